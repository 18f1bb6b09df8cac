"""What the checks can hold an English sentence against in a text that is not English."""

from __future__ import annotations

import re
import tomllib
from difflib import SequenceMatcher
from fractions import Fraction
from functools import lru_cache
from importlib.resources import files

from anyascii import anyascii

from nightdesk.claims.model import Qualifier, ReadFigure
from nightdesk.languages.names import consonant_key
from nightdesk.languages.numerals import related
from nightdesk.languages.words import MARKS
from nightdesk.verify.numerals import Numeral

_NEAR = 28


def reserve_in(text: str, start: int, end: int) -> Qualifier:
    """The reserve beside a number, as far as this list of words knows it; EXACT where it knows none."""
    before, after = text[max(0, start - _NEAR) : start].casefold(), text[end : end + 14].casefold()
    before = re.split(r"[,;.()،、，](?!\d)|\d", before)[-1]
    for qualifier, pattern in _patterns():
        if pattern.search(before) or (qualifier is Qualifier.MORE_THAN and re.match(r"\s?\+|\s?\w?(?:以上|이상)", after)):
            return qualifier
    return Qualifier.EXACT


@lru_cache(maxsize=1)
def _patterns() -> tuple[tuple[Qualifier, re.Pattern[str]], ...]:
    lists = tomllib.loads(files("nightdesk.verify").joinpath("reserves.toml").read_text(encoding="utf-8"))
    return tuple((Qualifier(name), re.compile("|".join(map(_opening, words)))) for name, words in lists.items())


def _opening(word: str) -> str:
    """A word of Latin, Greek or Cyrillic letters from where it begins: "inoltre" is not "oltre"."""
    return rf"(?<!\w){re.escape(word)}" if word[0].isalpha() and word[0] < "\u0530" else re.escape(word)


def reader_agrees(numeral: Numeral, text: str, language: str) -> bool | None:
    """Whether the newsroom's reader of figures finds this number in the text with a kind that fits.

    None where it finds the number nowhere, so that it has nothing to say. The reader is a second voice: it is asked only where
    the number is not written in digits, or where those counted must be told apart in a language this package does not know.
    """
    figures = [figure for figure in figures_in(text, language) if figure.value is not None and figure.value in numeral.values]
    if not figures:
        return None
    return not numeral.kinds or any(figure.kind in numeral.kinds for figure in figures)


@lru_cache(maxsize=2048)
def numbers_in(text: str, language: str) -> frozenset[Fraction]:
    """Every number that the newsroom's readers find: in words of the language, with its scales, as amounts."""
    from nightdesk.claims.amounts import read_amounts
    from nightdesk.languages.numbers import read_numbers

    found = [number.value for number in read_numbers(text, language)]
    for amount in read_amounts(text, language):
        found += [amount.value, amount.low, amount.high]
    return frozenset(Fraction(str(value)) for value in found if value is not None)


@lru_cache(maxsize=2048)
def figures_in(text: str, language: str) -> tuple[ReadFigure, ...]:
    from nightdesk.claims.figures import read_figures

    return tuple(read_figures(text, language))


_MILLION = re.compile(r"(?:m[iy]?l+[iyj][aouwvye]+n|millon(?:es)?|milh(?:ao|oes))[a-z]{0,3}")
_MILLIARD = re.compile(r"m[iy]?l+[iyj]a?rd?[a-z]{0,3}")


@lru_cache(maxsize=2048)
def millions_in(text: str) -> frozenset[Fraction]:
    """A million and a milliard, where a text names them by the words that most languages have borrowed, in whatever letters."""
    words = set(re.findall(r"[a-z]+", anyascii(text[:20_000]).lower().replace("'", "")))
    named = ((10**6, _MILLION), (10**9, _MILLIARD))
    return frozenset(Fraction(value) for value, pattern in named if any(pattern.fullmatch(word) for word in words))


_SOUNDS = (
    (r"ph|f|v|w|b|p", "p"),
    (r"sch|sh|ch|zh|ts|tz|cz|dz|dj|j(?=[aeiou])|[szcx]", "s"),
    (r"kh|gh|ck|qu|[kgqh]", "k"),
    (r"th|dh|[td]", "t"),
    (r"[lr]", "r"),
    (r"[mn]", "n"),
    (r"[^psktrn]", ""),
)
_ALIKE, _SPELT = 0.65, 0.5
_VOWELS = "aeiouyhw"
_LEAST_KEY = 3
_HARD = re.compile(r"ch|c(?![eiyhz])")


def has_latin_letters(text: str) -> bool:
    """Whether most of a text's letters are Latin."""
    letters = [letter for letter in text[:2_000] if letter.isalpha()]
    return sum(letter < "\u0250" for letter in letters) * 2 > len(letters)


@lru_cache(maxsize=8192)
def _frames_of(word: str) -> tuple[str, ...]:
    """How a romanised word may sound: "c" is heard as in "city" and as in "Victoria"."""
    plain = re.sub(r"[^a-z]", "", anyascii(word).lower())
    return tuple(dict.fromkeys((_frame(plain), _frame(_HARD.sub("k", plain)))))


def _frame(word: str) -> str:
    """The consonants of a word in six classes of sound, each run once: "Cianjur" and "chiyanchur" are both "snsr"."""
    for pattern, sound in _SOUNDS:
        word = re.sub(pattern, sound.upper() if sound else "", word) if sound else re.sub(r"[a-z]", "", word)
    return re.sub(r"(.)\1+", r"\1", word).lower()


@lru_cache(maxsize=32_768)
def heard_as(name: str, word: str) -> bool:
    """Whether one word of an original is this name."""
    return sounds_in(name, word)


@lru_cache(maxsize=2048)
def _frames(text: str) -> tuple[tuple[tuple[str, str], ...], frozenset[str]]:
    """Each frame with its romanised word, and all such words."""
    words = re.findall(r"[a-z']+", anyascii(text).lower())
    return tuple(dict.fromkeys((frame, word) for word in words for frame in _frames_of(word))), frozenset(words)


def sounds_in(name: str, text: str) -> bool:
    """Whether a name, or a word that sounds like it, stands in a text of another script or spelling.

    Names with fewer than three consonant sounds must stand there letter by letter, but for an ending.
    """
    if any(sign.isdecimal() for sign in name):
        return designated_in(name, text)
    if re.search(rf"(?<![A-Za-z]){re.escape(name)}(?![A-Za-z])", text):
        return True
    plain = re.sub(r"[^a-z]", "", anyascii(name).lower())
    frames, words = _frames(text)
    if any(word.startswith(plain[: max(4, len(plain) - 2)]) for word in words if len(plain) >= 4) or plain in words:
        return True
    latin = has_latin_letters(text)
    return any(_heard_in(plain, frame, frames, latin) for frame in _frames_of(name)) or _keyed_in(name, text)


_DESIGNATION = re.compile(r"([A-Za-z]+)(\d+)(\w*?)(?:['’]?s)?")


@lru_cache(maxsize=8192)
def designated_in(name: str, text: str) -> bool:
    """Whether a name of letters and figures stands in a text, in Latin letters or others: "A380s", "A-380", "G 20"."""
    found = _DESIGNATION.fullmatch(anyascii(name))
    if found is None:
        return name in text
    letters, number, rest = (part.lower() for part in found.groups())
    return re.search(rf"(?<![a-z]){letters}['’]?[\s\u2010\u2011-]?{number}{rest}(?!\d)", _romanised(text)) is not None


@lru_cache(maxsize=2048)
def _romanised(text: str) -> str:
    return anyascii(text[:20_000]).lower()


def _keyed_in(name: str, text: str) -> bool:
    """By the key under which the newsroom's reader of names knows it; where a script writes v and u alike, without its labials."""
    key = consonant_key(name)
    if len(key) < _LEAST_KEY:
        return False
    bare = key.replace("P", "")
    return any(key == other or (len(bare) >= _LEAST_KEY and other == bare) for other in _keys(text))


@lru_cache(maxsize=2048)
def _keys(text: str) -> frozenset[str]:
    return frozenset(consonant_key(word) for word in re.findall(r"[^\W\d_]{3,}", text[:20_000]) if not word.isascii())


def _heard_in(plain: str, frame: str, frames: tuple[tuple[str, str], ...], latin: bool) -> bool:
    """Three consonants alone are met by chance; the whole words must then be much alike as well, and in Latin letters always somewhat."""
    if len(frame) < 3:
        return False
    if len(frame) == 3:
        return any(part.startswith(frame) and _much_alike(plain, word) for part, word in frames)
    return any(frame in part and (not latin or _much_alike(plain, word, _SPELT)) for part, word in frames)


@lru_cache(maxsize=8192)
def _much_alike(one: str, other: str, least: float = _ALIKE) -> bool:
    """Alike as a whole, and from their first letter on, if it is no vowel."""
    if one[0] not in _VOWELS and _first_sounds(one).isdisjoint(_first_sounds(other)):
        return False
    return SequenceMatcher(None, one[:24], other[:24], autojunk=False).ratio() >= least


def _first_sounds(word: str) -> frozenset[str]:
    return frozenset(frame[:1] for frame in _frames_of(word))


def sounds_like(name: str, text: str) -> bool:
    """As `sounds_in`, but one consonant may differ: "Giorgia" and "Dzhordzha" are written by ear."""
    heard = [frame for frame in _frames_of(name) if len(frame) >= 3]
    parts = _frames(text)[0]
    return any(_one_apart(frame, part[: len(frame) + slack]) for frame in heard for part, _ in parts for slack in (-1, 0, 1))


def _one_apart(one: str, other: str) -> bool:
    """At most one sign put in, left out or changed."""
    if abs(len(one) - len(other)) > 1:
        return False
    start = next((place for place, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), min(len(one), len(other)))
    return one[start + 1 :] == other[start + 1 :] or one[start + 1 :] == other[start:] or one[start:] == other[start + 1 :]


def denials_in(text: str, language: str) -> int | None:
    """How many words of a text deny; None for a language whose words for it are not known here. "Не менее 38" denies nothing."""
    key = related(language, _denying())
    if key is None:
        return None
    reserves = [found.span() for _, pattern in _patterns() for found in pattern.finditer(text.casefold())]
    found = [denial.span() for denial in _denying()[key].finditer(text)]
    return sum(1 for start, end in found if not any(one < end and start < other for one, other in reserves))


@lru_cache(maxsize=1)
def _denying() -> dict[str, re.Pattern[str]]:
    lists = tomllib.loads(files("nightdesk.verify").joinpath("denials.toml").read_text(encoding="utf-8"))
    return {language: re.compile(_to_whole_words(words), re.IGNORECASE) for language, words in lists.items()}


def _to_whole_words(words: str) -> str:
    """A word does not end before the sign of a vowel that is no letter by itself."""
    return words.replace(r"(?<!\w)", rf"(?<![\w{MARKS}])").replace(r"(?!\w)", rf"(?![\w{MARKS}])")
