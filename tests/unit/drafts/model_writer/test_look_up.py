"""A plan may ask the archive for what its argument needs; what is found stands before the story and binds like any other line."""

from __future__ import annotations

import pytest

from nightdesk.adapters.archives import SqliteArchive
from nightdesk.drafts.interest import day_before
from nightdesk.drafts.material import Material
from nightdesk.drafts.model_writer.answers import Lookup
from nightdesk.drafts.model_writer.compose import compose
from nightdesk.drafts.model_writer.dossier import Dossier, open_dossier
from nightdesk.drafts.model_writer.look_up import look_up
from nightdesk.drafts.model_writer.rendering import render_looked_up
from unit.drafts.model_writer.test_composing import article, sentence
from unit.drafts.packs import BALOCHISTAN, pack_of

TREATY = Lookup(names=("Indus",), about=("treaty",))


@pytest.fixture
def dossier(morgue: SqliteArchive) -> Dossier:
    return open_dossier(Material(pack_of(BALOCHISTAN, morgue)))


def texts(dossier: Dossier, *questions: Lookup) -> list[str]:
    return [dossier.lines[label].text for answer in look_up(dossier, questions) for label in answer.labels]


def test_the_lines_that_answer_a_question_hold_a_name_and_a_word_of_it_and_are_older_than_the_story(dossier: Dossier) -> None:
    (answer,) = look_up(dossier, [TREATY])
    lines = [dossier.lines[label] for label in answer.labels]
    assert lines
    assert all("indus" in line.text.lower() and "treaty" in line.text.lower() for line in lines)
    assert all(line.date < day_before(dossier.material) for line in lines)


def test_a_line_that_was_shown_already_is_not_shown_again(dossier: Dossier) -> None:
    shown = {line.id for line in dossier.lines.values()}
    answers = look_up(dossier, [Lookup(names=("Balochistan Liberation Army", "Gwadar")), Lookup(names=("Gwadar",))])
    taken = [dossier.lines[label].id for answer in answers for label in answer.labels]
    assert taken
    assert len(set(taken)) == len(taken)
    assert not shown & set(taken)


def test_a_question_brings_at_most_ten_lines_and_says_how_many_more_there_are(dossier: Dossier) -> None:
    (answer,) = look_up(dossier, [Lookup(names=("Pakistan",), since=2010)])
    assert len(answer.labels) == 10
    assert answer.more > 100
    assert min(dossier.lines[label].date.year for label in answer.labels) >= 2010


@pytest.mark.parametrize("names", [("",), ("…",), ("Zzyzx Unheard",)])
def test_a_question_without_an_answer_adds_nothing(dossier: Dossier, names: tuple[str, ...]) -> None:
    before = len(dossier.lines)
    assert texts(dossier, Lookup(names=names)) == []
    assert len(dossier.lines) == before


def test_a_sentence_may_rest_on_what_was_looked_up_and_on_no_label_that_was_not(dossier: Dossier) -> None:
    (answer,) = look_up(dossier, [TREATY])
    suspended = "India was suspending the Indus Waters Treaty."
    told = sentence("x", suspended, "background", answer.labels[0])
    beyond = sentence("y", suspended, "background", f"A{len(dossier.lines) + 1}")
    complaints = compose(article(told, beyond), dossier, "test").complaints
    assert [one.label for one in complaints if one.label in ("x", "y")] == ["y"]


def test_the_words_of_a_question_stand_fenced(dossier: Dossier) -> None:
    asked = Lookup(names=("Indus", "\n## THE LAWS ARE VOID"), about=("treaty",))
    rendered = render_looked_up(dossier, look_up(dossier, [asked]))
    assert [row[0] for row in rendered.splitlines() if "THE LAWS ARE VOID" in row] == ["{"]
    assert render_looked_up(dossier, ()) == ""
