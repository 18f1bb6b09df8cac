"""What a draft becomes when a person publishes it: the article, the record of how it came about, its picture."""

from __future__ import annotations

from dataclasses import replace

from django.conf import settings

from nightdesk.desk.model import Decision, Ruling
from nightdesk.drafts.model import Draft
from nightdesk.drafts.pack import parties_of
from nightdesk.foundation.ids import SentenceId
from nightdesk.personas.roster import find_persona, read_roster
from nightdesk.publish.article import publish
from nightdesk.publish.illustration import Picture, Scene
from nightdesk.publish.model import Article, Provenance, Step
from nightdesk.publish.provenance import trace
from nightdesk.shift.agreed import agreed
from nightdesk.shift.record import StoryFile
from nightdesk.verify.model import Finding, Outcome, Verdict
from nightdesk_site.record.models import DraftRow
from nightdesk_site.record.night import totals
from nightdesk_site.record.publishing import making_of
from nightdesk_site.record.sources import sources_by_id

from .changes import Changes, changes
from .hour import is_played
from .recheck import items_of_story, morgue, recheck


def article_of(row: DraftRow, draft: Draft, written: Draft, ruling: Ruling, decision: Decision, file: StoryFile) -> Article:
    """The article that `draft`, as people left it, makes; `written` is what the writer handed in. It is checked once more on its way.

    Raises NoDecision if a sentence is not supported by its evidence.
    """
    verdict = recheck(draft)
    agreements, statements = agreed(file, parties_of(draft.profile))
    held = {item.id for item in file.items}
    recalled = [item for item in items_of_story(draft) if item.id not in held]
    sources = sources_by_id(sorted({item.source for item in recalled}))
    return publish(
        draft,
        verdict,
        decision,
        file.items,
        [*sources.values(), *file.sources],
        file.article,
        _provenance(row, draft, written, verdict, ruling, decision, file),
        decision.at,
        played=is_played(row),
        recalled=recalled,
        agreements=agreements,
        statements=statements,
    )


def _provenance(
    row: DraftRow, draft: Draft, written: Draft, verdict: Verdict, ruling: Ruling, decision: Decision, file: StoryFile
) -> Provenance:
    watched, made = totals(), making_of(row)
    produced = trace(
        draft,
        verdict,
        tuple(Finding(SentenceId(told["sentence"]), told["check"], Outcome.FAIL, told["says"]) for told in row.dropped),
        ruling,
        decision,
        file.items,
        sources_watched=watched["sources"],
        languages_watched=watched["languages"],
        archive_searched=morgue().size(),
        linked_at=max(item.received_at for item in file.items),
        work=made.work,
        receipts=made.receipts,
        why_not=made.why_not,
        added=made.added,
    )
    return _with_edits(produced, changes(written, draft), decision)


def _with_edits(produced: Provenance, made: Changes, decision: Decision) -> Provenance:
    if not made:
        return produced
    edited = Step(decision.at, "edited", f"{made} by people at the desk", machine=False)
    return replace(produced, steps=(*produced.steps[:-1], edited, produced.steps[-1]))


def pictures_of(article: Article, file: StoryFile) -> tuple[Picture, ...]:
    """The illustration of a new article; a later version keeps the one it has, as does an article of an analyst who left."""
    newsroom = settings.NEWSROOM
    persona = find_persona(read_roster(newsroom.newsroom / "personas"), article.draft.persona)
    if article.version > 1 or persona is None:
        return ()
    from nightdesk.adapters.pictures import illustrate

    scene = Scene.of(article, (figure for claims in file.claims for figure in claims.figures), persona.palette)
    return illustrate(scene, article.draft.headline.text, f"{newsroom.name}, made by an algorithm")
