"""A body known by its letters is named in full once, and by its letters after that."""

from __future__ import annotations

from nightdesk.adapters.archives import SqliteArchive
from nightdesk.drafts.embedded import write
from nightdesk.drafts.model import Draft, Paragraph
from unit.drafts.packs import line, pack_of_items

STRUCK = "The coalition in Yemen launches airstrikes in Hadhramaut Governorate, killing 20 Southern Transitional Council (STC) fighters."
DISSOLVED = "A Southern Transitional Council (STC) delegation in Riyadh announces the group's dissolution."


def body(draft: object) -> list[str]:
    assert isinstance(draft, Draft)
    blocks = [block for section in draft.sections for block in section.blocks if isinstance(block, Paragraph)]
    return [sentence.text for block in blocks for sentence in block.sentences]


def test_the_name_stands_with_its_letters_once_and_then_the_letters_alone(morgue: SqliteArchive) -> None:
    told = body(write(pack_of_items((line(STRUCK, "2026-01-02", id_="t-1"), line(DISSOLVED, "2026-01-09", id_="t-2")), morgue)))
    assert sum("(STC)" in text for text in told) == 1
    assert any("killing 20 STC fighters" in text for text in told)


def test_letters_that_no_passage_of_a_sentence_writes_are_not_set_into_it(morgue: SqliteArchive) -> None:
    struck = STRUCK.replace(" (STC)", "")
    told = body(write(pack_of_items((line(struck, "2026-01-02", id_="t-1"), line(DISSOLVED, "2026-01-09", id_="t-2")), morgue)))
    assert any("killing 20 Southern Transitional Council fighters" in text for text in told)
