"""What an editor would write in the margin of a model's article: style, told in the one repair and never a reason to drop a sentence."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from nightdesk.drafts.model_writer.answers import Kind, WrittenArticle, WrittenSentence
from nightdesk.drafts.model_writer.discipline import estimates_in
from nightdesk.drafts.model_writer.overlap import share_held

_FORMULA = re.compile(
    r"\b(?:the|an?)(?:other|\s+(?:rival|gentler|opposite|alternative|competing|other)) (?:reading|view|interpretation) (?:is|would be)\b",
    re.IGNORECASE,
)
_NO_ITEM = re.compile(r"\b(?:no|none of the(?:se)?) items?\b", re.IGNORECASE)
_AGAIN, _LONG = 0.75, 60


def remarks_on(article: WrittenArticle) -> Iterator[tuple[str, str]]:
    """The label of a sentence and the remark on it."""
    paragraphs = [paragraph for section in article.sections for paragraph in section.paragraphs]
    every = [article.standfirst, *(one for paragraph in paragraphs for one in paragraph)]
    yield from ((one.id, says) for one in every if (says := _formula(one)))
    yield from _told_again(every)
    yield from _silences(every)
    for paragraph in paragraphs:
        yield from _said_again(paragraph)


def _formula(one: WrittenSentence) -> str:
    return "a formula: argue the other reading in plain words, or leave it to `rival`" if _FORMULA.search(one.text) else ""


def _told_again(every: Sequence[WrittenSentence]) -> Iterator[tuple[str, str]]:
    """A statement nearly all of whose words an earlier one of the same evidence has told."""
    for place, one in enumerate(every):
        earlier = [other for other in every[:place] if set(one.passages) & set(other.passages)]
        if (
            one.kind is not Kind.INFERENCE
            and len(one.text) > _LONG
            and earlier
            and share_held(one.text, [e.text for e in earlier]) >= _AGAIN
        ):
            yield one.id, f"told already by {', '.join(other.id for other in earlier)}; go on from there, or drop it"


def _silences(every: Sequence[WrittenSentence]) -> Iterator[tuple[str, str]]:
    silent = [one for one in every if _NO_ITEM.search(one.text)]
    yield from ((one.id, "what is not known stands in one or two sentences: join this one to the first (“N3+N6”)") for one in silent[2:])


def _said_again(paragraph: Sequence[WrittenSentence]) -> Iterator[tuple[str, str]]:
    """Inferences of one paragraph that say again what one before them has said of the likelihood."""
    said: set[str] = set()
    for one in paragraph:
        if one.kind is Kind.INFERENCE:
            found = estimates_in(one.text)
            if found & said:
                yield one.id, "its paragraph has said how likely; say it once"
            said |= found
