"""Whether a story is a court's business."""

from __future__ import annotations

import re

from nightdesk.drafts.material import Material

_IN_COURT = re.compile(r"\b(?:sentenc\w*|convict\w*|indict\w*|charged|on trial|found guilty|plead\w*)", re.IGNORECASE)


def is_of_a_court(material: Material) -> bool:
    """Whether the lead tells of a court's business."""
    return material.lead is not None and bool(_IN_COURT.search(material.lead.clause.original))
