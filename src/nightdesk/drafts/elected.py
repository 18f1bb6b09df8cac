"""How whoever takes office now was elected: it belongs to the news, not to what came before."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import timedelta

from nightdesk.drafts.compared import wins
from nightdesk.drafts.material import Material
from nightdesk.drafts.model import Paragraph, Section
from nightdesk.drafts.naming import lead_text
from nightdesk.drafts.narrate import narrated
from nightdesk.drafts.principals import principals
from nightdesk.drafts.trail import Trail
from nightdesk.stories.model import EventKind

_OF_LATE = timedelta(days=240)
_ELECTION = re.compile(r"\b(?:re-?)?elect(?:ed|ion|ions|s)\b|\brun-?off\b", re.IGNORECASE)
_STANDS = re.compile(r"\bwould\b|\bwill\b|\bto (?:face|run|stand)\b")


def with_the_vote(material: Material, opening: Section, trail: Trail) -> Section:
    """The opening, and in its first paragraph the archive's line on the vote of the months before that the new holder won."""
    first = next((block for block in opening.blocks if isinstance(block, Paragraph)), None)
    if material.pack.profile.event is not EventKind.GOVERNMENT or first is None:
        return opening
    told = lead_text(material) or (material.happening.now if material.happening is not None else "")
    holders = [one for one in principals(material) if one.person and one.stands_in(told)]
    won = (
        step
        for step in reversed((*trail.before, *trail.lately))
        if material.began - step.line.date <= _OF_LATE
        and _ELECTION.search(step.clause.original)
        and not _STANDS.search(step.clause.original)
        if any(wins(one, step.clause.original) for one in holders)
    )
    step = next(won, None)
    if step is None:
        return opening
    voted = replace(first, sentences=(*first.sentences, *narrated(material, [step])))
    return replace(opening, blocks=tuple(voted if block is first else block for block in opening.blocks))
