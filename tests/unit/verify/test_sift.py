"""What is left of a draft stands, all of it; and judging takes little time."""

from __future__ import annotations

from time import process_time

from nightdesk.testing.lines import lines
from nightdesk.verify.evidence import named_documents
from nightdesk.verify.model import Status
from nightdesk.verify.reading import read
from nightdesk.verify.sift import sift
from unit.verify.bench import ARCHIVE, BALOCHISTAN, archived, draft, fact, item, judge, source

ATTACKS = BALOCHISTAN[1]
ITEMS = [item(lines()[name]) for name in BALOCHISTAN]
LINES = [archived(lines()[name]) for name in ARCHIVE]
SOURCES = [source(ITEMS[0].source)]


def test_what_is_left_stands_and_what_went_is_told():
    true, false = fact("Attacks killed 33 people.", ATTACKS), fact("Attacks killed 66 people.", ATTACKS)
    left, verdict, dropped = sift(draft(true, false), ITEMS, LINES, SOURCES)
    assert left is not None
    assert [sentence.text for sentence in left.sentences()][2:] == [true.text]
    assert verdict.status is Status.SUPPORTED
    assert {finding.sentence for finding in dropped} == {false.id}


def test_a_draft_names_its_documents_by_passages_operands_and_searches():
    assert set(named_documents(draft(fact("x", ATTACKS)))) == {*BALOCHISTAN, *ARCHIVE}


def test_a_draft_of_sixty_sentences_is_judged_in_moments():
    texts = [f"On 31 January 2026 attacks killed 33 people, including 18 civilians, and {number} others." for number in range(60)]
    given = draft(*(fact(text, ATTACKS) for text in texts))
    read.cache_clear()
    start = process_time()
    judge(given)
    assert process_time() - start < 0.5  # some ten times what it takes
