"""Made articles in any number, published through the record's own door: three specimens retold in words drawn from the sample wire."""

from __future__ import annotations

import random
import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from functools import cache

from nightdesk.desk.model import Action, Ruling
from nightdesk.drafts.model import Block, Chart, Draft, Paragraph, Section, Sentence, Table
from nightdesk.foundation.ids import ArticleId, DecisionId, DraftId, PersonaId, StoryId
from nightdesk.personas.model import Assignment, Judgement
from nightdesk.publish.illustration.model import Picture
from nightdesk.publish.model import Article, Correction, CorrectionKind
from nightdesk.shift.record import Outcome
from nightdesk.stories.model import Place, Subject
from nightdesk.testing.lines import lines
from nightdesk.testing.specimens import balochistan, turkey_and_syria, west_java

PERSONAS = ("pamir", "qanat", "angin", "harmattan", "meridian", "fjord", "ledger", "levada", "hanoi")
PLACES = 4
SUBJECTS = (Subject.CONFLICT, Subject.DISASTERS, Subject.POLITICS, Subject.ECONOMY)
"""So few that a hundred articles fill the first page of each."""
_MENDED = 2
"""One of so many is corrected: far more than in life, so that a hundred articles fill the page of corrections too."""
_WIDTHS = (480, 960, 1440)


def made_articles(first: int, count: int) -> Iterator[Article]:
    """Numbers `first` to `first + count`, each the same in every run; a quarter of an hour lies between two of them."""
    kinds = (balochistan(), west_java(), turkey_and_syria())
    for number in range(first, first + count):
        yield _numbered(kinds[number % len(kinds)], number)


def publish(article: Article) -> None:
    """As the shift does it: decision, article, version, index and audit in one transaction."""
    from nightdesk_site.record.documents import dump
    from nightdesk_site.record.models import StoryRow
    from nightdesk_site.record.publishing import settle

    draft = article.draft
    judgement = Judgement(random.Random(draft.story).random(), (("made", 1.0),))
    StoryRow.objects.create(
        id=draft.story, first_reported=article.first_reported, last_reported=article.published_at, judgement=dump(judgement)
    )
    ruling = Ruling(article.provenance.policy, Action.PUBLISH, (), "made for a measure")
    assignment = Assignment(draft.story, draft.persona, judgement, ("made for a measure",))
    pictures = tuple(Picture(width, width * 9 // 16, "image/webp", bytes(2_000), "A lamp") for width in _WIDTHS)
    settle(
        Outcome(draft, article.verdict, ruling, (), assignment, article.decision, article, pictures, played=True),
        bring_to_desk=lambda row: row,
    )


def _numbered(article: Article, number: int) -> Article:
    chance, later = random.Random(number), timedelta(minutes=15) * number
    place = Place(f"Place {number % PLACES}", "PK", 28.5, 65.1)
    draft = _retold(article.draft, chance)
    profile = replace(draft.profile, story=StoryId(f"story-{number}"), places=(place,), subject=SUBJECTS[number // 4 % len(SUBJECTS)])
    draft = replace(
        draft,
        id=DraftId(f"draft-{number}"),
        story=profile.story,
        persona=PersonaId(PERSONAS[number % len(PERSONAS)]),
        profile=profile,
        written_at=draft.written_at + later,
    )
    decision = replace(article.decision, id=DecisionId(f"decision-{number}"), draft=draft.id, at=article.decision.at + later)
    said = Correction(CorrectionKind.CORRECTION, decision.at, "It said more than the reports do.", "A number is mended.", "Made")
    return replace(
        article,
        id=ArticleId(f"article-{number}"),
        slug=f"made-{number}",
        draft=draft,
        verdict=replace(article.verdict, draft=draft.id),
        decision=decision,
        first_reported=article.first_reported + later,
        published_at=article.published_at + later,
        changed_at=article.changed_at + later,
        corrections=(said,) if number % _MENDED == 0 else (),
    )


def _retold(draft: Draft, chance: random.Random) -> Draft:
    sections = tuple(_section(section, chance) for section in draft.sections)
    return replace(draft, headline=_sentence(draft.headline, chance), standfirst=_sentence(draft.standfirst, chance), sections=sections)


def _section(section: Section, chance: random.Random) -> Section:
    return replace(section, blocks=tuple(_block(block, chance) for block in section.blocks))


def _block(block: Block, chance: random.Random) -> Block:
    match block:
        case Paragraph(sentences):
            return Paragraph(tuple(_sentence(sentence, chance) for sentence in sentences))
        case Table() | Chart():
            return block


def _sentence(sentence: Sentence, chance: random.Random) -> Sentence:
    """As many words as it has, drawn as often as they stand in the wire."""
    drawn = chance.choices(_words(), k=len(sentence.text.split()))
    return replace(sentence, text=" ".join(drawn).capitalize() + ".")


@cache
def _words() -> tuple[str, ...]:
    english = (line.text for line in lines().values() if line.language == "en")
    return tuple(word.lower() for text in english for word in re.findall(r"[A-Za-z]+", text))
