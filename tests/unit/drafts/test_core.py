"""What the linker laid beside a story's matter without being of it is not told; what shows nothing of another matter stays."""

from __future__ import annotations

from nightdesk.archive.model import Archive
from nightdesk.drafts.core import core_of
from unit.drafts.packs import gold_stories, line, pack_of, pack_of_items

CRASH = line("Thirteen children are killed in a collision between a truck and a bus in Vanderbijlpark, Gauteng, South Africa.", id_="t-1")
TOLL = line("The death toll from the bus collision near Vanderbijlpark, Gauteng, South Africa, rises to 14.", "2026-01-12", id_="t-2")
OTHER_CRASH = line("One person is killed in a collision between two buses in Thabazimbi, Limpopo, South Africa.", "2026-01-12", id_="t-3")
SHOOTING = line("Three people are killed in a school shooting in Ntabankulu, Eastern Cape, South Africa.", "2026-01-12", id_="t-4")


def test_another_event_elsewhere_in_the_country_is_left_out_of_its_kind_or_not(morgue: Archive) -> None:
    pack, out = core_of(pack_of_items((CRASH, TOLL, OTHER_CRASH, SHOOTING), morgue))
    assert [item.id for item in out] == ["t-3", "t-4"]
    assert all(figure.item not in ("t-3", "t-4") for figure in pack.figures)


def test_a_pack_of_one_matter_stays_whole(morgue: Archive) -> None:
    whole = pack_of_items((CRASH, TOLL), morgue)
    assert core_of(whole) == (whole, ())


def test_labelled_stories_lose_next_to_nothing(morgue: Archive) -> None:
    """They are of one matter each: what is left out of them is left out wrongly."""
    lost = items = 0
    for ids in list(gold_stories().values())[::12]:
        lost += len(core_of(pack_of(ids, morgue))[1])
        items += len(ids)
    assert lost <= 0.01 * items
