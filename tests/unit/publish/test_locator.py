"""A locator map points at places, sets a country off by its code, and is the same each time."""

from __future__ import annotations

import re
from xml.etree import ElementTree as ET

import pytest

from nightdesk.publish.locator import caption, draw_locator
from nightdesk.stories.model import Place

KABUL = (Place("Kabul", "AF", 34.53, 69.17), Place("Afghanistan", "AF", 34.67, 68.45))


def here(svg: str) -> str:
    return ET.fromstring(svg).find("path[@class='here']").attrib["d"]  # type: ignore[union-attr]


def test_a_town_is_pointed_at_and_named() -> None:
    svg = draw_locator(KABUL)
    words = [text.text for text in ET.fromstring(svg).iter("text")]
    assert words == ["Kabul"]
    assert caption(KABUL) == "Kabul, Afghanistan"


def test_a_country_is_set_off_without_a_point() -> None:
    svg = draw_locator((Place("Japan", "JP", 35.61, 138.51),))
    assert "<text" not in svg
    assert here(svg)


def test_a_country_with_two_names_is_named_once() -> None:
    turkey = Place("Turkey", "TR", 39.0, 35.0)
    assert caption([turkey]) == "Turkey"
    assert "<text" not in draw_locator((turkey,))


def test_a_point_across_a_border_sets_off_no_other_country() -> None:
    """The middle of what is known of Israel lies in the West Bank."""
    israel, palestine = draw_locator((Place("Israel", "IL", 32.32, 35.01),)), draw_locator((Place("Palestine", "PS", 31.9, 35.2),))
    assert here(israel) != here(palestine)


def test_crimea_is_drawn_with_ukraine() -> None:
    simferopol = (Place("Simferopol", "UA", 44.95, 34.10),)
    first = [float(number) for number in re.findall(r"M(-?\d+) (-?\d+)", here(draw_locator(simferopol)))[-1]]
    assert 0 < first[0] < 320


def test_a_place_abroad_is_left_to_its_own_story() -> None:
    assert caption((Place("Kenya", "KE", -0.55, 36.72), Place("Berlin", "DE", 52.52, 13.41))) == "Kenya"


@pytest.mark.parametrize("places", [(), (Place("Nowhere", None, None, None),)])
def test_what_lies_nobody_knows_where_is_not_drawn(places: tuple[Place, ...]) -> None:
    assert draw_locator(places) == ""


def test_names_cannot_break_out_of_the_drawing() -> None:
    svg = draw_locator((Place('<b>"x"', "PK", 30.0, 66.0),))
    assert "<b>" not in svg


@pytest.mark.parametrize(
    ("country", "latitude", "longitude"), [("RU", 54.59, 45.39), ("US", 39.56, -86.78), ("UA", 48.45, 31.78), ("FJ", -17.8, 178.0)]
)
def test_it_is_small_and_the_same_each_time(country: str, latitude: float, longitude: float) -> None:
    place = (Place("Somewhere", country, latitude, longitude),)
    svg = draw_locator(place)
    draw_locator.cache_clear()
    assert svg == draw_locator(place)
    assert len(svg) < 40_000
    assert "style" not in svg
