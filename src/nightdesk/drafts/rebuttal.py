"""A rejection or denial that stands right after what is told: whoever tells the one tells the other."""

from __future__ import annotations

from nightdesk.drafts.probes import run_probe
from nightdesk.drafts.restate import Clause, clauses


def rebuttal_after(text: str, clause: Clause) -> Clause | None:
    """The sentence of `text` right after `clause`, if it rejects or denies something."""
    following = next((other for other in clauses(text) if other.span.start >= clause.span.end), None)
    return following if following is not None and run_probe("denial", {"next": following.original}) else None
