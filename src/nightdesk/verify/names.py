"""Does every name stand in the evidence?"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import zip_longest

from nightdesk.drafts.model import SentenceKind
from nightdesk.drafts.particulars import names_told
from nightdesk.drafts.people import bodies_in
from nightdesk.verify.bearing.words import commonness
from nightdesk.verify.calendar import MONTHS, WEEKDAYS
from nightdesk.verify.evidence import Case
from nightdesk.verify.foreign import designated_in, has_latin_letters, numbers_in, sounds_like
from nightdesk.verify.foreign_days import months_named
from nightdesk.verify.forms import initials, is_designation, kin, number_of, spelling_out
from nightdesk.verify.heard import is_heard, is_located, is_short_for_words, is_translated, places_of, same_place
from nightdesk.verify.lexicon import FUNCTION_WORDS, NEWSROOM_WORDS, PLAIN_ADJECTIVES
from nightdesk.verify.model import Finding
from nightdesk.verify.reading import Word, read
from nightdesk.verify.sense import MUCH, alike, means_in

CHECK = "names"
_MENTIONS = "mentions:"
_EVERYDAY = 4.2
"""The commonness of a word, on the scale of Zipf, from which it is known as a word first: "bank" is 5, "Smith" 4.5, "Ankara" 3."""
_LONG = 4
_OWN = frozenset(["nightdesk", "english", "ai", "utc", "gmt"])
_NEVER = FUNCTION_WORDS | _OWN | frozenset(MONTHS) | frozenset(WEEKDAYS) | frozenset(month[:3] for month in MONTHS)
_MONTHS = frozenset(MONTHS)
_NO_NAMES = _NEVER | NEWSROOM_WORDS


def check_names(case: Case) -> Iterator[Finding]:
    names = [word for word in names_in(case) if word.low not in spoken_in(case)]
    missing = [word for word in names if not stands(word, case)]
    doubtful = [word for word in missing if case.foreign and (_in_profile(word, case) or is_translatable(word, case))]
    if missing and _ill_heard(names, case):
        doubtful += [word for word in missing if word not in doubtful and not is_place(word, case)]
    heard = [word for word in doubtful if _heard(word, case)]
    missing, doubtful = [word for word in missing if word not in heard], [word for word in doubtful if word not in heard]
    for word in dict.fromkeys(word.text for word in missing if word not in doubtful):
        yield case.failed(CHECK, f"The name “{word}” does not stand in the evidence.")
    for word in dict.fromkeys(word.text for word in doubtful):
        yield case.doubted(CHECK, f"The name “{word}” was not found in the original, where it may have another form.")
    if names and not missing:
        yield case.passed(CHECK, f"{', '.join(dict.fromkeys(word.text for word in names))}: in the evidence.")


def names_in(case: Case) -> tuple[Word, ...]:
    """Capitalised words that are names. One that opens the sentence is a name only where something shows that it is."""
    words, found = case.reading.words, []
    taken = [*((one.start, one.end) for one in case.reading.numerals), *((one.start, one.end) for one in case.reading.moments)]
    for word, after in zip_longest(words, words[1:]):
        if any(start <= word.start < end for start, end in taken):
            continue
        never = _NO_NAMES if word.opening else _NEVER - _MONTHS
        if not word.capital or word.low in never or (len(word.low) == 1 and word.opening):
            continue
        if not word.opening or word.text.isupper() or word.low in _all_languages() or _opens_with_name(word, after, case):
            found.append(word)
    return tuple(found)


def _opens_with_name(word: Word, after: Word | None, case: Case) -> bool:
    if any(other.low == word.low and not other.capital for reading in case.english for other in reading.words):
        return False
    if after is not None and after.capital and after.low not in _NO_NAMES and after.start - word.end <= 1:
        return True
    if is_written_abroad(word, case):
        return True
    return word.low in case.evidence.names_met or bool(places_of(word, case))


def is_written_abroad(word: Word, case: Case) -> bool:
    """Whether a rare word stands in an original letter by letter, with its capital: there it is a name ("Airbus")."""
    name = word.text.removesuffix("'s").removesuffix("’s")
    if len(name) < _LONG or commonness().get(name.lower(), 0.0) >= _EVERYDAY:
        return False
    return any(re.search(rf"(?<!\w){re.escape(name)}(?!\w)", text) for text, _ in case.foreign)


def _heard(word: Word, case: Case) -> bool:
    """A name that the story is known to hold need only be heard roughly in an original that is not in Latin letters; no place, though."""
    return not is_place(word, case) and any(sounds_like(word.text, text) for text, _ in case.foreign if not has_latin_letters(text))


def stands(word: Word, case: Case) -> bool:
    """Whether a word of a name is in the evidence, in whatever form."""
    return (
        any(_in_english(word, case, reading.text) for reading in case.english)
        or _in_outlets(word, case)
        or same_place(word, case)
        or is_heard(word, case)
        or (is_designation(word) and any(number_of(word) in numbers_in(text, language) for text, language in case.foreign))
        or (is_translatable(word, case) and any(means_in(word.low, text, language) for text, language in case.foreign))
        or (not word.text.isupper() and is_translated(word, case))
        or any(word.text in names_told(text, language) | _parts_of(bodies_in(text)) for text, language in case.foreign)
        or _is_month(word, case)
        or _by_alias(word, case)
        or _looked_for(word, case)
        or _is_setting(word, case)
        or is_short_for_words(word, case)
    )


def is_translatable(word: Word, case: Case) -> bool:
    """Whether a word of a name is an everyday word, which another language puts in its own: "Court of Appeal"; and no place."""
    return commonness().get(word.low, 0.0) >= _EVERYDAY and not word.text.isupper() and not is_place(word, case)


def nearness(case: Case, names: Sequence[Word] | None = None) -> float | None:
    """How near a sentence comes in meaning to its originals in other languages, its names left out: they stand in any script as they are.

    None where there are none, or where too little is said to tell.
    """
    if not case.foreign:
        return None
    text = case.reading.text
    for word in reversed(names_in(case) if names is None else names):
        text = text[: word.start] + text[word.end :]
    found = (alike(text, original, language) for original, language in case.foreign)
    return max((near for near in found if near is not None), default=None)


def _ill_heard(names: Sequence[Word], case: Case) -> bool:
    """Whether the sentence says what an original in another script says: there one name in three is not heard."""
    return not any(has_latin_letters(text) for text, _ in case.foreign) and (nearness(case, names) or 0.0) >= MUCH


def is_place(word: Word, case: Case) -> bool:
    return bool(places_of(word, case))


def _parts_of(names: frozenset[str]) -> frozenset[str]:
    return frozenset(part for name in names for part in name.split())


def _looked_for(word: Word, case: Case) -> bool:
    """A name that the recorded search was made for."""
    search = case.sentence.search
    _, asked, phrases = search.probe.partition(_MENTIONS) if search is not None else ("", "", "")
    return bool(asked) and word.stem in read(phrases.replace("|", ". ")).vocabulary.stems


def _in_english(word: Word, case: Case, text: str) -> bool:
    reading = read(text)
    if is_designation(word):
        return designated_in(word.text, text)
    if word.stem in reading.vocabulary.stems or any(kin(word.low, other.low) for other in reading.words if other.capital):
        return True
    return word.text.isupper() and len(word.text) >= 2 and word.text in initials(text)


def _is_month(word: Word, case: Case) -> bool:
    """ "The March elections": a month that the evidence names, or in which it was said."""
    if word.low not in _MONTHS:
        return False
    month = MONTHS.index(word.low) + 1
    return any(day.month == month for day in case.days) or any(month in months_named(text, language) for text, language in case.foreign)


def _in_outlets(word: Word, case: Case) -> bool:
    """Sources and outlets, as named, by their initials, or spelled out where the evidence has the initials alone."""
    return any(
        word.stem in read(name).vocabulary.stems or word.text in initials(name) or word in spelling_out(name, case.reading)
        for name in voices(case)
    )


def voices(case: Case) -> Iterator[str]:
    """Sources and outlets behind the sentence."""
    for passage in case.passages:
        yield passage.source_name
        yield from passage.outlets
    for document in case.documents:
        yield from (name for name in (document.source_name,) if name)
        yield from document.outlets
    if case.sentence.kind in (SentenceKind.DERIVED, SentenceKind.ABSENCE):
        yield from case.evidence.source_names


def _by_alias(word: Word, case: Case) -> bool:
    """Whether an actor of the story with this name goes by another in the evidence."""
    for actor in case.evidence.profile.actors:
        if word.stem not in read(actor.name).vocabulary.stems:
            continue
        if any(alias in text for alias in actor.aliases for text, _ in case.foreign):
            return True
        if any(alias in reading.text for alias in actor.aliases for reading in case.english):
            return True
    return False


def _is_setting(word: Word, case: Case) -> bool:
    """Where the evidence names no place, the story's first may stand; where it names no country, the story's first country."""
    profile = case.evidence.profile
    if case.sentence.kind in (SentenceKind.DERIVED, SentenceKind.ABSENCE):
        return _in_profile(word, case)
    if case.sentence.kind is SentenceKind.FACT and not is_located(word, case):
        return False
    if not case.places and profile.places and word.stem in read(profile.places[0].name).vocabulary.stems:
        return True
    mine = places_of(word, case)
    named = any(place.kind == "country" for place in case.places)
    return (
        bool(profile.countries) and not named and any(place.kind == "country" and place.country == profile.countries[0] for place in mine)
    )


def _in_profile(word: Word, case: Case) -> bool:
    profile = case.evidence.profile
    known = [*(place.name for place in profile.places), *(actor.name for actor in profile.actors)]
    if any(word.stem in read(name).vocabulary.stems or any(kin(word.low, part.low) for part in read(name).words) for name in known):
        return True
    mine = places_of(word, case)
    return any(place.country in profile.countries for place in mine if place.kind == "country")


def spoken_in(case: Case) -> frozenset[str]:
    """The names, in small letters, of the languages in which the evidence is written."""
    codes = {passage.language for passage in case.passages} | {document.language for document in case.documents}
    return frozenset(part for code in codes for part in language_words(code))


@lru_cache(maxsize=1)
def _all_languages() -> frozenset[str]:
    """Words of the English names of all languages, without plain adjectives."""
    from babel import Locale

    known = Locale("en").languages.values()
    return frozenset(word.low for name in known for word in read(str(name)).words if word.capital) - PLAIN_ADJECTIVES - FUNCTION_WORDS


@lru_cache(maxsize=256)
def language_words(code: str) -> frozenset[str]:
    """The words of a language's English name, in small letters."""
    from nightdesk.languages.tongues import language_name

    return frozenset(word.low for word in read(language_name(code)).words)
