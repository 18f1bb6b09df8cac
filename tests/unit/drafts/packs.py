"""Evidence packs made from the sample wire by the stages themselves, for tests of the writer."""

from __future__ import annotations

import json
import lzma
from collections.abc import Sequence
from datetime import datetime, timedelta
from functools import lru_cache
from pathlib import Path
from typing import Any

from nightdesk.archive.model import Archive
from nightdesk.claims.history import histories
from nightdesk.claims.model import Attribution, Figure, Quotation
from nightdesk.claims.read import read_claims
from nightdesk.drafts.pack import EvidencePack
from nightdesk.foundation.ids import FamilyId, ItemId, PersonaId, SourceId, StoryId
from nightdesk.personas.model import Assignment, Judgement, Palette, Persona
from nightdesk.sources.model import FeedKind, Source
from nightdesk.stories.develop import develop
from nightdesk.stories.model import Story
from nightdesk.stories.profile import read_profile
from nightdesk.stories.so_far import StorySoFar
from nightdesk.wire.model import Item

ROOT = Path(__file__).parents[3]
BALOCHISTAN = ("ce-2026-01-30-001", "ce-2026-01-31-002", "ce-2026-02-01-001", "ce-2026-02-04-001")
WEST_JAVA = "Q115322003"


@lru_cache(maxsize=1)
def rows() -> dict[str, dict[str, Any]]:
    """Every row of the sample wire by its id."""
    files = sorted((ROOT / "newsroom" / "sample-wire").glob("*.jsonl.xz"))
    read = (json.loads(line) for file in files for line in lzma.decompress(file.read_bytes()).decode().splitlines())
    return {row["id"]: row for row in read}


@lru_cache(maxsize=1)
def gold_stories() -> dict[str, tuple[str, ...]]:
    """The ids of the items of each labelled story."""
    file = ROOT / "tests" / "quality" / "gold" / "in-the-news-stories.jsonl"
    found: dict[str, list[str]] = {}
    for line in file.read_text("utf-8").splitlines():
        row = json.loads(line)
        found.setdefault(row["story"], []).append(row["id"])
    return {story: tuple(ids) for story, ids in found.items()}


def pack_of(ids: Sequence[str], archive: Archive, *, name: str = "story", hours: float = 1) -> EvidencePack:
    """What the newsroom would hold of a story of these items, so many hours after the last of them."""
    items = tuple(sorted((_item(rows()[id_]) for id_ in ids), key=lambda item: (item.published_at, item.id)))
    return pack_of_items(items, archive, name=name, hours=hours)


def pack_of_items(items: tuple[Item, ...], archive: Archive, *, name: str = "story", hours: float = 1) -> EvidencePack:
    story = Story(StoryId(name), tuple(item.id for item in items), items[0].published_at, items[-1].published_at)
    figures: list[Figure] = []
    attributions: list[Attribution] = []
    quotations: list[Quotation] = []
    developments, so_far = [], StorySoFar()
    for item in items:
        claims = read_claims(item)
        figures += claims.figures
        attributions += claims.attributions
        quotations += claims.quotations
        developments.append(develop(item, claims.figures, so_far, story.id))
        so_far.take(item, claims.figures)
    palette = Palette("#101010", "#fafafa", "#803020", "#d0a070")
    persona = Persona(
        PersonaId("tester"), "Tester", "Everything", "What is counted", (), frozenset(), (), (), (), "Plain", (), "AI analyst", palette
    )
    return EvidencePack(
        story=story,
        revision=1,
        profile=read_profile(story.id, items),
        persona=persona,
        assignment=Assignment(story.id, persona.id, Judgement(1.0, ()), ()),
        items=items,
        sources=tuple({item.source: _source(item) for item in items}.values()),
        developments=tuple(developments),
        figures=tuple(figures),
        histories=histories(tuple(figures)),
        attributions=tuple(attributions),
        quotations=tuple(quotations),
        archive=archive,
        now=items[-1].published_at + timedelta(hours=hours),
    )


def line(text: str, day: str = "2026-01-10", *, id_: str = "t-1", outlets: tuple[str, ...] = ("Reuters",)) -> Item:
    """One line of the portal, made up for a test."""
    at = datetime.fromisoformat(f"{day}T12:00:00+00:00")
    return Item(ItemId(id_), SourceId("portal"), id_, "en", "declared", None, text, None, None, at, at, outlets)


def edition(language: str, text: str, at: datetime) -> Item:
    """One item of a language edition, made up for a test."""
    id_, source = ItemId(f"t-{language}-{at:%d%H}"), SourceId(f"{language}.wikipedia.org")
    return Item(id_, source, language, language, "declared", None, text, None, None, at, at, ())


def _item(row: dict[str, Any]) -> Item:
    at = datetime.fromisoformat(row["published_at"])
    source = SourceId("portal" if row["id"].startswith("ce-") else row["source"])
    return Item(
        ItemId(row["id"]), source, row["id"], row["language"], "declared", None, row["text"], row.get("url"), None, at, at,
        tuple(row.get("outlets", ())),
    )  # fmt: skip


def _source(item: Item) -> Source:
    family = FamilyId("wikipedia")
    if item.source == "portal":
        home = "https://en.wikipedia.org/wiki/Portal:Current_events"
        name = "Wikipedia Current Events"
        return Source(item.source, name, home, home, FeedKind.RSS, "en", None, family, "encyclopedia", second_hand=True)
    home = f"https://{item.source}/"
    return Source(item.source, f"Wikipedia ({item.language})", home, home, FeedKind.RSS, item.language, None, family, "encyclopedia")
