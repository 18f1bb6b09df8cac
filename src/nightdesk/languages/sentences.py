"""Sentences of a text in any script, with their places."""

from __future__ import annotations

import re
from collections.abc import Iterator

from nightdesk.foundation.spans import Span
from nightdesk.languages.words import base

# One terminator or a run of them, closing marks behind it, then space or the end. Full-width terminators need no space.
_END = re.compile(
    r"(?P<spaced>[.!?…]{1,8}|[։؟۔।॥።፧၊။។៕])(?P<closed>[\"'”’»›)\]]{0,4})(?=\s|$)"
    r"|[。！？｡]{1,8}[」』”’）】]{0,4}"
    r"|\n\s{0,40}\n|\n"
)
_BEFORE = re.compile(r"(\S{1,24})$")

_ABBREVIATIONS = {
    "": "mr mrs ms dr prof st gen col lt sgt capt maj gov sen rep rev hon pres no nos vol vs etc eg ie cf al inc ltd corp co jr sr "
    "u.s u.k u.n e.g i.e a.m p.m d.c jan feb mar apr jun jul aug sep sept oct nov dec fig ed approx dept univ est",
    "de": "z.b d.h u.a bzw ca usw str nr bspw evtl ggf inkl mio mrd tsd st dr abs art",
    "fr": "m mm mme mlle dr av env p.ex c.-à-d art éd",
    "es": "sr sra sres dr dra ud uds ee.uu pág núm aprox p.ej av gral",
    "pt": "sr sra dr dra exa av pág núm aprox p.ex eng",
    "it": "sig sigg dott prof avv on ecc es pag art",
    "nl": "dhr mevr drs ir bv blz ca enz nl o.a d.w.z mln mld",
    "ru": "г гг т.е т.д т.п им ул см тыс млн млрд руб др св ок напр стр чел",
    "uk": "р рр т.д ім вул див тис млн млрд грн ін напр чол",
    "be": "г гг т.д ім вул гл тыс млн млрд руб інш напр чал",
    "pl": "np m.in tj itd itp dr prof ul tys mln mld zł nr ok tzw św r",
    "cs": "např tj atd apod tzv mil mld tis č str r",
    "sv": "t.ex bl.a m.fl d.v.s ca kl nr st",
    "da": "f.eks bl.a m.fl dvs ca kl nr st mio mia",
    "nb": "f.eks bl.a m.fl dvs ca kl nr st mill mrd",
    "fi": "esim mm ns n klo eli ks nro",
    "ro": "dl dna dr nr pag str ex",
    "tr": "dr prof vb vs örn sn bkz no cad",
    "id": "dr prof dll dsb dst jl no yth",
    "ms": "dr prof dll dsb dst jln no yab",
}
_ORDINAL_DOT = frozenset(
    {"de", "da", "nb", "no", "nn", "fi", "et", "lv", "cs", "sk", "sl", "hr", "sr", "bs", "sh", "hu", "pl", "tr", "is", "fo", "eu"}
)
_KNOWN = {language: frozenset(words.split()) for language, words in _ABBREVIATIONS.items()}


def split(text: str, language: str) -> tuple[Span, ...]:
    """Sentences in order, without the space around them. Thai and Lao, which mark no sentence ends, are split at line ends only."""
    sentences, start = [], 0
    for end in _ends(text, base(language)):
        sentences.append(_trimmed(text, start, end))
        start = end
    sentences.append(_trimmed(text, start, len(text)))
    return tuple(sentence for sentence in sentences if len(sentence))


def pieces(text: str, language: str, longest: int) -> Iterator[Span]:
    """Sentences, those longer than `longest` characters cut where a word ends: nothing of a text is left out."""
    for sentence in split(text, language):
        start = sentence.start
        while sentence.end - start > longest:
            end = max(text.rfind(mark, start + longest // 2, start + longest) + 1 for mark in " ,;，、،")
            end = end or start + longest
            yield Span(start, end)
            start = end
        yield Span(start, sentence.end)


def _ends(text: str, language: str) -> list[int]:
    return [found.end() for found in _END.finditer(text) if not (found["spaced"] == "." and _goes_on(text, found, language))]


def _goes_on(text: str, dot: re.Match[str], language: str) -> bool:
    """Is this dot an abbreviation's, an initial's or an ordinal's, or does a small letter follow it?"""
    rest = text[dot.end() : dot.end() + 40].lstrip()
    if not rest or "\n" in text[dot.end() : dot.end() + 2]:
        return False
    if rest[0].islower():
        return True
    before = _BEFORE.search(text[max(0, dot.start() - 24) : dot.start()])
    word = before[1].lstrip("([\"'“«„") if before else ""
    if word.isdigit():
        return language in _ORDINAL_DOT and len(word) <= 2
    # A single capital is an initial, unless a full name has just ended ("Bolívar D. A man ...") which nobody can tell.
    initial = len(word) == 1 and word.isupper()
    return initial or word.lower() in _KNOWN[""] or word.lower() in _KNOWN.get(language, frozenset())


def _trimmed(text: str, start: int, end: int) -> Span:
    piece = text[start:end]
    left = len(piece) - len(piece.lstrip())
    return Span(start + left, start + left + len(piece.strip()))
