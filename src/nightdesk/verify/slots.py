"""Does each name stand where it stands in the evidence?

A name may be in the evidence and yet be put in another's place ("defeating Rugby in the final"; the loser made the winner). A name is
known by the words on either side of it. Where no mention of a name in the evidence has a neighbour in common with the sentence, and
another name has one, the two have been exchanged.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from nightdesk.verify.calendar import MONTHS
from nightdesk.verify.evidence import Case, places_in
from nightdesk.verify.forms import kin
from nightdesk.verify.lexicon import SPEECH, TITLES
from nightdesk.verify.marks import without_quoted
from nightdesk.verify.mentions import SMALL_WORDS, Mention, Neighbour, find_mentions
from nightdesk.verify.model import Finding
from nightdesk.verify.names import names_in, voices
from nightdesk.verify.reading import Word, read
from nightdesk.verify.stems import akin, meanings

CHECK = "names"
_MEASURES = """
heavy light large massive severe fierce deadly major minor strong thick dense intense widespread violent fresh sporadic large-scale further
additional recent early late armed unidentified unknown wounded local foreign national public civil
"""
_DESCRIBING = frozenset(_MEASURES.split())
_DOTTED_NAMES = {"U.S.": "United States", "U.K.": "United Kingdom", "U.N.": "United Nations"}
_DOTTED = re.compile("|".join(rf"\b{re.escape(name)}" for name in _DOTTED_NAMES))
_IN_PASSING = re.compile(r",\s(?:which|who|whose|where|when)\s[^,;.]{2,160},")


def check_slots(case: Case) -> Iterator[Finding]:
    if any(case.sentence.text in passage.text for passage in case.passages):
        return
    told = {word for word in names_in(case) if word.low not in MONTHS}
    every = (mention for reading in case.english for plain in _plainer(reading.text) for mention in find_mentions(read(plain)))
    held = [mention for mention in every if not _opens_plainly(mention)]
    for mention in find_mentions(case.reading):
        if told.isdisjoint(mention.words) or all(word.low in SMALL_WORDS for word in mention.words) or _speaks_for_itself(mention, case):
            continue
        if held:
            yield from _check(mention, held, case)
        elif (instead := _instead(mention, _witnesses(case), sure=True)) is not None:
            says = f"Where the sentence has “{mention}”, an English item of the story has “{instead}”."
            yield case.doubted(CHECK, says)


def _opens_plainly(mention: Mention) -> bool:
    """Whether it is a plain word with the capital of a sentence's beginning: "Gunmen open fire", "Heavy fighting"."""
    first, *rest = mention.words
    plain = len(meanings(first.stem)) > 1 or first.low in _DESCRIBING
    return not rest and first.opening and plain and not places_in(first.text, "en")


def _plainer(text: str) -> Iterator[str]:
    """The evidence as it is, and without what is quoted or told in passing, as a sentence made from it may be; "U.S." in words."""
    text = _DOTTED.sub(_in_words, text)
    yield from dict.fromkeys((text, without_quoted(text), _IN_PASSING.sub(lambda found: " " * (len(found[0]) - 1) + " ", text)))


def _in_words(found: re.Match[str]) -> str:
    """ "United States" for "U.S."; where a sentence may end there, its last stop is kept."""
    ends = re.match(r"\s+[A-Z]", found.string[found.end() :]) is not None
    return f"{_DOTTED_NAMES[found.group()]}{'.' if ends else ''}"


def _check(mention: Mention, held: list[Mention], case: Case) -> Iterator[Finding]:
    if _twice(mention) and not any(_twice(other) and _shared(mention, other) for other in held):
        yield case.failed(CHECK, f"“{mention}” is named twice where the evidence names two.")
    elif torn := _torn(mention, held):
        yield case.failed(CHECK, f"“{torn}” is put together from two names of the evidence.")
    elif (instead := _instead(mention, held, sure=False)) is not None:
        yield case.failed(CHECK, f"Where the sentence has “{mention}”, the evidence has “{instead}”.")


def _witnesses(case: Case) -> list[Mention]:
    """What English items of the story tell, where the sentence rests on none: they show who is in which place."""
    texts = [document.text for document in case.evidence.documents.values() if document.english and not document.archived]
    return [mention for text in texts for mention in find_mentions(read(text))] if case.foreign else []


def _instead(mention: Mention, held: list[Mention], *, sure: bool) -> Mention | None:
    """Another name that stands where this one does, if this one stands nowhere like it. `sure`: only if it is known elsewhere."""
    shared = [_shared(mention, other) for other in held]
    own = [other for other, words in zip(held, shared, strict=True) if words and words == max(shared)]
    others = [other for other, words in zip(held, shared, strict=True) if not words and not _listed_with(mention, other)]
    if any(_both_sides(mention, other) for other in own) or (sure and not own):
        return None
    if any(_beside(mention, other) for other in own):
        others = [other for other in others if _both_sides(mention, other)]
    if _governed(mention) and any(_governed(other) or _hangs(other) for other in own):
        others = [other for other in others if _very(mention.before, other.before[:1]) or _meet(mention.before, other.before)]
    return next((other for other in others if _in_place_of(mention, other, known=bool(own) and not sure)), None)


def _listed_with(mention: Mention, other: Mention) -> bool:
    return any(_same_name(word, two) for word in mention.listed for two in other.words)


def _torn(mention: Mention, held: list[Mention]) -> str | None:
    """Two neighbouring words of a name of which one always goes with another word in the evidence."""
    for one, other in pairwise(word for word in mention.words if word.low not in SMALL_WORDS):
        if one.low in TITLES or _followed(one, other, held):
            continue
        ends = [at + 1 == len(run.words) for run in held for at in _places(one, run)]
        opens = [at == 0 for run in held for at in _places(other, run)]
        if (ends and not any(ends)) or (opens and not any(opens)):
            return f"{one.text} {other.text}"
    return None


def _followed(one: Word, other: Word, held: list[Mention]) -> bool:
    return any(first < second for run in held for first in _places(one, run) for second in _places(other, run))


def _places(word: Word, run: Mention) -> list[int]:
    return [at for at, other in enumerate(run.words) if _same_name(word, other)]


def _twice(mention: Mention) -> bool:
    return any(mention.words[0].low == word.low for word in mention.listed)


def _speaks_for_itself(mention: Mention, case: Case) -> bool:
    """An outlet before a verb of speech, or among other outlets: who speaks is for another check to tell."""
    known = {word.stem for name in voices(case) for word in read(name).words}
    if not all(word.stem in known for word in mention.words):
        return False
    speaking = bool(mention.after) and mention.after[0].word.low in SPEECH
    return speaking or (bool(mention.listed) and all(word.stem in known or word.low in SMALL_WORDS for word in mention.listed))


def _shared(one: Mention, other: Mention) -> int:
    return sum(any(_same_name(word, two) for two in other.words) or _shortens(word, other) for word in one.words)


def _shortens(word: Word, name: Mention) -> bool:
    """Whether a word is the first letters of a name, or of some of its words that follow one another."""
    return word.text.isupper() and word.text.isalpha() and word.text in "".join(one.text[0] for one in name.words if one.capital)


def _same_name(word: Word, other: Word) -> bool:
    if word.low in SMALL_WORDS or other.low in SMALL_WORDS:
        return False
    return word.stem == other.stem or kin(word.low, other.low)


def _beside(mention: Mention, other: Mention) -> bool:
    """Whether a name stands in like company here and there. Where the voice differs, what stood before a verb stands behind it."""
    if not (mention.before or mention.after) or not (other.before or other.after):
        return True
    if _meet(mention.before, other.before) or _meet(mention.after, other.after):
        return True
    return _turned(mention.before, other.after) or _turned(mention.after, other.before)


def _meet(some: tuple[Neighbour, ...], others: tuple[Neighbour, ...]) -> bool:
    return any(_alike(a, b) and a.passive == b.passive and a.word.capital == b.word.capital for a in some for b in others)


def _both_sides(mention: Mention, other: Mention) -> bool:
    return _very(mention.before[:1], other.before[:1]) and _very(mention.after[:1], other.after[:1])


def _very(some: tuple[Neighbour, ...], others: tuple[Neighbour, ...]) -> bool:
    """The same word, not only a like one, by the same preposition: a strike in a town is not one by an army."""
    return any(a.word.stem == b.word.stem and a.passive == b.passive and a.link == b.link for a in some for b in others)


def _turned(some: tuple[Neighbour, ...], others: tuple[Neighbour, ...]) -> bool:
    return any(_alike(a, b) and a.passive != b.passive for a in some for b in others)


def _alike(one: Neighbour, other: Neighbour) -> bool:
    a, b = one.word.stem, other.word.stem
    return not meanings(a).isdisjoint(meanings(b)) or akin(a, b)


def _in_place_of(mention: Mention, other: Mention, *, known: bool) -> bool:
    """Whether another name has the very neighbour that this one has here. A place that the evidence does not name (not `known`) may
    stand for another in its country."""
    behind = _very(mention.after, other.after[:1]) and (_governed(mention) or not _governed(other))
    near = behind or _very(mention.before, other.before[:1])
    return near and not _one_region(mention, other, known=known)


def _governed(mention: Mention) -> bool:
    """Whether a preposition leads to the name: in "the train to Peshawar in Pakistan is hijacked" it is not Pakistan that is.

    Where it does here and in the evidence, what stands behind the name tells of another, unless what stands before it is the same too.
    """
    return bool(mention.before) and bool(mention.before[0].link)


def _hangs(mention: Mention) -> bool:
    """Whether a name, or one of those that it is listed with, is written as part of a longer one: "Governorates of Abyan and Shabwah"."""
    return any(word.low == "of" for word in (*mention.words, *mention.listed))


def _one_region(mention: Mention, other: Mention, *, known: bool) -> bool:
    """Whether two names are of places in one country; if the evidence has both, whether the one is a place in the other."""
    here, there = places_in(str(mention), "en"), places_in(str(other), "en")
    pairs = [(one, two) for one in here for two in there if one.country and one.country == two.country]
    return any(not known or (one.kind != "country" and two.kind == "country") for one, two in pairs)
