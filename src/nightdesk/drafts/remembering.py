"""Keeping what was passed over as no news any more, and recalling it beside a later story of the same person."""

from __future__ import annotations

import re
from dataclasses import replace

from nightdesk.drafts.attribution import is_edition
from nightdesk.drafts.core import core_of
from nightdesk.drafts.material import Material
from nightdesk.drafts.model import Paragraph, Section, SectionRole, Sentence
from nightdesk.drafts.old_news import old_news
from nightdesk.drafts.pack import EvidencePack
from nightdesk.drafts.recollection import Recollection, as_asked
from nightdesk.drafts.strangers import without_strangers
from nightdesk.drafts.wording import capital, full_date, listed
from nightdesk.languages.tongues import language_name
from nightdesk.wire.model import Item


def recollect(pack: EvidencePack) -> Recollection | None:
    """What a story tells of a person that is no news any more. None for news, and for what is told of nobody."""
    material = without_strangers(Material(*core_of(pack)))
    found = material.happening
    if found is None or old_news(material) is None or not any(named.name == found.who for named in material.named):
        return None
    said_in = {item.source for item in found.told}
    return Recollection(pack.story.id, found.who, found.then, found.told, tuple(s for s in pack.sources if s.id in said_in))


def with_recollections(material: Material, record: Section | None) -> Section | None:
    """What came before, and after it what earlier reports in other languages told of whom the story names."""
    told = tuple(sentence for one in material.pack.recollections if (sentence := _recalled(material, one)) is not None)
    if not told:
        return record
    if record is None:
        return Section(SectionRole.RECORD, "What came before", (Paragraph(told),))
    return replace(record, blocks=(*record.blocks, Paragraph(told)))


def _recalled(material: Material, one: Recollection) -> Sentence | None:
    """Under the name as the story spells it; nothing where the story's account does not name whom it was told of."""
    name = next((actor.name for actor in material.pack.profile.actors if as_asked(actor.name) == as_asked(one.who)), None)
    if name is None or name not in material.first_words:
        return None
    day = max(item.published_at.date() for item in one.items)
    passages = [material.book.cite_beside(item, one.sources, background=True) for item in one.items]
    text = f"{capital(_voices(one))} had reported by {full_date(day)} that {_before(one.then.replace(one.who, name))}."
    return material.book.background(text, *passages)


def _voices(one: Recollection) -> str:
    by_id = {source.id: source for source in one.sources}
    languages: dict[str, Item] = {item.language: item for item in one.items}
    if all(is_edition(by_id[item.source]) for item in languages.values()):
        return f"the {listed([language_name(language) for language in languages])} editions of Wikipedia"
    return listed(list(dict.fromkeys(by_id[item.source].name for item in languages.values())))


def _before(then: str) -> str:
    """What happened before what was told: "had been killed" for "was killed"."""
    return re.sub(r" died\b", " had died", re.sub(r" was\b", " had been", then))
