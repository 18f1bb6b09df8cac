"""A language model as the judge: it sees each sentence with its passages and premises, fenced, and may only find fault.

One judge for every writer: what the embedded writer, a model or an editor at the desk wrote is put before it in the same words.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence

from nightdesk.drafts.language_model import Answered, Ask, LanguageModel, Receipt, Role
from nightdesk.drafts.model_writer.answers import Judged
from nightdesk.drafts.model_writer.fence import fenced
from nightdesk.drafts.model_writer.prompts import Prompts
from nightdesk.verify.judge import Opinion, Question
from nightdesk.verify.model import Status

_TOKENS, _AT_ONCE = 3_000, 40
_STATUSES = {"yes": Status.SUPPORTED, "unsure": Status.DOUBTFUL, "no": Status.UNSUPPORTED}


class ModelJudge:
    """Asks each question once: a sentence that was judged with the same passages before is not paid for again. `receipts` are its calls."""

    name = "a second reader"

    def __init__(self, model: LanguageModel, prompts: Prompts, about: str, *, doubts: bool = False) -> None:
        """`about` names the article for the cap; `doubts`: whether its "unsure" leaves a sentence in doubt, too."""
        self._model, self._prompts, self._about, self._doubts = model, prompts, about, doubts
        self._known: dict[str, tuple[Status, str] | None] = {}
        self.receipts: tuple[Receipt, ...] = ()

    def opinions(self, questions: Sequence[Question]) -> Sequence[Opinion]:
        rows = {_key(question): question for question in questions}
        new = [key for key in rows if key not in self._known]
        for start in range(0, len(new), _AT_ONCE):
            self._ask({f"s{number}": rows[key] for number, key in enumerate(new[start : start + _AT_ONCE], start=1)})
        return tuple(self._opinions(questions))

    def _opinions(self, questions: Sequence[Question]) -> Iterator[Opinion]:
        for question in questions:
            thought = self._known.get(_key(question))
            if thought is not None and (thought[0] is not Status.DOUBTFUL or self._doubts):
                yield Opinion(question.sentence.id, *thought)

    def _ask(self, labelled: Mapping[str, Question]) -> None:
        text, version = self._prompts.fill("judge")
        rows = [{"id": label, **_row(question)} for label, question in labelled.items()]
        material = f"## SENTENCES AND THEIR PASSAGES\n{fenced(rows)}\n\nAnswer for each of: {json.dumps(list(labelled))}"
        reply = self._model.ask(Ask(Role.JUDGE, self._about, "judge", text, material, version, Judged, _TOKENS))
        self.receipts += reply.receipts
        if not isinstance(reply, Answered):
            return
        self._known.update({_key(question): None for question in labelled.values()})
        for one in reply.answer.sentences:
            if (question := labelled.get(one.id.strip().lower())) is not None:
                self._known[_key(question)] = _STATUSES[one.borne_out], one.why


def _row(question: Question) -> dict[str, object]:
    passages = [f"{passage.source_name} ({passage.language}): {passage.text}" for passage in question.passages]
    premises = [premise.text for premise in question.premises]
    return {"sentence": question.sentence.text, "passages": passages, **({"rests on": premises} if premises else {})}


def _key(question: Question) -> str:
    return json.dumps(_row(question), ensure_ascii=False, sort_keys=True)
