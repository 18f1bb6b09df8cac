"""No text makes a check stumble or run away, whoever wrote it."""

from __future__ import annotations

import random
from dataclasses import replace

import pytest

from nightdesk.drafts.model import Sentence, SentenceKind
from nightdesk.foundation.ids import SentenceId
from nightdesk.foundation.spans import Span
from nightdesk.testing.lines import lines
from nightdesk.verify.numerals import find_numerals
from nightdesk.verify.sentence import judge_sentence
from nightdesk.wire.model import Passage
from unit.verify.bench import BALOCHISTAN, PROFILE, item, passage, source

PIECES = (
    "A, ", "Balochistan ", "no ", "not ", "“", "”", "(", ")", "; ", " and ", "1", "1,000 ", "1.", "kills ", "according to ", "'s ", "-",
    "\u202e", "漢", "٣", "न", "because ", "On 3 May 2020 ", "AAAA ", "of ", "http://", "was ", "…", "\n", "likely ", "ß", "İ", "½", "\x00",
)  # fmt: skip


def judged(sentence, text, language):
    line = lines()[BALOCHISTAN[0]]
    told, span = replace(item(line), text=text, language=language), Span(0, len(text))
    resting = replace(passage(line.id), text=text, span=span, id=Passage.name(told.id, span), language=language)
    said = Sentence(SentenceId("said"), sentence, SentenceKind.FACT, (resting.id,))
    return judge_sentence(said, [resting], PROFILE, [told], [source(str(told.source))])


@pytest.mark.parametrize("seed", range(12))
def test_any_sentence_on_any_text_is_judged(seed):
    rng = random.Random(seed)
    sentence = "".join(rng.choice(PIECES) for _ in range(rng.randint(1, 200)))
    text = "".join(rng.choice(PIECES) for _ in range(rng.randint(1, 1200)))
    assert judged(sentence, text, rng.choice(["en", "de", "zh", "th", "ar", "hi", "xx"])).findings


@pytest.mark.parametrize("piece", PIECES)
def test_repetition_makes_no_check_run_away(piece):
    assert judged(piece * 100 + "x", piece * 1000 + "x", "en").findings


def test_a_number_without_end_is_read():
    assert find_numerals("1.1,1 " * 300)
    assert find_numerals("1.000.000." * 300, english=False)
