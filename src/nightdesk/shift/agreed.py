"""How what a story's sources say is borne out, for an article that a person sends out."""

from __future__ import annotations

from collections.abc import Collection
from itertools import chain

from nightdesk.claims.agreement import Agreement, agree
from nightdesk.claims.history import histories
from nightdesk.claims.statements import Statement, join_statements
from nightdesk.shift.guard import guarded
from nightdesk.shift.record import StoryFile


def agreed(file: StoryFile, parties: Collection[str]) -> tuple[tuple[Agreement, ...], tuple[Statement, ...]]:
    """The story's numbers and its statements, each with its standing among independent families now, as a pack of them would tell."""
    file, _ = guarded(file)
    family = {source.id: source.family for source in file.sources}
    families = {item.id: file.voices.get(item.id, family[item.source]) for item in file.items}
    figures = [figure for claims in file.claims for figure in claims.figures]
    amounts = [amount for claims in file.claims for amount in claims.amounts]
    voices = {item: str(name) for item, name in families.items()}
    told = histories(figures, families)
    numbers = agree(figures, amounts, told, voices, withdrawn=file.withdrawn, parties=parties)
    said = list(chain.from_iterable(claims.attributions for claims in file.claims))
    return numbers, join_statements(said, {item.id: item.text for item in file.items}, voices, parties=parties)
