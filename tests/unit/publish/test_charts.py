"""A chart is drawn as an SVG without styles, says in words what it shows, and escapes what it is given."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from itertools import pairwise
from xml.etree import ElementTree as ET

import pytest

from nightdesk.drafts.model import Chart, ChartForm, ChartPoint
from nightdesk.publish.charts import draw
from nightdesk.testing.articles import ArticleDesk


def chart(form: ChartForm, *values: float, emphasis: int | None = None) -> Chart:
    desk = ArticleDesk("chart")
    points = tuple(
        ChartPoint(f"Point {index}", date(2022, 11, 21 + index % 9), value, desk.fact(str(value), "ce-2026-01-31-002"), index == emphasis)
        for index, value in enumerate(values)
    )
    return Chart(form, "Reported dead", "people", points)


def parsed(drawing: str) -> ET.Element:
    return ET.fromstring(drawing)


@pytest.mark.parametrize("form", ChartForm)
def test_every_value_stands_on_the_chart(form: ChartForm) -> None:
    texts = [text.text for text in parsed(draw(chart(form, 46, 162, 1103))).iter("text")]
    assert {"46", "162", "1,103"} <= set(texts)


def test_bars_are_as_long_as_their_values() -> None:
    bars = [float(bar.get("width") or 0) for bar in parsed(draw(chart(ChartForm.BARS, 50, 100))).iter("rect")]
    assert bars[1] == pytest.approx(2 * bars[0], abs=0.2)


def test_a_fall_goes_down() -> None:
    heights = [float(point.get("cy") or 0) for point in parsed(draw(chart(ChartForm.STEPS, 162, 103))).iter("circle")]
    assert heights[1] > heights[0]


@pytest.mark.parametrize("form", ChartForm)
def test_the_emphasised_point_alone_is_marked(form: ChartForm) -> None:
    shapes = [shape for shape in parsed(draw(chart(form, 1, 2, 3, emphasis=1))).iter() if shape.tag in ("rect", "circle")]
    assert ["marked" in (shape.get("class") or "") for shape in shapes] == [False, True, False]


@pytest.mark.parametrize("form", ChartForm)
def test_the_picture_is_told_in_words(form: ChartForm) -> None:
    drawn = parsed(draw(chart(form, 46, 334)))
    assert drawn.get("role") == "img"
    assert drawn.get("aria-label") == "Reported dead, in people: 2 points from 46 (Point 0) to 334 (Point 1), least 46, greatest 334."


@pytest.mark.parametrize("form", ChartForm)
def test_no_style_or_script_gets_in_by_a_label(form: ChartForm) -> None:
    hostile = chart(form, 1, 2)
    hostile = replace(hostile, title="<script>x</script>", points=tuple(replace(p, label='"><style>*{}</style>') for p in hostile.points))
    tags = {element.tag for element in parsed(draw(hostile)).iter()}
    assert tags <= {"svg", "title", "text", "rect", "line", "path", "circle"}
    assert not any(element.get("style") for element in parsed(draw(hostile)).iter())


@pytest.mark.parametrize("values", [(0,), (0, 0), (5,), (1_250_000, 3), (0.5, 0.25)])
@pytest.mark.parametrize("form", ChartForm)
def test_odd_values_are_drawn_within_the_picture(form: ChartForm, values: tuple[float, ...]) -> None:
    drawn = parsed(draw(chart(form, *values)))
    width, height = map(float, (drawn.get("viewBox") or "").split()[2:])
    for shape in drawn.iter():
        assert float(shape.get("x") or shape.get("cx") or 0) <= width
        assert 0 <= float(shape.get("y") or shape.get("cy") or 0) <= height


def test_nothing_is_drawn_of_nothing_and_the_same_of_the_same() -> None:
    assert draw(chart(ChartForm.BARS)) == ""
    assert draw(chart(ChartForm.STEPS, 1, 2)) == draw(chart(ChartForm.STEPS, 1, 2))


def test_dates_stand_apart_and_numbers_within_the_picture() -> None:
    """Many statements on the first days and one on each of the last: their dates would fall over one another."""
    days = [*([date(2023, 2, 6)] * 30), *(date(2023, 2, day) for day in range(8, 16))]
    drawn = chart(ChartForm.STEPS, *(float(1_000 * index) for index in range(38)))
    drawn = replace(drawn, points=tuple(replace(point, at=day) for point, day in zip(drawn.points, days, strict=True)))
    ticks = [text for text in parsed(draw(drawn)).iter("text") if text.get("class") == "tick"]
    places = [float(text.get("x") or 0) for text in ticks if (text.text or "").endswith("Feb")]
    assert len(places) > 1
    assert all(later - earlier >= 60 for earlier, later in pairwise(places))
    assert all(float(text.get("x") or 0) >= 7 * len(text.text or "") for text in ticks if text.get("text-anchor") == "end")
