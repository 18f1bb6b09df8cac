"""What one version of an article says that an earlier one did not, for one kind of reader."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from nightdesk.publish.reading import ReaderArticle, ReaderBlock, ReaderChart, ReaderParagraph, ReaderTable


@dataclass(frozen=True, slots=True)
class Changes:
    """Sentences, and rows of tables, in reading order. Charts show what their tables say and are not told again."""

    new: tuple[str, ...]
    gone: tuple[str, ...]


def changes(earlier: ReaderArticle, later: ReaderArticle) -> Changes:
    """Raises PermissionError unless both were rendered for one standing: nobody learns of a change that they may not read."""
    if earlier.standing is not later.standing:
        raise PermissionError("versions are compared as one kind of reader sees them")
    was, now = tuple(dict.fromkeys(_told(earlier))), tuple(dict.fromkeys(_told(later)))
    return Changes(tuple(one for one in now if one not in set(was)), tuple(one for one in was if one not in set(now)))


def _told(article: ReaderArticle) -> Iterator[str]:
    if article.retracted:
        return
    yield article.headline.text
    if article.standfirst is not None:
        yield article.standfirst.text
    for section in article.sections:
        for block in section.blocks:
            yield from _lines(block)


def _lines(block: ReaderBlock) -> Iterator[str]:
    match block:
        case ReaderParagraph(sentences):
            yield from (sentence.text for sentence in sentences)
        case ReaderTable():
            yield from block.rows_in_words()
        case ReaderChart():
            return
