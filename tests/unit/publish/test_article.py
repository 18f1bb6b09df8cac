"""There is one way out, it asks for a decision, and what comes out of it is the same on every machine."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from nightdesk.desk.decide import decide_by_editor
from nightdesk.desk.model import Action, Ruling
from nightdesk.foundation.errors import NoDecision
from nightdesk.foundation.ids import DraftId, StoryId
from nightdesk.publish.article import publish
from nightdesk.publish.digest import digest
from nightdesk.publish.provenance import trace
from nightdesk.publish.slug import slug_for
from nightdesk.sources.model import Rights
from nightdesk.testing.lines import lines
from nightdesk.verify.model import Finding, Outcome
from unit.verify.bench import BALOCHISTAN, draft, fact, item, judge, source

RAIDS, ATTACKS, END, NUSHKI = BALOCHISTAN
NOW = datetime(2026, 2, 5, 6, tzinfo=UTC)
ITEMS = tuple(item(lines()[name]) for name in reversed(BALOCHISTAN))
SOURCES = (replace(source(ITEMS[0].source), rights=Rights(licence="CC BY-SA 4.0", credit="Wikipedia contributors", excerpt_limit=300)),)
FIRST = draft(fact("Attacks killed 33 people, including 18 civilians.", ATTACKS))
FIRST = replace(FIRST, passages=tuple(one for one in FIRST.passages if one.document in (ATTACKS, END)))


def decided(given=FIRST, action=Action.PUBLISH):
    return decide_by_editor(given, action, "R. Editor", "read against AP", NOW)


def provenance(given=FIRST, decision=None):
    dropped = (Finding(FIRST.headline.id, "names", Outcome.FAIL, "no"),)
    ruling = Ruling("desk", Action.HOLD, (), "Waits for a person.")
    return trace(
        given, judge(FIRST), dropped, ruling, decision or decided(given), ITEMS,
        sources_watched=60, languages_watched=55, archive_searched=112_000, linked_at=NOW,
    )  # fmt: skip


def published(given=FIRST, decision=None, verdict=None, earlier=None, now=NOW, played=True):
    return publish(
        given, verdict or judge(given), decision or decided(given), ITEMS, SOURCES, earlier, provenance(given), now,
        played=played,
    )  # fmt: skip


def test_a_first_version_has_its_address_its_times_and_its_items_in_order():
    article = published()
    assert (article.version, article.published_at, article.changed_at, article.change_note) == (1, NOW, NOW, None)
    assert [cited.item for cited in article.items] == list(BALOCHISTAN)
    assert article.first_reported == lines()[RAIDS].published_at
    assert article.items[0].credit == "Wikipedia contributors"
    assert article.slug.startswith("pakistani-military-announces-end-to-operation")


@pytest.mark.parametrize("action", [Action.HOLD, Action.SPIKE, Action.REVISE])
def test_only_a_decision_to_publish_publishes(action):
    with pytest.raises(NoDecision):
        published(decision=decided(action=action))


def test_a_decision_on_another_draft_does_not():
    with pytest.raises(NoDecision, match="this very draft"):
        published(decision=replace(decided(), draft=DraftId("another")))


def test_an_unsupported_sentence_does_not_get_out_even_with_a_decision():
    false = draft(fact("Attacks killed 66 people.", ATTACKS))
    with pytest.raises(NoDecision, match="66"):
        published(false)


def later_than(earlier, *facts, headline=FIRST.headline.text):
    given = replace(
        draft(*(facts or [fact("Attacks killed 33 people, including 18 civilians.", ATTACKS)])), id=DraftId("draft-2"), revision=2
    )
    given = replace(given, headline=replace(given.headline, text=headline))
    return published(given, earlier=earlier, now=NOW + timedelta(hours=2))


def test_a_later_version_keeps_address_and_first_time():
    earlier = published()
    article = later_than(earlier, headline="Pakistani military announces end to operation")
    assert (article.id, article.slug, article.version, article.published_at) == (earlier.id, earlier.slug, 2, NOW)
    assert article.changed_at == NOW + timedelta(hours=2)


def test_its_note_tells_a_new_headline_first_then_a_new_fact_then_how_much_was_read():
    earlier = published()
    assert later_than(earlier, headline="Pakistani military announces end to operation").change_note == (
        f"the headline was “{FIRST.headline.text}”"
    )
    more = fact("The attacks killed 18 civilians.", ATTACKS)
    assert later_than(earlier, more).change_note == "it now says: The attacks killed 18 civilians"
    written = replace(earlier, draft=replace(earlier.draft, written_at=ITEMS[0].received_at - timedelta(seconds=1)))
    assert later_than(written).change_note.endswith("read")


def test_an_older_report_is_listed_where_it_is_cited_and_makes_the_story_no_older():
    cited, other = replace(ITEMS[-1], published_at=NOW - timedelta(days=900)), replace(ITEMS[0], published_at=NOW - timedelta(days=900))
    story = tuple(one for one in ITEMS if one.id not in (ATTACKS, other.id))
    recalled = (replace(cited, id=ATTACKS), other)
    article = publish(FIRST, judge(FIRST), decided(), story, SOURCES, None, provenance(), NOW, played=True, recalled=recalled)
    assert {one.item for one in article.items} == {*(one.id for one in story), ATTACKS}
    assert article.first_reported == min(one.published_at for one in story)


def test_an_earlier_revision_does_not_take_the_place_of_a_later_one():
    with pytest.raises(NoDecision, match="later revision"):
        published(earlier=published())


def test_a_source_that_forbids_excerpts_gets_none():
    silent = (replace(SOURCES[0], rights=Rights(no_excerpt=True)),)
    article = publish(FIRST, judge(FIRST), decided(), ITEMS, silent, None, provenance(), NOW, played=True)
    assert {cited.excerpt_limit for cited in article.items} == {0}


def test_what_a_piece_says_of_its_own_rights_counts_before_what_is_known_of_its_source():
    own = Rights(licence="CC-BY-4.0", credit="A. Writer", excerpt_limit=80)
    items = (replace(ITEMS[0], rights=own), replace(ITEMS[1], rights=Rights(mining_refused=True)), *ITEMS[2:])
    article = publish(FIRST, judge(FIRST), decided(), items, SOURCES, None, provenance(), NOW, played=True)
    cited = {one.item: one for one in article.items}
    assert (cited[ITEMS[0].id].licence, cited[ITEMS[0].id].credit, cited[ITEMS[0].id].excerpt_limit) == ("CC-BY-4.0", "A. Writer", 80)
    assert cited[ITEMS[1].id].excerpt_limit == 0


def test_provenance_counts_what_happened_and_claims_no_review_that_did_not_happen():
    record = provenance()
    assert (record.items_read, record.sentences_dropped, record.sentences_checked) == (4, 1, 4)
    assert [step.name for step in record.steps] == ["received", "linked", "written", "checked", "ruled", "decided"]
    assert record.steps[-1].machine is False
    by_policy = provenance(decision=replace(decided(), by="policy:demonstration", reviewed_by_person=False))
    assert by_policy.steps[-1].machine
    assert "not reviewed by a person" in by_policy.steps[-1].detail


@pytest.mark.parametrize(
    ("headline", "slug"),
    [
        ("Café Zürich’s 5.6 quake: “dozens” hurt", "cafe-zurichs-quake-dozens-hurt-abcdef"),
        (
            "An earthquake near Cianjur kills at least 162 and more than 1,800 are hurt",
            "an-earthquake-near-cianjur-kills-and-are-hurt-abcdef",
        ),
        ("Москва", "moskva-abcdef"),
        ("…", "abcdef"),
    ],
)
def test_an_address_is_plain_and_ends_in_what_belongs_to_the_story(headline, slug):
    assert slug_for(headline, StoryId("story-0123456789abcdef")) == slug


def test_a_long_headline_makes_a_short_address_cut_between_words():
    slug = slug_for("word " * 60, StoryId("story-0123456789abcdef"))
    assert len(slug) <= 72
    assert slug.endswith("word-abcdef")


def test_the_digest_is_of_the_content_in_any_order():
    one = published()
    other = replace(one, slug="another")
    assert digest([one, other]) == digest([other, one]) != digest([one])
    assert digest([one]) != digest([one, one])
    assert digest([one]) != digest([replace(one, draft=replace(one.draft, headline=replace(one.draft.headline, text="Other")))])


def test_wall_times_leave_no_trace_in_the_digest_of_live_work():
    later = NOW + timedelta(minutes=7)
    moved = replace(
        published(played=False),
        published_at=later,
        changed_at=later,
        decision=decide_by_editor(FIRST, Action.PUBLISH, "R. Editor", "read against AP", later),
    )
    assert digest([published(played=False)]) == digest([moved])
    assert digest([published(played=False)]) != digest([replace(moved, first_reported=later)])
