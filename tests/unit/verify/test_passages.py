"""A passage that is not what it claims to be bears nothing out."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from nightdesk.foundation.ids import SourceId
from nightdesk.foundation.spans import Span
from nightdesk.verify.model import Outcome
from nightdesk.wire.model import Passage, PassageKind
from unit.verify.bench import ATTACKED, draft, fact, judge, passage

WHOLE = passage(ATTACKED)
FORGED = {
    "other words": replace(WHOLE, text=WHOLE.text.replace("33", "93")),
    "another time": replace(WHOLE, said_at=WHOLE.said_at + timedelta(days=1)),
    "another outlet": replace(WHOLE, outlets=("Reuters",)),
    "another source": replace(WHOLE, source=SourceId("elsewhere"), source_name="Elsewhere"),
    "another language": replace(WHOLE, language="ur"),
    "another address": replace(WHOLE, url="https://elsewhere.example/"),
    "the archive": replace(WHOLE, kind=PassageKind.ARCHIVE),
    "another place": replace(WHOLE, span=Span(0, 5)),
}


@pytest.mark.parametrize("forged", FORGED.values(), ids=FORGED.keys())
def test_a_forged_passage_is_caught(forged: Passage):
    given = draft(fact("Coordinated attacks killed 33 people, including 18 civilians.", ATTACKED))
    given = replace(given, passages=tuple(forged if one.id == WHOLE.id else one for one in given.passages))
    failed = {
        finding.check for finding in judge(given).findings if finding.outcome is Outcome.FAIL and finding.sentence.startswith("s-Coord")
    }
    assert failed & {"passages", "binding"}


def test_an_item_of_today_is_no_background_and_the_archive_is_no_news():
    archive, today = fact("On 11 March 2025 the BLA took a train.", "ce-2025-03-11-009"), fact("Attacks killed 33 people.", ATTACKED)
    swapped = [replace(archive, kind=today.kind), replace(today, kind=archive.kind)]
    verdict = judge(draft(*swapped))
    for sentence in swapped:
        assert "binding" in {
            finding.check for finding in verdict.findings if finding.sentence == sentence.id and finding.outcome is Outcome.FAIL
        }
