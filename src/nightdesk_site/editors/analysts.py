"""The analysts' names, as the newsroom's own files give them."""

from __future__ import annotations

from collections.abc import Mapping
from contextlib import suppress
from functools import cache
from pathlib import Path

from django.conf import settings

from nightdesk.foundation.errors import BadInput
from nightdesk.personas.roster import read_roster


def analyst_name(persona: str) -> str:
    """The name of an analyst; the bare id of one who is no longer written down."""
    return _names(settings.NEWSROOM.newsroom / "personas").get(persona, persona)


@cache
def _names(folder: Path) -> Mapping[str, str]:
    # A mistake in an analyst's file stops the shift, which says so; it must not keep editors from their desk.
    with suppress(BadInput):
        return {persona.id: persona.name for persona in read_roster(folder)}
    return {}
