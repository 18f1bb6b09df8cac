"""Over whose death protests began, where at least two editions say so beside the name, and nobody else is so named."""

from __future__ import annotations

import re

from nightdesk.drafts.additions import CITED, voices
from nightdesk.drafts.material import Material
from nightdesk.drafts.model import Sentence
from nightdesk.drafts.named import Named
from nightdesk.drafts.wording import capital
from nightdesk.stories.model import EventKind
from nightdesk.wire.model import Item

_TWO, _SHARE, _NEAR = 2, 0.3, 14
_DEATH = re.compile(
    r"(?<!\w)(?:deaths?\b|décès\b|mort\b|muerte\b|morte\b|moartea\b|moarte\b|tod\b|todes\b|død\b|döden\b|dood\b|kuolema|śmierć\b|śmierci\b|smrt\w{0,2}\b|"
    r"смерт[ьию]\b|смерцю?\b|гибел[ьи]|гибелью|загибел|гібел|kematian|o['‘ʻ’]lim|ölüm|өлім|θ[αά]ν[αά]το)|"
    r"死亡|之死|죽음|사망|وفاة|مقتل|مرگ|جان\sباختن|کوژران|ہلاکت|मौत|মৃত্যু|இறப்ப|การเสียชีวิต|გარდაცვალ",
    re.IGNORECASE,
)
_BROKEN = re.compile(r"[.,;:!?،؛。，；()（）]")


def over_whom(material: Material) -> list[Sentence]:
    """ "The protests followed the death of …, say the Korean, Malay and other editions."; nothing where an English item leads."""
    if material.pack.profile.event is not EventKind.PROTEST or material.lead is not None:
        return []
    found = [(named, told) for named in material.named if len(told := _of_death(material, named)) >= _TWO]
    if len(found) != 1 or len(found[0][0].spans) < _SHARE * len(material.pack.items):
        return []
    named, told = found[0]
    text = f"{capital(voices(material, told))} say that the protests followed the death of {named.name}."
    return [material.book.fact(text, *(material.cite(item) for item in list(told.values())[:CITED]))]


def _of_death(material: Material, named: Named) -> dict[str, Item]:
    """By language, the first item in which a word for death stands right beside the name."""
    told: dict[str, Item] = {}
    for item in material.pack.items:
        if item.id in named.spans and _is_beside(item, named):
            told.setdefault(item.language, item)
    return told


def _is_beside(item: Item, named: Named) -> bool:
    span = named.spans[item.id]
    before, after = item.text[max(0, span.start - 2 * _NEAR) : span.start], item.text[span.end : span.end + 2 * _NEAR]
    left = [before[match.end() :] for match in _DEATH.finditer(before)]
    right = [after[: match.start()] for match in _DEATH.finditer(after)]
    return any(len(gap) <= _NEAR and _BROKEN.search(gap) is None for gap in (*left[-1:], *right[:1]))
