"""One figure of lines for each kind of event, drawn around a point. `weight` from 0 to 1 is the size of what happened."""

from __future__ import annotations

from collections.abc import Callable
from math import cos, exp, pi, sin
from random import Random

from nightdesk.stories.model import EventKind

from .ground import HEIGHT, WIDTH

Motif = Callable[[Random, float, float, float], str]
"""(random, x, y, weight) to SVG elements that stroke with `currentColor`."""


def _circle(x: float, y: float, radius: float, width: float, opacity: float, dash: str = "") -> str:
    dashes = f' stroke-dasharray="{dash}"' if dash else ""
    return (
        f'<circle cx="{x:.1f}" cy="{y:.1f}" r="{radius:.1f}" fill="none" stroke="currentColor"'
        f' stroke-width="{width:.1f}" stroke-opacity="{opacity:.2f}"{dashes}/>'
    )


def _dot(x: float, y: float, radius: float, opacity: float) -> str:
    return f'<circle cx="{x:.1f}" cy="{y:.1f}" r="{radius:.1f}" fill="currentColor" fill-opacity="{opacity:.2f}"/>'


def _path(data: str, width: float, opacity: float) -> str:
    return (
        f'<path d="{data}" fill="none" stroke="currentColor" stroke-width="{width:.1f}"'
        f' stroke-opacity="{opacity:.2f}" stroke-linecap="round" stroke-linejoin="round"/>'
    )


def tremor(random: Random, x: float, y: float, weight: float) -> str:
    """Rings that widen, and the trace of a seismograph through the place."""
    rings = "".join(_circle(x, y, 22 + 30 * i * (0.7 + weight), 3.2 - 0.22 * i, 0.85 * exp(-0.24 * i)) for i in range(10))
    trace = f"M0 {y:.0f}"
    for step in range(0, WIDTH + 1, 7):
        swing = (26 + 150 * weight) * exp(-(((step - x) / (120 + 160 * weight)) ** 2))
        trace += f"L{step} {y + random.uniform(-1, 1) * (swing + 2):.1f}"
    return rings + _path(trace, 2.2, 0.9)


def spiral(random: Random, x: float, y: float, weight: float) -> str:
    """Arms of a storm."""
    arms = []
    for arm in range(7):
        turn, data = arm * 2 * pi / 7 + random.uniform(-0.2, 0.2), ""
        for step in range(60):
            angle, radius = turn + step * 0.075, 20 + step * (3.2 + 3.4 * weight)
            data += f"{'L' if data else 'M'}{x + radius * cos(angle):.1f} {y + radius * 0.82 * sin(angle):.1f}"
        arms.append(_path(data, 3.4 - 0.3 * (arm % 3), 0.75 - 0.08 * (arm % 4)))
    return "".join(arms) + _circle(x, y, 17, 3, 0.9)


def waves(random: Random, x: float, y: float, weight: float) -> str:
    """Water that rises from below."""
    lines = []
    for row in range(14):
        level = HEIGHT - 20 - row * (12 + 16 * weight)
        phase, height = random.uniform(0, 2 * pi), 6 + row * 0.7
        data = "".join(
            f"{'L' if step else 'M'}{step * 16} {level + height * sin(phase + step * 0.32):.1f}" for step in range(WIDTH // 16 + 1)
        )
        lines.append(_path(data, 2.6 - row * 0.1, 0.8 - row * 0.05))
    return "".join(lines)


def plume(random: Random, x: float, y: float, weight: float) -> str:
    """Sparks that rise and drift."""
    sparks = []
    for _ in range(140 + int(160 * weight)):
        rise = random.random() ** 0.7
        drift = random.gauss(0.35, 0.22) * rise
        spot = (x + 420 * drift + random.gauss(0, 16 + 60 * rise), y - rise * (y + 20))
        sparks.append(_dot(*spot, 1.2 + 5 * (1 - rise) * random.random(), 0.9 - 0.7 * rise))
    return "".join(sparks)


def fracture(random: Random, x: float, y: float, weight: float) -> str:
    """Lines that break away from a point, and rings that do not close."""
    lines = []
    for _ in range(16 + int(16 * weight)):
        angle, reach, data = random.uniform(0, 2 * pi), random.uniform(60, 170 + 260 * weight), f"M{x:.0f} {y:.0f}"
        for part in range(1, 5):
            bend = angle + random.uniform(-0.28, 0.28)
            data += f"L{x + reach * part / 4 * cos(bend):.0f} {y + reach * part / 4 * sin(bend):.0f}"
        lines.append(_path(data, random.uniform(0.9, 2.6), random.uniform(0.35, 0.85)))
    arcs = [_circle(x, y, 46 + 44 * i, 2.4, 0.7 - 0.1 * i, f"{random.randint(60, 160)} {random.randint(50, 140)}") for i in range(5)]
    return "".join(lines + arcs)


def crowd(random: Random, x: float, y: float, weight: float) -> str:
    """Many points drawn towards one."""
    dots = []
    for _ in range(420 + int(500 * weight)):
        angle, reach = random.uniform(0, 2 * pi), abs(random.gauss(0, 90 + 110 * weight)) + 6
        dots.append(_dot(x + reach * 1.5 * cos(angle), y + reach * sin(angle), random.uniform(1.6, 3.8), 0.3 + 0.6 * exp(-reach / 150)))
    return "".join(dots)


def hemicycle(random: Random, x: float, y: float, weight: float) -> str:
    """Seats of an assembly; some are taken."""
    seats, taken = [], random.uniform(0.4, 0.62)
    for row in range(8):
        radius, count = 120 + 34 * row, 15 + 4 * row
        for seat in range(count):
            share = seat / (count - 1)
            spot = (WIDTH / 2 - radius * 1.25 * cos(pi * share), HEIGHT - 60 - radius * 1.25 * sin(pi * share))
            seats.append(_dot(*spot, 10.5, 0.92 if share < taken else 0.28))
    return "".join(seats)


def arcs(random: Random, x: float, y: float, weight: float) -> str:
    """Lines that reach from one place to others."""
    lines = []
    for _ in range(11):
        end_x, end_y = random.uniform(60, WIDTH - 60), random.uniform(80, HEIGHT - 60)
        lift = min(y, end_y) - random.uniform(60, 190)
        lines.append(_path(f"M{x:.0f} {y:.0f}Q{(x + end_x) / 2:.0f} {lift:.0f} {end_x:.0f} {end_y:.0f}", 2.0, random.uniform(0.4, 0.85)))
        lines.append(_dot(end_x, end_y, 5, 0.85))
    return "".join(lines) + _circle(x, y, 15, 3, 0.9)


def columns(random: Random, x: float, y: float, weight: float) -> str:
    """The front of a court, in upright lines."""
    left, top, bottom = WIDTH / 2 - 330, 250.0, HEIGHT - 90.0
    pillars = []
    for pillar in range(7):
        base = left + pillar * 110
        pillars += [_path(f"M{base + i * 9:.0f} {top + 20:.0f}V{bottom:.0f}", 3.0, 0.8 - i * 0.12) for i in range(5)]
    roof = _path(f"M{left - 40:.0f} {top:.0f}L{WIDTH / 2:.0f} {top - 150:.0f}L{left + 740:.0f} {top:.0f}Z", 4, 0.9)
    steps = [_path(f"M{left - 30 - i * 26:.0f} {bottom + 8 + i * 18:.0f}H{left + 726 + i * 26:.0f}", 4, 0.85 - i * 0.15) for i in range(4)]
    return roof + "".join(pillars + steps)


def sunset(random: Random, x: float, y: float, weight: float) -> str:
    """A disc that goes down behind level lines."""
    level = y + 40
    disc = "".join(_circle(x, level, 60 + 22 * i, 7 - 0.5 * i, 0.8 * exp(-0.2 * i)) for i in range(11))
    lines = "".join(
        _path(f"M{40 + random.uniform(0, 220):.0f} {level + 16 + i * 15:.0f}H{WIDTH - 40 - random.uniform(0, 220):.0f}", 3, 0.85 - i * 0.06)
        for i in range(13)
    )
    return disc + lines


def rays(random: Random, x: float, y: float, weight: float) -> str:
    """Light that leaves one point."""
    lines = []
    for ray in range(96):
        angle, start = ray * 2 * pi / 96, 96 + random.uniform(-6, 6)
        end = start + random.uniform(60, 330)
        points = [(WIDTH / 2 + r * cos(angle), HEIGHT / 2 + r * sin(angle)) for r in (start, end)]
        lines.append(_path(f"M{points[0][0]:.0f} {points[0][1]:.0f}L{points[1][0]:.0f} {points[1][1]:.0f}", 2.2, random.uniform(0.35, 0.9)))
    return "".join(lines) + _circle(WIDTH / 2, HEIGHT / 2, 78, 5, 0.9) + _circle(WIDTH / 2, HEIGHT / 2, 62, 2, 0.6)


def flight(random: Random, x: float, y: float, weight: float) -> str:
    """Paths of a ball over a field."""
    field = _circle(WIDTH / 2, HEIGHT - 40, 190, 3, 0.5) + _path(f"M0 {HEIGHT - 40}H{WIDTH}", 3, 0.6)
    throws = []
    for _ in range(9):
        start, end = random.uniform(40, WIDTH / 2), random.uniform(WIDTH / 2, WIDTH - 40)
        peak = random.uniform(-260, 260)
        throws.append(
            _path(f"M{start:.0f} {HEIGHT - 40}Q{(start + end) / 2:.0f} {peak:.0f} {end:.0f} {HEIGHT - 40}", 2.4, random.uniform(0.4, 0.9))
        )
        throws.append(_dot((start + end) / 2, (HEIGHT - 40 + peak) / 2, 9, 0.9))
    return field + "".join(throws)


def orbits(random: Random, x: float, y: float, weight: float) -> str:
    """A body, its orbits, and stars."""
    stars = "".join(
        _dot(random.uniform(0, WIDTH), random.uniform(0, HEIGHT), random.uniform(0.6, 2.2), random.uniform(0.3, 0.9)) for _ in range(220)
    )
    paths = []
    for orbit in range(6):
        wide, tilt = 150 + 78 * orbit, random.uniform(-24, 24)
        paths.append(
            f'<ellipse cx="{WIDTH / 2}" cy="{HEIGHT / 2}" rx="{wide}" ry="{wide * 0.36:.0f}" fill="none" stroke="currentColor"'
            f' stroke-width="2.2" stroke-opacity="{0.85 - orbit * 0.1:.2f}" transform="rotate({tilt:.0f} {WIDTH / 2} {HEIGHT / 2})"/>'
        )
    return stars + "".join(paths) + _dot(WIDTH / 2, HEIGHT / 2, 58, 0.9)


def ledger(random: Random, x: float, y: float, weight: float) -> str:
    """Bars of a ledger and the line that runs over them."""
    bars, line, height = [], "", 200.0
    for bar in range(31):
        height = min(430.0, max(60.0, height + random.uniform(-58, 64)))
        left = 40 + bar * 39
        bars.append(
            f'<rect x="{left}" y="{HEIGHT - 40 - height:.0f}" width="24" height="{height:.0f}" fill="currentColor" fill-opacity="0.34"/>'
        )
        line += f"{'L' if line else 'M'}{left + 12} {HEIGHT - 64 - height:.0f}"
    return "".join(bars) + _path(line, 4, 0.9)


def fall(random: Random, x: float, y: float, weight: float) -> str:
    """A path that breaks off."""
    lines = []
    for strand in range(13):
        shift = (strand - 6) * 13
        lines.append(
            _path(
                f"M0 {120 + shift}C{x * 0.4:.0f} {100 + shift:.0f} {x * 0.75:.0f} {y - 210 + shift:.0f} {x:.0f} {y:.0f}",
                2.0,
                0.75 - abs(strand - 6) * 0.08,
            )
        )
    shards = [
        _dot(
            x + random.gauss(0, 50 + 60 * weight),
            y + abs(random.gauss(0, 36 + 40 * weight)),
            random.uniform(1.5, 5),
            random.uniform(0.4, 0.9),
        )
        for _ in range(90)
    ]
    return "".join(lines + shards) + _circle(x, y, 22, 3, 0.9)


MOTIFS: dict[EventKind, Motif] = {
    EventKind.ATTACK: fracture,
    EventKind.SHOOTING: fracture,
    EventKind.WAR: fracture,
    EventKind.COUP: fracture,
    EventKind.PROTEST: crowd,
    EventKind.EARTHQUAKE: tremor,
    EventKind.STORM: spiral,
    EventKind.FLOOD: waves,
    EventKind.FIRE: plume,
    EventKind.ERUPTION: plume,
    EventKind.CRASH: fall,
    EventKind.CRUSH: crowd,
    EventKind.COLLAPSE: fall,
    EventKind.OUTBREAK: crowd,
    EventKind.ELECTION: hemicycle,
    EventKind.GOVERNMENT: hemicycle,
    EventKind.DIPLOMACY: arcs,
    EventKind.TRIAL: columns,
    EventKind.ARREST: columns,
    EventKind.DEATH: sunset,
    EventKind.AWARD: rays,
    EventKind.SPORT: flight,
    EventKind.SPACE: orbits,
    EventKind.SCIENCE: rays,
    EventKind.ECONOMY: ledger,
    EventKind.CULTURE: rays,
    EventKind.OTHER: arcs,
}
