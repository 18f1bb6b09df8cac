"""A mass kidnapping is shown with those before it in the same country, and with what came of them."""

from __future__ import annotations

from nightdesk.adapters.archives import SqliteArchive
from nightdesk.drafts.material import Material
from nightdesk.drafts.model_writer.dossier import Dossier, open_dossier
from nightdesk.drafts.model_writer.takings import takes_many
from unit.drafts.packs import pack_of


def taken_from_churches(morgue: SqliteArchive) -> Dossier:
    return open_dossier(Material(pack_of(["ce-2026-02-02-012", "ce-2026-02-05-015", "ce-2026-02-07-007"], morgue)))


def told(dossier: Dossier, *words: str) -> bool:
    return any(all(word in dossier.lines[label].text for word in words) for label in dossier.alike)


def test_those_taken_before_are_shown_and_who_of_them_came_back(morgue: SqliteArchive) -> None:
    dossier = taken_from_churches(morgue)
    assert told(dossier, "At least 317 girls are kidnapped")
    assert told(dossier, "All 279 schoolgirls", "released by their armed kidnappers")
    assert told(dossier, "315 people", "Catholic school")
    assert told(dossier, "all remaining 130 students and staff", "have been released")


def test_what_was_done_about_it_is_shown_and_so_are_churches_where_few_were_taken(morgue: SqliteArchive) -> None:
    dossier = taken_from_churches(morgue)
    assert told(dossier, "nationwide security emergency", "kidnappings")
    assert told(dossier, "church in Eruku", "kidnapping the pastor")


def test_other_countries_and_attacks_without_captives_are_left_out(morgue: SqliteArchive) -> None:
    dossier = taken_from_churches(morgue)
    assert not told(dossier, "Cameroon")
    assert not told(dossier, "Chad")
    assert not told(dossier, "suicide bomber attacks a mosque")


def test_where_few_were_taken_it_is_an_attack_like_others(morgue: SqliteArchive) -> None:
    assert takes_many(taken_from_churches(morgue).material)
    assert not takes_many(Material(pack_of(["ce-2026-02-07-007"], morgue)))
