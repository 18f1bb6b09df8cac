"""What was no news any more when it was read is kept, and told as background beside a later story of the same person."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from nightdesk.adapters.archives import SqliteArchive
from nightdesk.archive.model import ArchiveLine
from nightdesk.drafts.embedded import TooThin, write
from nightdesk.drafts.model import Draft, SentenceKind
from nightdesk.drafts.pack import EvidencePack
from nightdesk.drafts.recollection import Recollection
from nightdesk.drafts.remembering import recollect
from nightdesk.foundation.ids import ArchiveLineId
from nightdesk.verify.check import check
from nightdesk.verify.evidence import named_documents
from nightdesk.verify.model import Finding, Outcome
from unit.drafts.packs import edition, line, pack_of_items

READ_LATE = datetime(2022, 10, 27, 21, 58, 27, tzinfo=UTC)
KILLED = (
    ("av", "Цевесалав Япониялъул премьер-министр Шиндзо Абэ чӀван вуго."),
    ("hi", "जापान के पूर्व प्रधानमंत्री शिंजो आबे (चित्रित) का निधन, भाषण के दौरान मारी गयी थी गोली।"),
    ("sh", "Bivši marinac Tetsuya Yamagami ubio bivšeg japanskog premijera Shinzōa Abea dok je držao govor."),
)
SENTENCED = (
    "A district court in Nara, Japan, sentences Tetsuya Yamagami to life in prison for assassinating former prime minister Shinzo Abe "
    "in 2022."
)


@pytest.fixture(scope="module")
def remembered(morgue: SqliteArchive) -> Recollection:
    old = pack_of_items(tuple(edition(language, text, READ_LATE) for language, text in KILLED), morgue, name="killing")
    assert isinstance(write(old), TooThin)
    found = recollect(old)
    assert found is not None
    return found


def later(morgue: SqliteArchive, text: str, *recalled: Recollection) -> EvidencePack:
    return replace(pack_of_items((line(text, "2026-01-21", id_="t-later"),), morgue, name="later"), recollections=recalled)


def failures(draft: Draft, pack: EvidencePack) -> list[Finding]:
    items = (*pack.items, *pack.recalled)
    held = {item.id for item in items}
    lines: tuple[ArchiveLine, ...] = pack.archive.lines([ArchiveLineId(name) for name in named_documents(draft) if name not in held])
    return [finding for finding in check(draft, items, lines, pack.all_sources).findings if finding.outcome is Outcome.FAIL]


def test_old_news_is_kept_with_all_who_tell_it(remembered: Recollection) -> None:
    assert remembered.who.endswith("Abe")
    assert {item.language for item in remembered.items} == {"av", "hi", "sh"}
    assert {source.id for source in remembered.sources} == {item.source for item in remembered.items}


def test_news_is_not_kept_for_later(morgue: SqliteArchive) -> None:
    assert recollect(later(morgue, SENTENCED)) is None


def test_a_later_story_of_the_same_person_recalls_it_as_background(morgue: SqliteArchive, remembered: Recollection) -> None:
    pack = later(morgue, SENTENCED, remembered)
    draft = write(pack)
    assert isinstance(draft, Draft)
    told = next(sentence for sentence in draft.sentences() if "editions of Wikipedia had reported" in sentence.text)
    assert told.text.endswith("by 27 October 2022 that Shinzo Abe had been killed.")
    assert told.kind is SentenceKind.BACKGROUND
    named = {passage.document for passage in draft.passages if passage.id in told.passages}
    assert named == {item.id for item in remembered.items}
    assert failures(draft, pack) == []


def test_a_report_of_the_same_day_is_no_background(morgue: SqliteArchive, remembered: Recollection) -> None:
    today = tuple(replace(item, published_at=datetime(2026, 1, 21, 23, tzinfo=UTC)) for item in remembered.items)
    pack = later(morgue, SENTENCED, replace(remembered, items=today))
    draft = write(pack)
    assert isinstance(draft, Draft)
    assert [finding.check for finding in failures(draft, pack)] != []


def test_another_persons_story_does_not_recall_it(morgue: SqliteArchive, remembered: Recollection) -> None:
    other = "A court in Tokyo, Japan, sentences Shinji Aoba to death for an arson attack on an animation studio, which killed 36 people."
    draft = write(later(morgue, other, remembered))
    assert isinstance(draft, TooThin) or not any("had reported" in sentence.text for sentence in draft.sentences())
