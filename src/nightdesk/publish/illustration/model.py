"""What a picture is made from, and what comes of it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from math import log10

from nightdesk.claims.model import Figure
from nightdesk.drafts.language_model import Receipt
from nightdesk.personas.model import Palette
from nightdesk.publish.model import Article
from nightdesk.stories.model import EventKind, Place


@dataclass(frozen=True, slots=True)
class Scene:
    """All that a picture is made from. `seed` is the story's id; `toll` the greatest number of people stated, 0 if none is."""

    seed: str
    event: EventKind
    place: Place | None
    toll: int
    at: datetime
    palette: Palette

    @staticmethod
    def of(article: Article, figures: Iterable[Figure], palette: Palette) -> Scene:
        """The scene of an article in its analyst's colours. Of all figures of the story the greatest counts."""
        profile = article.draft.profile
        return Scene(
            seed=article.draft.story,
            event=profile.event,
            place=profile.places[0] if profile.places else None,
            toll=max((figure.read.value or 0 for figure in figures), default=0),
            at=article.first_reported,
            palette=palette,
        )

    @property
    def weight(self) -> float:
        """From 0 to 1 on a logarithmic scale: one person to a hundred thousand."""
        return min(1.0, log10(max(1, self.toll)) / 5)

    @property
    def local_hour(self) -> float:
        """The hour of the sun at the place, from 0 to 24."""
        east = self.place.longitude or 0.0 if self.place else 0.0
        return (self.at.hour + self.at.minute / 60 + east / 15) % 24

    @property
    def night(self) -> float:
        """1 at midnight, 0 at noon."""
        return abs(12 - self.local_hour) / 12


@dataclass(frozen=True, slots=True)
class Picture:
    """One rendition of an illustration as a file: pixels wide and high, bytes, and the text for those who do not see it.

    `made_by` names the image model that made it, with the receipt of its call; empty where the newsroom drew it by rule.
    """

    width: int
    height: int
    media_type: str
    body: bytes
    alt: str
    made_by: str = ""
    receipts: tuple[Receipt, ...] = ()
