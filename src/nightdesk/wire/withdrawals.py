"""Words with which a publisher takes a report back, at the head of its headline or of its text.

Written down from the house practice of agencies ("KILL", "RETRACTION") and from the notices that newspapers put in place of an
article, in the languages where such a notice has a fixed form. Only the opening counts: a report about somebody else's retraction has
these words further on.
"""

from __future__ import annotations

import re

from nightdesk.wire.model import Item

_OPENING = 160
_HEADLINES = re.compile(
    r"(?:kill(?:ed)?|mandatory kill|retract(?:ed|ion)|withdrawn|zurückgezogen|retractación|rétractation|ritrattazione|retratação|"
    r"отозвано|опровержение|تصحيح وسحب|سحب خبر|撤稿|撤回|取り消し|철회|geri çekildi|wycofane|ingetrokken)\s{0,3}(?:[:：—–|-]|$)",
    re.IGNORECASE,
)
_NOTICES = re.compile(
    r"(?:editor['’]s note:\s{0,3})?(?:we|reuters|ap|afp|this (?:article|story|report|item))\b[^.]{0,60}\b"
    r"(?:ha(?:s|ve) been (?:retracted|withdrawn|removed)|(?:has|have) (?:retracted|withdrawn) (?:this|the|its|our))"
    r"|dieser (?:artikel|beitrag)[^.]{0,40}(?:zurückgezogen|gelöscht)"
    r"|cet article a été (?:retiré|supprimé|dépublié)"
    r"|(?:este artículo|esta noticia|esta nota) ha sido (?:retirad|eliminad)[ao]"
    r"|(?:este artigo|esta notícia) foi (?:retirad|removid)[ao]"
    r"|questo articolo è stato (?:ritirato|rimosso)",
    re.IGNORECASE,
)


def retraction(item: Item) -> str | None:
    """The words with which an item takes itself back; None if it does not."""
    for text, words in ((item.title or "", _HEADLINES), (item.title or "", _NOTICES), (item.text, _NOTICES), (item.text, _HEADLINES)):
        opening = " ".join(text[:_OPENING].split())
        if words.match(opening):
            return opening
    return None
