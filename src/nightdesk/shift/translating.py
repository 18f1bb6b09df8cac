"""Passages of a draft in English, beside the original: those that readers may see and whose source allows it, each translated once."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from nightdesk.drafts.language_model import Receipt
from nightdesk.drafts.model import Draft, Translation
from nightdesk.drafts.pack import EvidencePack
from nightdesk.drafts.translation import Foreign, Translator, taken
from nightdesk.languages import meaning
from nightdesk.publish.excerpts import clipped
from nightdesk.publish.model import Article
from nightdesk.sources.rights import allowance
from nightdesk.verify.evidence import is_english
from nightdesk.wire.model import Passage, PassageKind

_MOST, _ALIKE = 80, 0.2


def with_translations(
    draft: Draft, pack: EvidencePack, earlier: Article | None, translator: Translator | None
) -> tuple[Draft, tuple[Receipt, ...]]:
    """The draft with its foreign passages translated as far as they can be. What an earlier version had is not paid again."""
    if translator is None:
        return draft, ()
    kept = {(one.passage, one.original): one for one in (earlier.draft.translations if earlier else ())}
    wanted = [(passage, words) for passage, words in foreign_passages(draft, pack) if words][:_MOST]
    here = [kept[passage.id, words] for passage, words in wanted if (passage.id, words) in kept]
    missing = [(passage, words) for passage, words in wanted if (passage.id, words) not in kept]
    asked = {f"P{number}": one for number, one in enumerate(missing, start=1)}
    if not asked:
        return replace(draft, translations=tuple(here)), ()
    texts = [Foreign(label, passage.language, words) for label, (passage, words) in asked.items()]
    came = translator.translate(texts, f"{pack.story.id}:{pack.revision}")
    for one in texts:
        english = taken(one, came.english.get(one.label, ""))
        if english and _may_mean(one, english):
            here.append(Translation(asked[one.label][0].id, one.text, english, came.by))
    return replace(draft, translations=tuple(here)), came.receipts


def _may_mean(one: Foreign, english: str) -> bool:
    """Whether the embedded model of meaning finds the two alike at all; where it cannot tell, the reader sees the original beside it."""
    said, meant = meaning.read(english, "en"), meaning.read(one.text, one.language)
    return said is None or meant is None or meaning.likeness(said, meant) >= _ALIKE


def foreign_passages(draft: Draft, pack: EvidencePack) -> Iterator[tuple[Passage, str]]:
    """Each foreign passage with as much of its words as readers may be shown."""
    rights = {source.id: source.rights for source in pack.sources}
    for passage in draft.passages:
        if passage.kind is PassageKind.ITEM and not is_english(passage.language) and passage.source in rights:
            may = allowance(rights[passage.source])
            if may.translate and may.excerpt_limit:
                yield passage, clipped(passage.text, may.excerpt_limit)
