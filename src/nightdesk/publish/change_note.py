"""What is new in a later version, in a line for those who read the one before."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from nightdesk.drafts.model import Draft, SectionRole
from nightdesk.publish.model import Article
from nightdesk.publish.open_facts import open_facts
from nightdesk.wire.model import Item

_LONGEST = 240


def change_note(draft: Draft, earlier: Article, items: Sequence[Item]) -> str:
    """That the headline is another; else the first fact that every reader can see and that was not told before; else how much was read.

    It has the article's own words, which were checked, and nothing of the members' part, nor of where the account ends.
    """
    if draft.headline.text != earlier.draft.headline.text:
        return f"the headline was “{earlier.draft.headline.text}”"
    told = replace(draft, sections=tuple(section for section in draft.sections if section.role is not SectionRole.AHEAD))
    before = {sentence.text for sentence in earlier.draft.sentences()}
    new = (sentence.text for sentence in open_facts(told) if sentence.text not in before and len(sentence.text) <= _LONGEST)
    if (fact := next(new, None)) is not None:
        return f"it now says: {fact.removesuffix('.')}"
    late = sum(item.received_at > earlier.draft.written_at for item in items)
    return f"{late} more report{'s' * (late > 1)} read" if late else "text revised"
