"""Which sound sentences, and which damaged ones, are put before a judge: a fair share of each manner, language and kind of damage."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Hashable, Iterable, Iterator, Sequence
from itertools import zip_longest
from random import Random
from typing import TypeVar

from nightdesk.testing.tampering.brief import brief_sentences
from nightdesk.testing.tampering.damage import DAMAGES
from nightdesk.testing.tampering.model import Damage, Damaged, Scene, Sound
from nightdesk.testing.tampering.sound import sound_sentences

T = TypeVar("T")


def sound_of(scenes: Iterable[Scene], seed: int) -> Iterator[Sound]:
    """Every sound sentence of every scene."""
    for number, scene in enumerate(scenes):
        rng = Random(f"{seed}/{scene.items[0].id}")
        yield from sound_sentences(scene, number, rng)
        yield from brief_sentences(scene, number)


def fair_share(sounds: Sequence[Sound], most: int, seed: int) -> list[Sound]:
    """At most so many, each once: in turn from every manner, and within a manner from every language."""
    shuffled = list({(sound.text, sound.passages): sound for sound in sounds}.values())
    Random(seed).shuffle(shuffled)
    manners: dict[Hashable, list[Sound]] = defaultdict(list)
    for sound in shuffled:
        manners[sound.manner].append(sound)
    by_language = [in_turn(own, lambda sound: sound.language) for _, own in sorted(manners.items(), key=lambda pair: str(pair[0]))]
    return [sound for turn in zip_longest(*by_language) for sound in turn if sound is not None][:most]


def with_rare(chosen: Sequence[Sound], sounds: Sequence[Sound], scenes: Sequence[Scene], least: int, seed: int) -> list[Sound]:
    """The chosen, and more sound sentences for each kind of damage that fewer than `least` of the chosen can suffer."""
    more, held = list(chosen), set(chosen)
    left = [sound for sound in fair_share(sounds, len(sounds), seed) if sound not in held]
    for kind in DAMAGES:
        lacking = least - len(damaged(more, scenes, kind, least, seed))
        found = damaged(left, scenes, kind, lacking, seed) if lacking > 0 else []
        more += dict.fromkeys(one.sound for one in found if one.sound not in held)
        held.update(more)
    return more


def in_turn(things: Iterable[T], key: object) -> list[T]:
    groups: dict[str, list[T]] = defaultdict(list)
    for thing in things:
        groups[str(key(thing))].append(thing)  # type: ignore[operator]
    return [thing for turn in zip_longest(*(groups[name] for name in sorted(groups))) for thing in turn if thing is not None]


def damaged(sounds: Sequence[Sound], scenes: Sequence[Scene], kind: Damage, most: int, seed: int) -> list[Damaged]:
    """At most so many sentences damaged in one way, languages in turn."""
    found: list[Damaged] = []
    for sound in in_turn(sounds, lambda one: one.language):
        rng = Random(f"{seed}/{kind}/{sound.text}")
        text = DAMAGES[kind](sound, scenes[sound.scene], rng)
        if text is not None and text != sound.text:
            found.append(Damaged(text, kind, sound))
        if len(found) == most:
            break
    return found
