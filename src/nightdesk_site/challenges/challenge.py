"""Putting a question to a sentence, and answering it. Each is one transaction with its line in the audit."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from hashlib import sha256

from django.conf import settings
from django.db import transaction
from django.db.models import QuerySet

from nightdesk.foundation.errors import AlreadyDecided, NightdeskError, NoDecision
from nightdesk.publish.access import Part, Standing, may_see
from nightdesk.publish.reading import ReaderArticle, ReaderBlock, ReaderChart, ReaderParagraph, ReaderSentence, ReaderTable, sentences_of
from nightdesk_site.record import audit
from nightdesk_site.record.models import ArticleRow

from .models import Challenge

LONGEST = 2000
_A_DAY = timedelta(days=1)
_FROM_ONE_SENDER = 5
_OPEN_ON_ONE_ARTICLE = 40


@dataclass(frozen=True, slots=True)
class Answered:
    """A question with its answer, as one kind of reader may see it.

    Of a sentence that stands in the members' part others learn that it was questioned, how it came out, and the desk's answer; `sentence`
    and `words`, which may quote it, are None for them.
    """

    article: ArticleRow
    outcome: str
    answer: str
    answered_by: str
    answered_at: datetime | None
    sentence: str | None
    words: str | None


class TooMany(NightdeskError):
    """More questions came than a person can answer; try again tomorrow."""


def sentences_that_may_be_questioned(article: ReaderArticle, note: str = "") -> tuple[ReaderSentence, ...]:
    """What this reader sees of the article's text, once each; only what rests on `note`, if one is named that exists."""
    opening = [sentence for sentence in (article.headline, article.standfirst) if sentence is not None]
    body = [sentence for section in article.sections for block in section.blocks for sentence in _apart(block)]
    seen = {sentence.text: sentence for sentence in reversed([*opening, *body])}
    every = [*reversed(seen.values())]
    return tuple(sentence for sentence in every if sentence.note.label.lower() == note.lower()) or tuple(every)


def _apart(block: ReaderBlock) -> Iterator[ReaderSentence]:
    """What a block says, each in words that are understood without their neighbours."""
    match block:
        case ReaderTable():
            yield from block.cells_in_words()
        case ReaderChart(title=title, points=points):
            yield from (replace(point.sentence, text=f"{title}, {point.label}: {point.sentence.text}") for point in points)
        case ReaderParagraph():
            yield from sentences_of(block)


@transaction.atomic
def put(row: ArticleRow, sentence: ReaderSentence, words: str, sender: str, at: datetime) -> Challenge:
    """Keep a question for the desk. Raises NoDecision without words, TooMany where one sender, or all of them, ask too much."""
    words = words.strip()
    if not words:
        raise NoDecision("say what you think is wrong with the sentence")
    if len(words) > LONGEST:
        raise NoDecision(f"at most {LONGEST} characters, please")
    same = Challenge.objects.filter(article=row, sentence=sentence.text, words=words).first()
    if same is not None:
        return same
    if Challenge.objects.filter(sender=sender, at__gt=at - _A_DAY).count() >= _FROM_ONE_SENDER:
        raise TooMany("you have asked a lot today; please come back tomorrow")
    if Challenge.objects.filter(article=row, outcome="").count() >= _OPEN_ON_ONE_ARTICLE:
        raise TooMany("many questions about this article already wait for an answer; please come back later")
    challenge = Challenge.objects.create(
        article=row, version=row.version, note=sentence.note.label, sentence=sentence.text, words=words, at=at, sender=sender
    )
    audit.note(at, "a reader", "challenged", row.id, challenge=challenge.pk)
    return challenge


@transaction.atomic
def answer(challenge: Challenge, outcome: Challenge.Outcome, words: str, editor: str, at: datetime) -> Challenge:
    """Answer it in public, signed. Raises AlreadyDecided if it was answered, NoDecision without words."""
    challenge = Challenge.objects.select_for_update().get(pk=challenge.pk)
    if challenge.outcome:
        raise AlreadyDecided(f"{challenge.answered_by} has answered this already")
    if not words.strip():
        raise NoDecision("answer in a sentence or two: readers will see it")
    challenge.outcome, challenge.answer, challenge.answered_by, challenge.answered_at = outcome, words.strip(), editor, at
    challenge.save()
    audit.note(at, editor, f"answered: {outcome}", challenge.article_id, challenge=challenge.pk)
    return challenge


def waiting() -> QuerySet[Challenge]:
    return Challenge.objects.filter(outcome="").select_related("article").order_by("at")


def answered() -> QuerySet[Challenge]:
    """What the public sees: questions with their answers, the latest first. A refused one is counted, not shown."""
    shown = Challenge.objects.filter(outcome__in=(Challenge.Outcome.UPHELD, Challenge.Outcome.STANDS))
    return shown.select_related("article").order_by("-answered_at", "-pk")


def as_seen_by(standing: Standing, challenges: Iterable[Challenge]) -> list[Answered]:
    return [_seen(one, may_see(standing, Part.MEMBERS_SECTION if one.of_members_part else Part.OPEN_SECTION)) for one in challenges]


def _seen(one: Challenge, open_to_them: bool) -> Answered:
    quoted = (one.sentence, one.words) if open_to_them else (None, None)
    return Answered(one.article, one.outcome, one.answer, one.answered_by, one.answered_at, *quoted)


def sender_of(address: str, at: datetime) -> str:
    """Tells one sender from another for a day, and nobody who they are."""
    return sha256(f"{settings.SECRET_KEY}|{at:%Y-%m-%d}|{address}".encode()).hexdigest()
