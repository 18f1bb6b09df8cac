"""Phrases that claim a cause, a significance or an authority which nobody has stated; and links, which a writer never writes."""

from __future__ import annotations

import re
from collections.abc import Iterator

from nightdesk.drafts.model import SentenceKind
from nightdesk.verify.evidence import Case
from nightdesk.verify.lexicon import CAUSES, UNEARNED
from nightdesk.verify.model import Finding
from nightdesk.verify.names import nearness, voices
from nightdesk.verify.sense import ENOUGH, MUCH, means_in

CHECK = "phrases"
_LINK = re.compile(
    r"[a-z][a-z0-9+.-]{1,20}://|\bwww\.|\bmailto:|\]\(|<\s*/?\s*[a-z]|\b[a-z0-9-]{2,63}\.(?:com|org|net|info|io|gov|edu|int|co|news|tv|me|app|dev|ru|cn|uk|de|fr)\b/?",
    re.IGNORECASE,
)
_DOMAIN = re.compile(r"(?<![\w/.@-])(?!www\.)[A-Za-z0-9-]{2,40}\.(?:com|org|net)(?![\w/])")
_UNEARNED = re.compile(r"\b(?:" + "|".join(map(re.escape, UNEARNED)) + r")\b", re.IGNORECASE)
_CAUSE = re.compile(r"\b(?:" + "|".join(map(re.escape, CAUSES)) + r")\b", re.IGNORECASE)
_CAUSE_TOLD = re.compile(
    r"\b(?:" + "|".join(map(re.escape, CAUSES)) + r"|caus(?:e|es|ed|ing)|trigger(?:s|ed|ing)?|sparks?|sparked|led to|leads to)\b",
    re.IGNORECASE,
)


_REASON = re.compile(r"(?:[^.;:!?]|[.;:!?](?!\s|$)){0,600}")
_CAUSING = ("because", "cause", "caused")


def check_phrases(case: Case) -> Iterator[Finding]:
    """A cause is stated where the evidence states one. That a conclusion gives one is its office; see `nightdesk.verify.inferences`."""
    text = case.sentence.text
    evidence = " ".join(reading.text for reading in case.english)
    for found in _UNEARNED.finditer(text):
        if found[0].lower() not in evidence.lower():
            yield case.failed(CHECK, f"“{found[0]}” claims what nobody in the evidence says.")
    cause = _CAUSE.search(text) if case.sentence.kind is not SentenceKind.INFERENCE else None
    if cause and not _CAUSE_TOLD.search(evidence):
        near = nearness(case) or 0
        if near >= MUCH and any(means_in(word, text, language) for word in _CAUSING for text, language in case.foreign):
            return
        if near >= ENOUGH:
            yield case.doubted(CHECK, f"“{cause[0]}” gives a cause; whether the original does could not be read.")
        else:
            yield case.failed(CHECK, f"“{cause[0]}” gives a cause; the evidence gives none.")


def reasons_in(text: str) -> Iterator[tuple[str, str]]:
    """Each word that gives a cause, and what it gives as the cause, up to the end of the sentence or clause."""
    for cause in _CAUSE.finditer(text):
        behind = _REASON.match(text, cause.end())
        yield cause[0], behind[0] if behind else ""


def check_links(case: Case) -> Iterator[Finding]:
    text = case.sentence.text
    for name in sorted({*voices(case), *case.evidence.source_names}, key=len, reverse=True):
        text = re.sub(re.escape(name), " ", text, flags=re.IGNORECASE)
    if (found := has_link(_without_names(text, case))) is not None:
        yield case.failed("links", f"“{found}” looks like a link; links are made from the evidence, never written.")


def _without_names(text: str, case: Case) -> str:
    """The text without names like "Amazon.com" that the evidence writes so too."""
    evidence = " ".join(passage.text for passage in case.passages)
    return _DOMAIN.sub(lambda found: " " if re.search(rf"(?<![\w/.]){re.escape(found[0])}(?![\w/])", evidence) else found[0], text)


def has_link(text: str) -> str | None:
    """The first thing in a text that looks like a link, or None."""
    found = _LINK.search(text)
    return found[0] if found else None
