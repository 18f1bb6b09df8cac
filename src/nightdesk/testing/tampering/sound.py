"""Sentences that real items bear out, made without the verifier: copied, paraphrased, aggregated, shortened, rendered, quoted."""

from __future__ import annotations

import re
from collections.abc import Iterator
from random import Random

from nightdesk.claims.figures import read_figures
from nightdesk.claims.model import Qualifier
from nightdesk.foundation.spans import Span
from nightdesk.languages.places import find_places
from nightdesk.languages.sentences import split
from nightdesk.languages.tongues import language_name
from nightdesk.testing.tampering.model import Manner, Scene, Sound
from nightdesk.testing.tampering.rewording import paraphrased, shortened
from nightdesk.wire.model import Item, Passage

SHORTEST, LONGEST, SHORT_ITEM = 30, 320, 450
SENTENCES_OF_AN_ITEM = 3
_UNFIT = re.compile(
    r"^(?:He|She|It|They|This|These|That|Those|But|And|However|Also)\b|https?://|www\.|\{\{|[\[\]|<>@#\n]|&\w+;|``|''|:$|“[^”]*$|^[^“]*”"
)
"""What a newsroom would not write down as a sentence: addresses, markup, headings, half a quotation, a subject that is not named."""


def sound_sentences(scene: Scene, number: int, rng: Random) -> Iterator[Sound]:
    """All manners but the brief's, for the items of one scene in their order."""
    plain: list[tuple[str, Passage]] = []
    for item in scene.items:
        for span in _telling_spans(item, rng):
            words, passage = span.cut(item.text), passage_of(item, span, scene)
            yield from _quoted(words, passage, item, number)
            if _is_english(item):
                plain.append((words, passage))
                yield Sound(words, (passage,), Manner.COPIED, "en", number)
                yield from _reworded(words, passage, item, scene, number, rng)
        if not _is_english(item):
            yield from _rendered(item, scene, number)
    yield from _aggregated(plain, number)


def _is_english(item: Item) -> bool:
    return item.language.split("-")[0] == "en"


def passage_of(item: Item, span: Span, scene: Scene) -> Passage:
    return Passage.of_item(item, span, scene.source_name(item))


def _telling_spans(item: Item, rng: Random) -> list[Span]:
    spans = [span for span in split(item.text, item.language) if SHORTEST <= len(span) <= LONGEST]
    spans = [span for span in spans if not _is_unfit(span.cut(item.text))]
    return spans if len(spans) <= SENTENCES_OF_AN_ITEM else sorted(rng.sample(spans, SENTENCES_OF_AN_ITEM), key=lambda span: span.start)


def _is_unfit(words: str) -> bool:
    return words.count('"') % 2 == 1 or _UNFIT.search(words) is not None


def _quoted(words: str, passage: Passage, item: Item, number: int) -> Iterator[Sound]:
    part = " ".join(words.split()[:24])
    if re.search(r"[“”\"«»„「」『』]", part):
        return
    whole = part if part == words else part + " …"
    yield Sound(f"An item in {language_name(item.language)} reads: “{whole}”", (passage,), Manner.QUOTED, item.language, number)


def _reworded(words: str, passage: Passage, item: Item, scene: Scene, number: int, rng: Random) -> Iterator[Sound]:
    voice = rng.choice(item.outlets) if item.outlets else scene.source_name(item)
    told = paraphrased(words, voice, item.published_at, rng)
    if told != words:
        yield Sound(told, (passage,), Manner.PARAPHRASED, "en", number)
    less = shortened(words)
    if less is not None:
        yield Sound(less, (passage,), Manner.SHORTENED, "en", number)


def _aggregated(plain: list[tuple[str, Passage]], number: int) -> Iterator[Sound]:
    """Two statements in one sentence, each with its passage."""
    for (one, first), (other, second) in zip(plain[::2], plain[1::2], strict=False):
        if len(one) + len(other) <= LONGEST:
            joint = one.rstrip().rstrip(".") + "; " + other
            yield Sound(joint, (first, second), Manner.AGGREGATED, "en", number)


def _rendered(item: Item, scene: Scene, number: int) -> Iterator[Sound]:
    """English for what an item in another language counts and where, by its figures and places."""
    text = item.text
    span = Span(0, len(text)) if len(text) <= SHORT_ITEM else next(iter(split(text, item.language)), Span(0, 0))
    if not len(span) or len(span) > 2 * SHORT_ITEM:
        return
    passage = passage_of(item, span, scene)
    words = passage.text
    places = list(dict.fromkeys(place.name for place in find_places(words, item.language)))
    tongue, day = language_name(item.language), f"{item.published_at.day} {item.published_at:%B %Y}"
    counts = [figure for figure in read_figures(words, item.language) if figure.value and figure.qualifier is not Qualifier.RANGE]
    for figure in counts[:2]:
        told = f"{figure.qualifier.words}{figure.value:,} people were {figure.kind.value}"
        where = f" in {places[0]}" if len(places) == 1 else ""
        counted = f"{told[0].upper()}{told[1:]}{where}, according to an item in {tongue}."
        yield Sound(counted, (passage,), Manner.CROSS_LANGUAGE, item.language, number)
        yield Sound(f"On {day}, an item in {tongue} said {told}.", (passage,), Manner.CROSS_LANGUAGE, item.language, number)
    if len(places) >= 2:
        named = f"An item in {tongue} of {day} names {places[0]} and {places[1]}."
        yield Sound(named, (passage,), Manner.CROSS_LANGUAGE, item.language, number)
