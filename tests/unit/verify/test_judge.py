"""A judge from outside can lower a verdict and never raise it."""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from nightdesk.drafts.language_model import Answered, NoAnswer, Receipt, Role, Trouble
from nightdesk.drafts.model import Operation
from nightdesk.drafts.model_writer.prompts import read_prompts
from nightdesk.foundation.ids import SentenceId
from nightdesk.testing.lines import lines
from nightdesk.verify.judge import Opinion, Question, with_opinions
from nightdesk.verify.model import Status
from nightdesk.verify.model_judge import ModelJudge
from nightdesk.verify.sift import sift
from unit.verify.bench import BALOCHISTAN, HEADLINE, derived, draft, fact, item, judge, source

NEWSROOM = Path(__file__).parents[3] / "newsroom"
RAIDS, ATTACKS, END, NUSHKI = BALOCHISTAN
SOUND = fact("Coordinated attacks killed 33 people, including 18 civilians.", ATTACKS)
FALSE = fact("Coordinated attacks killed 38 people.", ATTACKS)
SUM = derived("Together the military counts 163 dead.", Operation.SUM, [("145", "insurgents", END), ("18", "civilians", END)], "163")


@dataclass
class Asked:
    """A judge that says what it is told to say, and remembers what it was asked."""

    says: dict[str, Status]
    asked: list[Question] = field(default_factory=list)
    name: str = "a judge (test)"

    def opinions(self, questions):
        self.asked += questions
        return [Opinion(SentenceId(name), status, "so it seems\x00 to me\n\n" + "x" * 999) for name, status in self.says.items()]


def judged(says, *sentences):
    given = draft(*sentences)
    return with_opinions(given, judge(given), Asked(says))


def test_what_a_judge_thinks_worse_of_is_lowered():
    assert judged({SOUND.id: Status.DOUBTFUL}, SOUND).status_of(SOUND.id) is Status.DOUBTFUL
    assert judged({SOUND.id: Status.UNSUPPORTED}, SOUND).status_of(SOUND.id) is Status.UNSUPPORTED


def test_praise_raises_nothing():
    assert judged({FALSE.id: Status.SUPPORTED}, FALSE).status_of(FALSE.id) is Status.UNSUPPORTED
    assert judged({SOUND.id: Status.SUPPORTED}, SOUND).status_of(SOUND.id) is Status.SUPPORTED


def test_only_what_the_checks_let_stand_is_asked_about_and_computations_are_not():
    given, other = draft(SOUND, FALSE, SUM), Asked({})
    with_opinions(given, judge(given), other)
    assert {question.sentence.id for question in other.asked} >= {SOUND.id, HEADLINE.id}
    assert {FALSE.id, SUM.id}.isdisjoint(question.sentence.id for question in other.asked)
    assert next(question for question in other.asked if question.sentence.id == SOUND.id).passages[0].document == ATTACKS


def test_an_opinion_nobody_asked_for_changes_nothing():
    assert judged({SUM.id: Status.UNSUPPORTED}, SOUND, SUM).status_of(SUM.id) is Status.SUPPORTED


def test_a_judges_reasons_are_short_and_plain():
    verdict = judged({SOUND.id: Status.DOUBTFUL}, SOUND)
    says = next(finding.says for finding in verdict.findings if finding.check == "judge")
    assert len(says) < 320
    assert says.isprintable()


def test_what_a_judge_refutes_is_sifted_out_and_the_judge_is_asked_once():
    given, other = draft(SOUND, FALSE), Asked({SOUND.id: Status.UNSUPPORTED})
    known = lines()
    items = [item(known[name]) for name in BALOCHISTAN]
    left, verdict, gone = sift(given, items, [], [source(name) for name in sorted({one.source for one in items})], other)
    assert left is not None
    assert SOUND.id not in {sentence.id for sentence in left.sentences()}
    assert {finding.check for finding in gone if finding.sentence == SOUND.id} == {"judge"}
    assert len([question for question in other.asked if question.sentence.id == SOUND.id]) == 1
    assert not verdict.failed()


class Mind:
    """A language model that gives one answer to every question, and remembers them."""

    def __init__(self, says):
        self.says, self.asked = says, []

    def ask(self, question):
        self.asked.append(question)
        labels = json.loads(question.material.rsplit("Answer for each of: ", 1)[1])
        rows = [{"id": label, "borne_out": self.says, "why": "so I read it"} for label in labels]
        return Answered(question.answer.model_validate({"sentences": rows}), (receipt(question),))


class Silent:
    def ask(self, question):
        return NoAnswer(Trouble.UNREACHABLE, "nobody is there")


def receipt(question):
    return Receipt(question.role, question.step, "mind", question.prompt, "", 1, 1, 1, 0.0)


def reader_of(mind, **more):
    return ModelJudge(mind, read_prompts(NEWSROOM / "prompts", NEWSROOM / "house-style.md"), "story:1", **more)


@pytest.mark.parametrize(("says", "status"), [("yes", Status.SUPPORTED), ("no", Status.UNSUPPORTED), ("unsure", Status.SUPPORTED)])
def test_a_model_that_judges_fails_what_it_refutes_and_raises_nothing(says, status):
    given = draft(SOUND, FALSE)
    verdict = with_opinions(given, judge(given), reader_of(Mind(says)))
    assert verdict.status_of(SOUND.id) is status
    assert verdict.status_of(FALSE.id) is Status.UNSUPPORTED


def test_at_the_desk_a_model_that_is_unsure_leaves_a_sentence_in_doubt():
    given = draft(SOUND)
    assert with_opinions(given, judge(given), reader_of(Mind("unsure"), doubts=True)).status_of(SOUND.id) is Status.DOUBTFUL


def test_a_sentence_is_put_before_a_model_with_its_passages_fenced_and_only_once():
    given, mind = draft(SOUND), Mind("yes")
    reader = reader_of(mind)
    with_opinions(given, judge(given), reader)
    asked = len(mind.asked)
    with_opinions(given, judge(given), reader)
    assert len(mind.asked) == asked == len(reader.receipts)
    assert mind.asked[0].role is Role.JUDGE
    assert "<<<evidence" in mind.asked[0].material.split(SOUND.text)[0]


def test_no_answer_is_no_opinion():
    given = draft(SOUND)
    assert with_opinions(given, judge(given), reader_of(Silent())).status_of(SOUND.id) is Status.SUPPORTED
