"""Whoever was named in full is called after that as the reports call him."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from nightdesk.adapters.archives import SqliteArchive
from nightdesk.drafts.embedded import write
from nightdesk.drafts.model import Draft, Paragraph, Section, SectionRole, Sentence, SentenceKind
from nightdesk.drafts.short_names import by_short_names
from nightdesk.foundation.ids import PassageId, SentenceId, SourceId
from nightdesk.foundation.spans import Span
from nightdesk.wire.model import Passage, PassageKind
from unit.drafts.packs import line, pack_of_items

LULA = "Luiz Inácio Lula da Silva"


def told(*texts: str, evidence: str, name: str = LULA, kind: SentenceKind = SentenceKind.BACKGROUND) -> list[str]:
    sentences = tuple(Sentence(SentenceId(f"s-{place}"), text, kind) for place, text in enumerate(texts))
    at = datetime(2022, 10, 2, tzinfo=UTC)
    place = Span(0, len(evidence))
    passage = Passage(PassageId("p-1"), PassageKind.ARCHIVE, "line", place, evidence, "en", SourceId("portal"), "Portal", (), at, None)
    (section,) = by_short_names((Section(SectionRole.OPENING, None, (Paragraph(sentences),)),), (name,), (passage,))
    (paragraph,) = section.blocks
    assert isinstance(paragraph, Paragraph)
    return [sentence.text for sentence in paragraph.sentences]


def test_a_name_is_told_in_full_once() -> None:
    evidence = f"{LULA} leads. Lula obtained 48.3% of the vote."
    assert told(f"{LULA} won.", f"Former president {LULA} spoke.", evidence=evidence) == [f"{LULA} won.", "Former president Lula spoke."]


def test_nobody_is_called_by_what_no_report_calls_him() -> None:
    assert told(f"{LULA} won.", f"{LULA} spoke.", evidence=f"{LULA} leads in Da Silva's town.") == [f"{LULA} won.", f"{LULA} spoke."]


def test_a_short_name_that_is_anothers_too_is_not_used() -> None:
    name, evidence = "Jair Bolsonaro", "Bolsonaro loses. Senator Flávio Bolsonaro and Michelle Bolsonaro mourn."
    assert told(f"{name} lost.", f"{name} spoke.", evidence=evidence, name=name) == [f"{name} lost.", f"{name} spoke."]


@pytest.mark.parametrize("text", [f"He is «{LULA}» to friends.", f"The President of Brazil {LULA} spoke."])
def test_quoted_words_and_a_name_behind_another_stay_whole(text: str) -> None:
    assert told(f"{LULA} won.", text, evidence="Lula obtained 48.3% of the vote.") == [f"{LULA} won.", text]


def test_what_was_searched_for_is_named_as_it_was_searched() -> None:
    text = f"None of the reports that name {LULA} tells of a sentence."
    assert told(text, text, evidence="Lula obtained 48.3% of the vote.", kind=SentenceKind.ABSENCE) == [text, text]


def test_who_takes_office_was_elected_in_the_same_breath(morgue: SqliteArchive) -> None:
    text = "Luiz Inácio Lula da Silva is inaugurated as President of Brazil."
    draft = write(pack_of_items((line(text, "2023-01-01", id_="t-1"), line(text, "2023-01-02", id_="t-2")), morgue))
    assert isinstance(draft, Draft)
    (first, *_) = draft.sections[0].blocks
    assert isinstance(first, Paragraph)
    assert any("run-off" in sentence.text and "50.9%" in sentence.text for sentence in first.sentences)
