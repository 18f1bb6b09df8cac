"""A second reader: a model that sees each sentence with its passages alone, and may only find fault."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping

from nightdesk.drafts.language_model import Ask, Role
from nightdesk.drafts.model import Draft, Sentence, SentenceKind
from nightdesk.drafts.model_writer.answers import Judged
from nightdesk.drafts.model_writer.fence import fenced
from nightdesk.drafts.model_writer.prompts import Prompts
from nightdesk.foundation.ids import SentenceId

_TOKENS = 3_000


def question_on(draft: Draft, labels: Mapping[SentenceId, str], prompts: Prompts, about: str) -> Ask[Judged]:
    """What the second reader is asked: facts and background, for the rest is computed or concluded and has checks of its own."""
    text, version = prompts.fill("judge")
    rows = list(_rows(draft, labels))
    material = f"## SENTENCES AND THEIR PASSAGES\n{fenced(rows)}\n\nAnswer for each of: {json.dumps([row['id'] for row in rows])}"
    return Ask(Role.JUDGE, about, "judge", text, material, version, Judged, _TOKENS)


def _rows(draft: Draft, labels: Mapping[SentenceId, str]) -> Iterator[Mapping[str, object]]:
    passages = {passage.id: passage for passage in draft.passages}
    for sentence in draft.sentences():
        if sentence.id in labels and _is_stated(sentence):
            beside = [f"{passages[name].source_name} ({passages[name].language}): {passages[name].text}" for name in sentence.passages]
            yield {"id": labels[sentence.id], "sentence": sentence.text, "passages": beside}


def _is_stated(sentence: Sentence) -> bool:
    return sentence.kind in (SentenceKind.FACT, SentenceKind.BACKGROUND)


def faults(judged: Judged) -> dict[str, str]:
    """What the second reader found, by the sentence's label. "unsure" is no fault."""
    return {
        one.id.strip().lower(): f"a second reader does not find it borne out: {one.why}"
        for one in judged.sentences
        if one.borne_out == "no"
    }
