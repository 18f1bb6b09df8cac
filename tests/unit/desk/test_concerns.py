"""What must wait for a person is found."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from nightdesk.desk.concerns import find_concerns
from nightdesk.desk.model import ConcernKind
from nightdesk.drafts.pack import EvidencePack
from nightdesk.foundation.ids import FamilyId, PersonaId, StoryId
from nightdesk.personas.model import Assignment, Judgement, Palette, Persona
from nightdesk.stories.model import EventKind, Story
from nightdesk.testing.lines import lines
from nightdesk.verify.model import Finding, Outcome, Verdict
from unit.verify.bench import BALOCHISTAN, draft, fact, item, judge, source

RAIDS, ATTACKS, END, NUSHKI = BALOCHISTAN


class NoArchive:
    def search(self, query, limit=500):
        raise AssertionError("concerns need no archive")

    def lines(self, ids):
        raise AssertionError("concerns need no archive")

    def size(self):
        return 0


def pack(given):
    items = tuple(item(lines()[name]) for name in BALOCHISTAN)
    persona = Persona(PersonaId("p"), "P", "b", "l", (), frozenset(), (), (), (), "v", (), "d", Palette("#000", "#fff", "#111", "#222"))
    sources = tuple(source(name) for name in sorted({one.source for one in items}))
    story = Story(StoryId("story-test"), tuple(one.id for one in items), items[0].published_at, items[-1].published_at)
    assignment = Assignment(story.id, persona.id, Judgement(1.0, ()), ())
    return EvidencePack(
        story, 1, given.profile, persona, assignment, items, sources, (), (), (), (), (), NoArchive(), datetime(2026, 2, 5, tzinfo=UTC)
    )  # fmt: skip


def kinds(text, event=EventKind.DIPLOMACY):
    """The kinds of concern that one sentence raises."""
    sentence = fact(text, ATTACKS)
    given = draft(sentence)
    given = replace(given, profile=replace(given.profile, event=event))
    return {concern.kind for concern in find_concerns(given, Verdict(given.id, ()), pack(given)) if concern.sentence == sentence.id}


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Prosecutors charged Imran Khan with corruption.", ConcernKind.ACCUSATION),
        ("Police suspect Ali al-Hasan Nouri of the attack.", ConcernKind.ACCUSATION),
        ("Among the dead is Mahsa Amini.", ConcernKind.VICTIM_NAMED),
        ("Two children were hurt.", ConcernKind.MINOR),
        ("A 16-year-old was hurt.", ConcernKind.MINOR),
        ("A student aged 15 was hurt.", ConcernKind.MINOR),
        ("At least 92 insurgents were killed.", ConcernKind.CASUALTIES),
        ("Dozens are missing.", ConcernKind.CASUALTIES),
        ("The run-off is in May.", ConcernKind.ELECTION),
        ("Two doses of the vaccine are advised.", ConcernKind.HEALTH),
    ],
)
def test_a_sensitive_sentence_raises_its_concern(text, kind):
    assert kind in kinds(text)


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("The Pakistani government accuses India of backing the Baloch Liberation Army.", ConcernKind.ACCUSATION),
        ("The Pakistan Armed Forces killed militants in Balochistan.", ConcernKind.VICTIM_NAMED),
        ("A 40-year-old bridge was closed.", ConcernKind.MINOR),
        ("The summit lasted 3 days.", ConcernKind.CASUALTIES),
    ],
)
def test_an_ordinary_sentence_does_not(text, kind):
    assert kind not in kinds(text)


def test_a_story_that_rests_on_one_family_says_so():
    given = draft(fact("Attacks killed 33 people.", ATTACKS))
    whole = pack(given)
    assert ConcernKind.SINGLE_FAMILY in {concern.kind for concern in find_concerns(given, judge(given), whole)}
    portal = whole.sources[0]
    other = replace(portal, id="other", family=FamilyId("another"))
    passages = (*given.passages, replace(given.passages[0], source="other"))
    two = find_concerns(replace(given, passages=passages), judge(given), replace(whole, sources=(portal, other)))
    assert ConcernKind.SINGLE_FAMILY not in {concern.kind for concern in two}


def test_the_kind_of_story_raises_a_concern_for_the_whole_piece():
    given = draft(fact("Attacks killed 33 people.", ATTACKS))
    given = replace(given, profile=replace(given.profile, event=EventKind.ELECTION))
    assert any(c.kind is ConcernKind.ELECTION and c.sentence is None for c in find_concerns(given, judge(given), pack(given)))


def test_what_the_checks_left_open_is_a_concern_with_its_words():
    sentence = fact("Attacks killed 33 people.", ATTACKS)
    given = draft(sentence)
    verdict = Verdict(given.id, (Finding(sentence.id, "support", Outcome.DOUBT, "Little in the evidence."),))
    (doubt,) = [concern for concern in find_concerns(given, verdict, pack(given)) if concern.kind is ConcernKind.DOUBTFUL]
    assert (doubt.sentence, doubt.why) == (sentence.id, "Little in the evidence.")


def test_an_excerpt_in_another_language_is_read_for_children():
    given = draft(fact("Attacks killed 33 people.", ATTACKS))
    russian = replace(given.passages[0], language="ru", text="Погибли двое детей.")
    found = find_concerns(replace(given, passages=(russian,)), judge(given), pack(given))
    assert ConcernKind.MINOR in {concern.kind for concern in found}
