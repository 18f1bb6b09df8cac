"""What is set beside a story is of its kind, and nobody's private life is background."""

from __future__ import annotations

from datetime import date

import pytest

from nightdesk.adapters.archives import SqliteArchive
from nightdesk.archive.model import ArchiveLine
from nightdesk.drafts.embedded import write
from nightdesk.drafts.kin import is_kin
from nightdesk.drafts.model import Draft, Sentence, SentenceKind
from nightdesk.foundation.ids import ArchiveLineId
from nightdesk.stories.model import EventKind
from unit.drafts.packs import line, pack_of_items


def archived(text: str) -> ArchiveLine:
    return ArchiveLine(ArchiveLineId("a-1"), date(2020, 1, 1), text)


@pytest.mark.parametrize(
    ("text", "kind", "kin"),
    [
        ("At least 119 people are killed in a fire at a poultry farm in Jilin, China.", EventKind.FIRE, True),
        ("China fires twelve officials for misconduct in the Sichuan earthquake relief effort.", EventKind.FIRE, False),
        ("Angry supporters storm the United States embassy in Baghdad after an airstrike by militants.", EventKind.STORM, False),
        ("Two people are known to have died following a bomb blast in Istanbul, Turkey.", EventKind.ATTACK, True),
    ],
)
def test_a_line_is_kin_by_what_it_tells_and_not_by_a_word(text: str, kind: EventKind, kin: bool) -> None:
    assert is_kin(archived(text), kind, named=False) is kin


def test_a_persons_private_life_is_no_background(morgue: SqliteArchive) -> None:
    freed = "American basketball player Brittney Griner and Russian arms dealer Viktor Bout are freed in a prisoner exchange."
    draft = write(pack_of_items((line(freed, "2022-12-08", id_="t-1"), line(freed, "2022-12-09", id_="t-2")), morgue))
    assert isinstance(draft, Draft)
    told = " ".join(sentence.text for sentence in background(draft))
    assert "prison" in told
    assert "lesbian" not in told


def background(draft: Draft) -> list[Sentence]:
    return [sentence for sentence in draft.sentences() if sentence.kind is SentenceKind.BACKGROUND]
