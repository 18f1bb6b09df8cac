"""A conflict is shown with what led to it in the months before, and not only with the events most like it."""

from __future__ import annotations

from nightdesk.adapters.archives import SqliteArchive
from nightdesk.archive.model import ArchiveLine
from nightdesk.drafts.material import Material
from nightdesk.drafts.model_writer.lately import lately
from unit.drafts.packs import pack_of

YEMEN = ["ce-2026-01-02-001", "ce-2026-01-04-001", "ce-2026-01-08-004", "ce-2026-01-08-005", "ce-2026-01-09-005"]
KORDOFAN = ["ce-2026-02-03-007", "ce-2026-02-05-001", "ce-2026-02-06-005", "ce-2026-02-07-005"]
CRANS_MONTANA = ["ce-2026-01-01-007", "ce-2026-01-14-005", "ce-2026-01-24-010"]


def led_to(items: list[str], morgue: SqliteArchive, known: tuple[ArchiveLine, ...] = ()) -> tuple[ArchiveLine, ...]:
    return lately(Material(pack_of(items, morgue)), known)


def told(lines: tuple[ArchiveLine, ...], words: str) -> bool:
    return any(words in line.text for line in lines)


def test_the_days_right_before_are_shown_where_the_portal_tells_each_event_under_its_day(morgue: SqliteArchive) -> None:
    lines = led_to(YEMEN, morgue)
    assert told(lines, "strikes the port of Mukalla")
    assert told(lines, "Yemen ends its defense pact with the UAE")


def test_other_kinds_of_event_are_shown_where_those_who_fight_took_part_in_them(morgue: SqliteArchive) -> None:
    lines = led_to(KORDOFAN, morgue)
    assert told(lines, "captured Babanusa")
    assert told(lines, "famine is detected in two Sudanese regions")
    assert told(lines, "strike a kindergarten in South Kordofan")


def test_what_is_known_already_is_not_shown_again(morgue: SqliteArchive) -> None:
    lines = led_to(KORDOFAN, morgue)
    assert not {line.id for line in led_to(KORDOFAN, morgue, lines)} & {line.id for line in lines}


def test_an_accident_has_no_run_up(morgue: SqliteArchive) -> None:
    assert led_to(CRANS_MONTANA, morgue) == ()
