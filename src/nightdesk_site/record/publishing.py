"""Keeping drafts, decisions and articles. A publication is one transaction: decision, article, version, audit."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from hashlib import sha256

from django.db import transaction
from django.utils.text import slugify

from nightdesk.desk.model import Action, Decision, Ruling
from nightdesk.drafts.model import Draft
from nightdesk.foundation.errors import AlreadyDecided, NoDecision
from nightdesk.personas.model import Judgement
from nightdesk.publish.illustration import Picture
from nightdesk.publish.model import Article, is_retracted
from nightdesk.publish.provenance import weight_of_analysis
from nightdesk.shift.record import Making, Outcome
from nightdesk.verify.model import Finding, Verdict

from . import audit
from .documents import dump, load
from .models import ArticleRow, ArticleVersionRow, AssignmentRow, CitationRow, DecisionRow, DraftRow, IllustrationRow, StoryRow
from .outlook import keep_outlook
from .tallies import keep_tally

_STATE_AFTER = {
    Action.PUBLISH: DraftRow.State.PUBLISHED,
    Action.HOLD: DraftRow.State.HELD,
    Action.SPIKE: DraftRow.State.SPIKED,
    Action.REVISE: DraftRow.State.WAITING,
}


@transaction.atomic
def settle(outcome: Outcome, bring_to_desk: Callable[[DraftRow], object]) -> None:
    """Keep what covering a story came to. Doing it twice changes nothing."""
    draft = outcome.draft
    if DraftRow.objects.filter(id=draft.id).exists():
        return
    story = StoryRow.objects.select_for_update().get(id=draft.story)
    story.revision, story.covered_at, story.stirred_at, story.untold = draft.revision, draft.written_at, None, False
    story.save(update_fields=["revision", "covered_at", "stirred_at", "untold"])
    AssignmentRow.objects.create(
        story=story, revision=draft.revision, persona=outcome.assignment.persona, document=dump(outcome.assignment)
    )
    state = _STATE_AFTER[outcome.decision.action] if outcome.decision else _STATE_BY_RULING[outcome.ruling.action]
    row = keep_draft(draft, outcome.verdict, outcome.ruling, state, played=outcome.played, dropped=outcome.dropped, making=outcome.making)
    if outcome.decision is not None:
        record_decision(outcome.decision)
    elif outcome.ruling.action is Action.HOLD:
        bring_to_desk(row)
    if outcome.article is not None:
        record_publication(outcome.article, outcome.pictures)


def keep_draft(
    draft: Draft,
    verdict: Verdict,
    ruling: Ruling,
    state: DraftRow.State,
    *,
    played: bool,
    dropped: Sequence[Finding] = (),
    making: Making | None = None,
) -> DraftRow:
    """Keep what was written last about a story; what waited before it waits no longer. `making` is None where a person mends."""
    DraftRow.objects.filter(story=draft.story, state=DraftRow.State.WAITING).update(state=DraftRow.State.SUPERSEDED)
    return DraftRow.objects.create(
        id=draft.id,
        story_id=draft.story,
        revision=draft.revision,
        persona=draft.persona,
        headline=draft.headline.text,
        written_at=draft.written_at,
        state=state,
        played=played,
        document=dump(draft),
        verdict=dump(verdict),
        ruling=dump(ruling),
        dropped=[_told(finding) for finding in dropped],
        making=dump(making) if making is not None else "",
    )


_STATE_BY_RULING = {Action.HOLD: DraftRow.State.WAITING, Action.SPIKE: DraftRow.State.SPIKED, Action.PUBLISH: DraftRow.State.WAITING}


def _told(finding: Finding) -> dict[str, str]:
    return {"sentence": finding.sentence, "check": finding.check, "says": finding.says}


@transaction.atomic
def record_decision(decision: Decision) -> DecisionRow:
    """Keep a signed decision. Raises AlreadyDecided if the draft is published or another revision took its place."""
    draft = DraftRow.objects.select_for_update().get(id=decision.draft)
    if draft.decisions.filter(action=Action.PUBLISH).exists():
        raise AlreadyDecided(f"{draft.headline!r} is published; change it by a correction or a new revision")
    if draft.state == DraftRow.State.SUPERSEDED:
        raise AlreadyDecided(f"a later revision took the place of {draft.headline!r}; decide on that one")
    draft.state = _STATE_AFTER[decision.action]
    draft.save(update_fields=["state"])
    audit.note(decision.at, decision.by, decision.action, decision.draft, reason=decision.reason)
    return DecisionRow.objects.create(
        id=decision.id,
        draft=draft,
        action=decision.action,
        by=decision.by,
        reviewed_by_person=decision.reviewed_by_person,
        reason=decision.reason,
        at=decision.at,
        document=dump(decision),
    )


@transaction.atomic
def record_publication(article: Article, pictures: Sequence[Picture] = ()) -> ArticleRow:
    """Keep one version of an article as what readers see. Its decision must be in the record: raises NoDecision otherwise."""
    decision = DecisionRow.objects.filter(id=article.decision.id, draft=article.draft.id, action=Action.PUBLISH).first()
    if decision is None:
        raise NoDecision(f"no decision to publish {article.draft.headline.text!r} is on record")
    row, _ = ArticleRow.objects.update_or_create(id=article.id, defaults=_listing(article))
    version = ArticleVersionRow.objects.create(
        article=row, version=article.version, decision=decision, published_at=article.changed_at, document=dump(article)
    )
    keep_tally(version, article)
    _cite(row, article)
    if decision.draft.making:
        keep_outlook(article, making_of(decision.draft).outlook)
    for picture in pictures:
        IllustrationRow.objects.update_or_create(
            article=row,
            width=picture.width,
            defaults={
                "height": picture.height,
                "media_type": picture.media_type,
                "digest": sha256(picture.body).hexdigest(),
                "alt": picture.alt,
                "body": picture.body,
            },
        )
    audit.note(article.changed_at, article.decision.by, "published", article.id, version=article.version)
    return row


def making_of(row: DraftRow) -> Making:
    """How a draft came about; nothing where a person mended what was published, or where it was kept before that was written down."""
    return load(Making, row.making) if row.making else Making()


def _cite(row: ArticleRow, article: Article) -> None:
    """Note what the article names now, so that it is found when one of these reports is taken back."""
    CitationRow.objects.filter(article=row).delete()
    cited = dict.fromkeys(item.item for item in article.items)
    CitationRow.objects.bulk_create([CitationRow(article=row, item=item) for item in cited], batch_size=500)


_SINGLE = 0.5
"""What rests on one report alone is news, but does not lead the page before what several tell."""


def _listing(article: Article) -> dict[str, object]:
    draft, profile = article.draft, article.draft.profile
    place = profile.places[0].name if profile.places else ""
    return {
        "slug": article.slug,
        "story_id": draft.story,
        "version": article.version,
        "persona": draft.persona,
        "headline": draft.headline.text,
        "standfirst": draft.standfirst.text,
        "place": place,
        "place_slug": slugify(place),
        "country": profile.countries[0] if profile.countries else "",
        "subject": profile.subject,
        "score": _score(draft.story) * (1.0 if len(article.items) > 1 else _SINGLE) * weight_of_analysis(article),
        "languages": sorted({item.language for item in article.items}),
        "sources": len({item.source for item in article.items}),
        "first_reported": article.first_reported,
        "published_at": article.published_at,
        "changed_at": article.changed_at,
        "reviewed_by_person": article.decision.reviewed_by_person,
        "played": article.played,
        "retracted": is_retracted(article),
    }


def _score(story: str) -> float:
    judgement = StoryRow.objects.values_list("judgement", flat=True).get(id=story)
    return load(Judgement, judgement).score if judgement else 0.0


def every_version() -> tuple[Article, ...]:
    """Every version ever published, in order of article and version."""
    versions = ArticleVersionRow.objects.order_by("article_id", "version")
    return tuple(load(Article, document) for document in versions.values_list("document", flat=True))
