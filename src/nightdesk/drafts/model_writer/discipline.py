"""What a model's sentence must keep to before the verifier sees it: length, shape, fixed words of likelihood, no copied runs."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache

from nightdesk.drafts.model import Likelihood
from nightdesk.drafts.model_writer.answers import Kind, WrittenSentence
from nightdesk.drafts.model_writer.dossier import Dossier

_LONGEST, _LONGEST_CONCLUSION, _COPIED = 420, 560, 22
_MARKUP = re.compile(r"[<>{}\[\]`|\\]|\*\*|__|^\s*(?:#|[-*] )|\n")
_QUOTED = re.compile(r"[“\"«][^”\"»]{2,}[”\"»]")
_DIGITS = re.compile(
    r"\d|\b(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|dozens?|hundreds?|thousands?)\b", re.IGNORECASE
)
_WORD = re.compile(r"[^\W_]+", re.UNICODE)
SCALE = {
    Likelihood.ALMOST_CERTAIN: ("almost certain", "almost certainly", "nearly certain", "nearly certainly"),
    Likelihood.VERY_LIKELY: ("very likely", "highly probable", "very probably", "highly likely"),
    Likelihood.LIKELY: ("likely", "probable", "probably"),
    Likelihood.ROUGHLY_EVEN: ("roughly even chance", "roughly even odds", "even chance"),
    Likelihood.UNLIKELY: ("unlikely", "improbable", "improbably"),
}
"""Which words may say which likelihood (ICD 203, Analytic Standards, 2015: https://www.dni.gov/files/documents/ICD/ICD-203.pdf)."""

_MEANING = {word: likelihood.value for likelihood, words in SCALE.items() for word in words}
_ESTIMATES = re.compile(r"\b(?:" + "|".join(sorted(map(re.escape, _MEANING), key=len, reverse=True)) + r")\b")


def complaints_on(one: WrittenSentence, dossier: Dossier, before: Iterable[WrittenSentence] = ()) -> Iterator[str]:
    """What is wrong with it. `before` are the sentences of its section that a reader has read when coming to it."""
    text = one.text
    if not text:
        yield "it is empty"
        return
    longest = _LONGEST_CONCLUSION if one.kind is Kind.INFERENCE else _LONGEST
    if len(text) > longest:
        yield f"it is longer than {longest} characters; split it or cut it"
    if _MARKUP.search(text):
        yield "it holds markup, brackets or a line break; write plain text"
    if one.kind is Kind.QUOTATION and not _QUOTED.search(text):
        yield "a quotation holds the quoted words between quotation marks"
    if one.kind is Kind.FIGURE and not _DIGITS.search(text):
        yield "a figure sentence gives a number"
    if one.kind is Kind.INFERENCE:
        yield from _likelihood(one, before)
    copied = _copied(one, dossier)
    if copied:
        yield f"it copies “{copied}” from its passage; tell it in your own words or quote it"


def _likelihood(one: WrittenSentence, before: Iterable[WrittenSentence]) -> Iterator[str]:
    """An argument of several sentences says once how likely it is: where it begins. A sentence of it that says so again says the same."""
    said = _called(one)
    scale = {likelihood.value: words for likelihood, words in SCALE.items()}
    if said not in scale:
        yield f"its likelihood is one of: {', '.join(scale)}"
        return
    found = estimates_in(one.text)
    if not found and any(_called(other) == said and estimates_in(other.text) == {said} for other in before):
        return
    if said not in found:
        words = " or ".join(scale[said][:3])
        yield f"it is called {said} and does not say so, nor does an inference before it in its section; use {words}"
    elif len(found) > 1:
        yield "it gives two different likelihoods"


def _called(one: WrittenSentence) -> str:
    return one.reasoning.likelihood.strip().lower() if one.reasoning and one.kind is Kind.INFERENCE else ""


def estimates_in(text: str) -> set[str]:
    """The likelihoods that a text says in words of the scale."""
    return {_MEANING[word] for word in _ESTIMATES.findall(text.lower())}


def _copied(one: WrittenSentence, dossier: Dossier) -> str:
    """A run of words that stands in one of its passages as well, outside quotation marks, longer than what plain naming needs."""
    words = _words(_QUOTED.sub(" · ", one.text))
    for label in one.passages:
        if label in dossier.passages:
            source = " " + " ".join(_words(dossier.text_of(label))) + " "
            for start in range(len(words) - _COPIED + 1):
                run = " ".join(words[start : start + _COPIED])
                if f" {run} " in source:
                    return run
    return ""


@lru_cache(maxsize=4096)
def _words(text: str) -> tuple[str, ...]:
    return tuple(word.casefold() for word in _WORD.findall(text))
