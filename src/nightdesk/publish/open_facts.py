"""What an article tells every reader as a fact."""

from __future__ import annotations

from collections.abc import Iterator

from nightdesk.drafts.model import Draft, Paragraph, Sentence, SentenceKind


def open_facts(draft: Draft) -> Iterator[Sentence]:
    """The headline, the standfirst and the sentences of open paragraphs that are facts, each wording once, in the order of reading."""
    in_paragraphs = [
        sentence
        for section in draft.sections
        if not section.for_members
        for block in section.blocks
        if isinstance(block, Paragraph)
        for sentence in block.sentences
    ]
    seen: set[str] = set()
    for sentence in (draft.headline, draft.standfirst, *in_paragraphs):
        if sentence.kind is SentenceKind.FACT and sentence.text not in seen:
            seen.add(sentence.text)
            yield sentence
