"""What the headline leaves out of the lead, as a sentence of its own."""

from __future__ import annotations

import re

from nightdesk.drafts.headline import shortened, tightened
from nightdesk.drafts.material import Material
from nightdesk.drafts.restate import moved_back, without_pictures
from nightdesk.drafts.wording import capital
from nightdesk.stories.model import EventKind

# How the part may open its sentence, and what it did.
_CAME = re.compile(r"(?:after|amid|following|in response|because|despite|during)\b")
_DID = {"leaving": "left", "killing": "killed", "making": "made", "injuring": "injured", "causing": "caused", "forcing": "forced"}
_CITING = re.compile(r", citing (the [^,]{6,80})$")
_ACQUITTING = re.compile(r",? (?:while|but) acquitting (him|her|them) of (.+)$")


def spared(material: Material) -> str | None:
    """The part of the lead that the headline leaves out, as a sentence of its own without its stop: "It came after a general election"."""
    if material.lead is None or material.lead.clause.past is None or material.lead.item != material.english[0]:
        return None
    original = moved_back(without_pictures(material.lead.clause.original))
    whole, head = tightened(original), shortened(original)
    cut = whole[len(head) :].strip(" ,") if head is not None and whole.lower().startswith(head.lower()) else ""
    past = re.search(rf"\b{re.escape(' '.join(cut.split()[:2]))}.*$", material.lead.clause.past) if len(cut.split()) > 3 else None
    phrase = past.group().rstrip(".") if past else ""
    event = material.pack.profile.event
    if event is EventKind.SPORT and (won := _of_the_winner(phrase)):
        return capital(won)
    if event is EventKind.TRIAL and phrase.startswith("for "):
        return _ACQUITTING.sub(_acquitted, f"The sentence was {phrase}")
    if _CAME.match(phrase) and not re.match(r"\w+ \w+ing\b", phrase):
        return f"It came {phrase}"
    if (cited := _CITING.search(phrase)) is not None:
        return f"{capital(cited[1])} was cited as the reason"
    did = next((verb for verb in _DID if phrase.startswith(f"{verb} ")), None)
    return f"It {_DID[did]}{phrase.removeprefix(did)}" if did is not None else None


def _acquitted(found: re.Match[str]) -> str:
    was = {"him": "he was", "her": "she was", "them": "they were"}[found[1]]
    return f"; of {found[2]} {was} acquitted"


def _of_the_winner(phrase: str) -> str:
    """ "to win his first title, becoming the youngest" tells what the win was, and what the winner became."""
    title = re.search(r"\bto (?:win|take|claim|secure) (?:his|her|their|its) ([^,]{4,60})", phrase)
    became = re.search(r"\bbecoming ([^,]{4,90})", phrase)
    parts = ([f"it was the winner's {title[1]}"] if title else []) + ([f"the winner became {became[1]}"] if became else [])
    return "; ".join(parts)
