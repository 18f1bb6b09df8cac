"""Where one side rejects what is told, the rejection is told with it, and nobody says that the other side was silent."""

from __future__ import annotations

import pytest

from nightdesk.adapters.archives import SqliteArchive
from nightdesk.drafts.embedded import write
from nightdesk.drafts.model import Draft
from nightdesk.drafts.probes import run_probe
from nightdesk.drafts.rebuttal import rebuttal_after
from nightdesk.drafts.restate import clauses
from unit.drafts.packs import line, pack_of_items

STRUCK = "The coalition in Yemen launches airstrikes in Hadhramaut Governorate, killing 20 Southern Transitional Council fighters."
DISSOLVED = (
    "A Southern Transitional Council (STC) delegation in Riyadh announces the group's dissolution. "
    "The STC rejects the announcement, saying the announcement was made under duress."
)


@pytest.mark.parametrize("probe", ["denial", "answer", "other-side", "plea"])
@pytest.mark.parametrize(
    "text",
    [
        DISSOLVED,
        "Russia denies the attack.",
        "The army disputes the count.",
        "He says that he signed under duress.",
        "Die Regierung bestreitet den Angriff.",
        "Россия отвергла обвинения.",
        "El Gobierno rechaza la acusación.",
    ],
)
def test_a_denial_is_an_account_of_the_other_side(probe: str, text: str) -> None:
    assert run_probe(probe, {"it": text}) == ("it",)


def test_the_army_that_condemns_an_attack_is_heard() -> None:
    assert run_probe("other-side", {"it": "Iran condemned the strikes."}) == ("it",)


def test_only_the_next_sentence_rebuts() -> None:
    told = clauses(DISSOLVED)
    assert rebuttal_after(DISSOLVED, told[0]) == told[1]
    assert rebuttal_after(DISSOLVED, told[1]) is None


def test_a_rejection_is_told_and_the_other_side_is_not_called_silent(morgue: SqliteArchive) -> None:
    draft = write(pack_of_items((line(STRUCK, "2026-01-02", id_="t-1"), line(DISSOLVED, "2026-01-09", id_="t-2")), morgue))
    assert isinstance(draft, Draft)
    told = " ".join(sentence.text for sentence in draft.sentences())
    assert "The STC rejected the announcement" in told
    assert "the other side" not in told


def test_who_disputes_the_headline_in_the_same_sentence_stands_right_under_it(morgue: SqliteArchive) -> None:
    told = (
        "Nigerian police state that at least 80 people abducted from churches in Kaduna State return to their homes, but the Christian "
        "Association of Nigeria disputed the figure and said most of the 177 worshippers remain missing."
    )
    draft = write(pack_of_items((line(told, "2026-02-02", id_="t-1"), line(told, "2026-02-03", id_="t-2")), morgue))
    assert isinstance(draft, Draft)
    assert draft.standfirst.text.startswith("The Christian Association of Nigeria disputed the figure")
