"""The embedded writer's own sentences on a scene."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import timedelta
from itertools import chain

from nightdesk.archive.model import ArchiveLine, ArchiveQuery, ArchiveSearch
from nightdesk.claims.history import histories
from nightdesk.claims.read import read_claims
from nightdesk.drafts.embedded import TooThin, write
from nightdesk.drafts.model import SentenceKind
from nightdesk.drafts.pack import EvidencePack
from nightdesk.foundation.ids import ArchiveLineId, PersonaId
from nightdesk.personas.model import Assignment, Judgement, Palette, Persona
from nightdesk.stories.develop import develop
from nightdesk.stories.model import Story
from nightdesk.stories.so_far import StorySoFar
from nightdesk.testing.tampering.model import Manner, Scene, Sound

SHORTEST = 30


class NoArchive:
    """An archive without a line."""

    def search(self, query: ArchiveQuery, limit: int = 500) -> ArchiveSearch:
        return ArchiveSearch(query, 0, ())

    def lines(self, ids: Sequence[ArchiveLineId]) -> tuple[ArchiveLine, ...]:
        return ()

    def size(self) -> int:
        return 0


def brief_sentences(scene: Scene, number: int) -> Iterator[Sound]:
    """Sentences of fact that the embedded writer makes of the scene's items; none where there is too little to tell."""
    draft = write(_pack(scene))
    if isinstance(draft, TooThin):
        return
    passages = {passage.id: passage for passage in draft.passages}
    for sentence in draft.sentences():
        named = tuple(passages[name] for name in sentence.passages)
        if sentence.kind is SentenceKind.FACT and len(sentence.text) >= SHORTEST:
            language = next((passage.language for passage in named if passage.language.split("-")[0] != "en"), "en")
            manner = Manner.BRIEF if language == "en" else Manner.CROSS_LANGUAGE
            yield Sound(sentence.text, named, manner, language, number)


def _pack(scene: Scene) -> EvidencePack:
    story, items = scene.profile.story, scene.items
    claims = [read_claims(item) for item in items]
    so_far, developments = StorySoFar(), []
    for item, read in zip(items, claims, strict=True):
        developments.append(develop(item, read.figures, so_far, story))
        so_far.take(item, read.figures)
    figures = tuple(chain.from_iterable(read.figures for read in claims))
    persona = Persona(
        PersonaId("nobody"), "Nobody", "", "", (), frozenset(), (), (), (), "", (), "", Palette("#000000", "#000000", "#000000", "#000000")
    )  # fmt: skip
    families = {source.id: source.family for source in scene.sources}
    return EvidencePack(
        story=Story(story, tuple(item.id for item in items), items[0].published_at, items[-1].published_at),
        revision=1,
        profile=scene.profile,
        persona=persona,
        assignment=Assignment(story, persona.id, Judgement(1.0, ()), ()),
        items=items,
        sources=scene.sources,
        developments=tuple(developments),
        figures=figures,
        histories=histories(figures, {item.id: families[item.source] for item in items}),
        attributions=tuple(chain.from_iterable(read.attributions for read in claims)),
        quotations=tuple(chain.from_iterable(read.quotations for read in claims)),
        archive=NoArchive(),
        now=items[-1].published_at + timedelta(minutes=20),
    )
