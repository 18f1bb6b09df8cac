"""Putting a picture together: sky, land, light over the place, the motif of the event."""

from __future__ import annotations

from random import Random

from .colour import mix
from .ground import HEIGHT, WIDTH, graticule, land
from .model import Scene
from .motifs import MOTIFS
from .projection import Projection


def compose(scene: Scene) -> str:
    """The picture as SVG text, 1280 by 720. The same scene gives the same text."""
    random = Random(scene.seed)
    focus = (WIDTH * random.uniform(0.42, 0.66), HEIGHT * random.uniform(0.44, 0.58))
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {HEIGHT}" width="{WIDTH}" height="{HEIGHT}">'
        f"{_sky(scene, focus)}{_map(scene, focus, random)}{_light(scene)}"
        f'<g color="{_line_colour(scene)}">{MOTIFS[scene.event](random, *focus, scene.weight)}</g>'
        f"{_mark(scene, focus)}</svg>"
    )


def _line_colour(scene: Scene) -> str:
    return mix(scene.palette.accent, "#ffffff", 0.25 + 0.3 * scene.night)


def _sky(scene: Scene, focus: tuple[float, float]) -> str:
    deep = mix(scene.palette.ink, "#05070d", 0.25 + 0.45 * scene.night)
    far = mix(mix(scene.palette.accent, scene.palette.ink, 0.55), deep, 0.25 + 0.5 * scene.night)
    glow = mix(scene.palette.glow, scene.palette.accent, 0.35)
    return (
        f'<defs><linearGradient id="sky" x1="0" y1="0" x2="0.35" y2="1"><stop offset="0" stop-color="{deep}"/>'
        f'<stop offset="1" stop-color="{far}"/></linearGradient>'
        f'<radialGradient id="glow" gradientUnits="userSpaceOnUse" cx="{focus[0]:.0f}" cy="{focus[1]:.0f}" r="620">'
        f'<stop offset="0" stop-color="{glow}" stop-opacity="0.75"/><stop offset="0.35" stop-color="{glow}" stop-opacity="0.28"/>'
        f'<stop offset="1" stop-color="{glow}" stop-opacity="0"/></radialGradient></defs>'
        f'<rect width="{WIDTH}" height="{HEIGHT}" fill="url(#sky)"/>'
    )


def _map(scene: Scene, focus: tuple[float, float], random: Random) -> str:
    place = scene.place
    known = place is not None and place.latitude is not None and place.longitude is not None
    if place is not None and place.latitude is not None and place.longitude is not None:
        projection = Projection(place.longitude, place.latitude, 1750.0, *focus)
    else:
        projection = Projection(random.uniform(-20, 60), random.uniform(10, 35), 520.0, *focus)
    elsewhere, here = land(projection, place.country if place is not None and known else None)
    ground = mix(scene.palette.ink, scene.palette.paper, 0.16 + 0.2 * (1 - scene.night))
    border = mix(scene.palette.paper, scene.palette.accent, 0.3)
    return (
        f'<path d="{graticule(projection, 10 if known else 20)}" fill="none" stroke="{border}" stroke-width="1" stroke-opacity="0.13"/>'
        f'<path d="{elsewhere}" fill="{ground}" fill-opacity="0.55" stroke="{border}" stroke-width="0.9" stroke-opacity="0.28"/>'
        f'<path d="{here}" fill="{mix(ground, scene.palette.accent, 0.34)}" fill-opacity="0.85"'
        f' stroke="{border}" stroke-width="1.8" stroke-opacity="0.6"/>'
    )


def _light(scene: Scene) -> str:
    return f'<rect width="{WIDTH}" height="{HEIGHT}" fill="url(#glow)" fill-opacity="{0.5 + 0.5 * scene.weight:.2f}"/>'


def _mark(scene: Scene, focus: tuple[float, float]) -> str:
    if scene.place is None or scene.place.latitude is None:
        return ""
    return (
        f'<circle cx="{focus[0]:.1f}" cy="{focus[1]:.1f}" r="8" fill="{scene.palette.paper}"/>'
        f'<circle cx="{focus[0]:.1f}" cy="{focus[1]:.1f}" r="15" fill="none" stroke="{scene.palette.paper}" stroke-width="2.5"/>'
    )
