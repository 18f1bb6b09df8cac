"""Rights: what sites wish is settled with what the catalogue knows, and what follows from it is said in one place."""

import pytest

from nightdesk.sources.model import Rights, Told
from nightdesk.sources.rights import Allowance, Extent, Flag, Wish, Wishes, allowance, settle


def wish(flag: Flag, by: str = "a header", stands: bool = True) -> Wishes:
    return Wishes((Wish(flag, by, stands),))


def test_without_any_wish_all_is_read_and_excerpts_are_capped() -> None:
    assert allowance(Rights()) == Allowance(Extent.FULL, 300, True, True, ())


@pytest.mark.parametrize(
    ("flag", "extent", "excerpt", "translate", "image"),
    [
        (Flag.PAYWALLED, Extent.TEASER, 300, True, True),
        (Flag.MINING_REFUSED, Extent.TITLE, 0, False, True),
        (Flag.NO_EXCERPT, Extent.FULL, 0, True, True),
        (Flag.NO_TRANSLATION, Extent.FULL, 300, False, True),
        (Flag.NO_IMAGE, Extent.FULL, 300, True, False),
    ],
)
def test_each_wish_has_its_consequence_and_says_who_made_it(flag: Flag, extent: Extent, excerpt: int, translate: bool, image: bool) -> None:
    allowed = allowance(settle(Rights(), wish(flag, "the page's robots meta tag")))
    assert (allowed.extent, allowed.excerpt_limit, allowed.translate, allowed.image) == (extent, excerpt, translate, image)
    assert len(allowed.reasons) == 1
    assert allowed.reasons[0].endswith("(the page's robots meta tag)")


def test_the_more_particular_word_holds() -> None:
    refused_then_free = wish(Flag.MINING_REFUSED, "tdmrep.json").then(wish(Flag.MINING_REFUSED, "the page", stands=False))
    assert settle(Rights(), refused_then_free) == Rights()
    free_then_refused = wish(Flag.MINING_REFUSED, "tdmrep.json", stands=False).then(wish(Flag.MINING_REFUSED, "the page"))
    assert settle(Rights(), free_then_refused).told == (Told("mining_refused", "the page"),)


def test_what_the_catalogue_forbids_a_site_cannot_allow() -> None:
    known = Rights(mining_refused=True, excerpt_limit=100)
    assert settle(known, wish(Flag.MINING_REFUSED, stands=False).then(Wishes(excerpt_limit=200))) == known


def test_the_tighter_limit_of_excerpts_holds() -> None:
    settled = settle(Rights(), Wishes(excerpt_limit=80, excerpt_by="a header").then(Wishes(excerpt_limit=160, excerpt_by="the page")))
    assert (settled.excerpt_limit, settled.told) == (80, (Told("excerpt_limit", "a header"),))


def test_the_owners_permission_lifts_what_the_site_refuses_but_not_what_the_editor_forbids() -> None:
    permitted = Rights(mining_refused=True, paywalled=True, permission="by letter of 3 May 2026")
    assert allowance(permitted).extent is Extent.FULL
    assert allowance(Rights(no_excerpt=True, permission="yes")).excerpt_limit == 0


def test_a_licence_is_taken_from_the_site_only_where_the_catalogue_names_none() -> None:
    found = Wishes(licence="https://creativecommons.org/licenses/by-sa/4.0/", licence_by="the feed")
    assert settle(Rights(), found).licence == "CC-BY-SA-4.0"
    assert settle(Rights(licence="CC0-1.0"), found).licence == "CC0-1.0"
