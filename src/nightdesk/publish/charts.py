"""Draws a chart as an SVG of plain shapes with class names: the page's stylesheet colours it, in light, dark and print."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from html import escape
from math import ceil, floor, log10

from nightdesk.drafts.model import Chart, ChartForm, ChartPoint

_WIDTH = 640
_BAR = 30
_WIDEST_LABEL = 190
_STEPS_HEIGHT = 260
_MOST_POINTS = 60
_DIGIT = 8
"""The width of a digit, and of a date with its neighbours kept off, in the drawing's own units."""
_DATE = 60.0

Position = Callable[[int], float]
Height = Callable[[float], float]


def draw(chart: Chart) -> str:
    """The SVG, or nothing for a chart without points. The same chart gives the same bytes."""
    points = chart.points[:_MOST_POINTS]
    if not points:
        return ""
    height, shapes = _bars(points) if chart.form is ChartForm.BARS else _steps(points)
    return (
        f'<svg class="chart chart-{chart.form}" viewBox="0 0 {_WIDTH} {height}" role="img" aria-label="{escape(_in_words(chart))}">'
        f"<title>{escape(chart.title)}</title>{''.join(shapes)}</svg>"
    )


def _in_words(chart: Chart) -> str:
    """What the picture tells someone who does not see it; the numbers stand in the table beside it."""
    values = [point.value for point in chart.points]
    first, last = chart.points[0], chart.points[-1]
    ends = f"from {_number(first.value)} ({first.label}) to {_number(last.value)} ({last.label})"
    return f"{chart.title}, in {chart.unit}: {len(values)} points {ends}, least {_number(min(values))}, greatest {_number(max(values))}."


def _bars(points: tuple[ChartPoint, ...]) -> tuple[int, Iterator[str]]:
    start = min(_WIDEST_LABEL, 20 + 9 * max(len(_short(point.label)) for point in points))
    room = _WIDTH - start - 80
    top = max((point.value for point in points), default=0) or 1

    def shapes() -> Iterator[str]:
        yield f'<line class="axis" x1="{start}" y1="4" x2="{start}" y2="{_BAR * len(points) + 4}"/>'
        for index, point in enumerate(points):
            y = index * _BAR + 8
            length = _round(max(point.value / top * room, 1 if point.value > 0 else 0))
            mark = " marked" if point.emphasis else ""
            yield f'<text class="label" x="{start - 10}" y="{y + 16}" text-anchor="end">{escape(_short(point.label))}</text>'
            yield f'<rect class="bar{mark}" x="{start}" y="{y}" width="{length}" height="{_BAR - 8}" rx="2"/>'
            yield f'<text class="value{mark}" x="{_round(start + length + 8)}" y="{y + 16}">{_number(point.value)}</text>'

    return _BAR * len(points) + 10, shapes()


def _steps(points: tuple[ChartPoint, ...]) -> tuple[int, Iterator[str]]:
    """Points stand at equal distances, in their order: what is shown is how a count moved from statement to statement."""
    top = _ceiling(max(point.value for point in points))
    left, right, above, below = 14 + _DIGIT * len(_number(top)), 16, 22, 46
    across = (_WIDTH - left - right) / max(len(points), 1)
    tall = _STEPS_HEIGHT - above - below

    def x_of(index: int) -> float:
        return _round(left + index * across)

    def y_of(value: float) -> float:
        return _round(above + tall * (1 - value / top))

    def shapes() -> Iterator[str]:
        for tick in (0, top / 2, top):
            yield f'<line class="grid" x1="{left}" y1="{y_of(tick)}" x2="{_WIDTH - right}" y2="{y_of(tick)}"/>'
            yield f'<text class="tick" x="{left - 8}" y="{y_of(tick) + 4}" text-anchor="end">{_number(tick)}</text>'
        yield f'<path class="area" d="{_stair(points, x_of, y_of)}V{y_of(0)}H{x_of(0)}Z"/>'
        yield f'<path class="stair" d="{_stair(points, x_of, y_of)}"/>'
        for index, point in enumerate(points):
            mark = " marked" if point.emphasis else ""
            middle = _round(x_of(index) + across / 2)
            yield f'<circle class="point{mark}" cx="{middle}" cy="{y_of(point.value)}" r="{5 if point.emphasis else 3.5}"/>'
            if point.emphasis or len(points) <= 14:
                y = _round(y_of(point.value) - 9)
                yield f'<text class="value{mark}" x="{middle}" y="{y}" text-anchor="middle">{_number(point.value)}</text>'
        yield from _days(points, lambda index: _round(x_of(index) + across / 2))

    return _STEPS_HEIGHT, shapes()


def _days(points: tuple[ChartPoint, ...], middle: Position) -> Iterator[str]:
    """Dates under the points: each day once, no more than seven, and none over another."""
    firsts = [index for index, point in enumerate(points) if index == 0 or points[index - 1].at != point.at]
    end = -_DATE
    for index in firsts[:: ceil(len(firsts) / 7)]:
        if middle(index) - end < _DATE:
            continue
        end, day = middle(index), points[index].at
        yield f'<text class="tick" x="{middle(index)}" y="{_STEPS_HEIGHT - 22}" text-anchor="middle">{day.day} {day:%b}</text>'
    years = sorted({point.at.year for point in points})
    span = str(years[0]) if len(years) == 1 else f"{years[0]} to {years[-1]}"
    yield f'<text class="tick" x="{middle(0)}" y="{_STEPS_HEIGHT - 6}" text-anchor="middle">{span}</text>'


def _stair(points: tuple[ChartPoint, ...], x_of: Position, y_of: Height) -> str:
    treads = [f"V{y_of(point.value)}H{x_of(index + 1)}" for index, point in enumerate(points)]
    return f"M{x_of(0)} {y_of(points[0].value)}{''.join(treads)}"


def _ceiling(value: float) -> float:
    """The next round number: 1, 1.5, 2, 2.5, 3, 4, 5, 6, 8 or 10 times a power of ten."""
    if value <= 0:
        return 1
    power = 10.0 ** floor(log10(value))
    return next(step * power for step in (1, 1.5, 2, 2.5, 3, 4, 5, 6, 8, 10) if step * power >= value)


def _number(value: float) -> str:
    """Thousands apart by commas, and decimals where there are some."""
    return f"{value:,.0f}" if value == int(value) else f"{value:,.1f}"


def _round(value: float) -> float:
    return round(value, 1)


def _short(label: str) -> str:
    return label if len(label) <= 26 else label[:25].rstrip() + "…"
