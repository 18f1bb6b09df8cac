"""True sentences pass, each check with its reason: nothing is kept from readers that the evidence bears out."""

from __future__ import annotations

import pytest

from nightdesk.drafts.model import Operation
from nightdesk.verify.model import Outcome, Status
from unit.verify.bench import ARCHIVE, BALOCHISTAN, absent, derived, fact, findings, status

RAIDS, ATTACKS, END, NUSHKI = BALOCHISTAN
TRUE = [
    fact(
        "Pakistan's military and the Balochistan police announced the end of a 40-hour operation on 1 February 2026 and gave 145 members "
        "of the Baloch Liberation Army (BLA), 18 civilians and 18 security personnel as dead, according to Wikipedia's Current Events "
        "portal, which cites the Associated Press.",
        END,
    ),
    fact(
        "The day before, coordinated attacks by the BLA across the south-western province had killed 33 people, 18 of them civilians, and "
        "security forces had killed at least 92 insurgents.",
        ATTACKS,
    ),
    fact("On 4 February the armed forces were using drones and helicopters to regain the town of Nushki from BLA fighters.", NUSHKI),
    fact("On Saturday 31 January 2026 fighters of the Balochistan Liberation Army attacked across Balochistan in coordination.", ATTACKS),
    fact("The government accuses India of backing the BLA.", END),
    fact("at least 92", ATTACKS),
    fact("41, in raids in Harnai and Panjgur", RAIDS),
    fact("military and police", END),
    fact("over 200 in all", NUSHKI),
    fact("AP", END),
    fact(
        "Attacks on several places at once are told on 29 January 2024, at Machh and Kolpur, and on 26 August 2024, on highways.",
        "ce-2024-01-29-001",
        "ce-2024-08-26-005",
        "ce-2024-08-26-006",
    ),
    fact("On 11 March 2025 the BLA took a train with more than 440 people.", "ce-2025-03-11-009"),
    fact("Officials confirmed the deaths of 33 militants, 29 passengers and 8 soldiers.", "ce-2025-03-12-004"),
    derived(
        "Together the military counts 181 dead.",
        Operation.SUM,
        [("145", "insurgents", END), ("18", "civilians", END), ("18", "security personnel", END)],
        "181",
    ),
    derived("The insurgents' count rose by 53.", Operation.DIFFERENCE, [("92", "31 January", ATTACKS), ("145", "1 February", END)], "53"),
    derived("The archive names the BLA in seven lines from 2017 to 2025.", Operation.COUNT, [("line", "line", n) for n in ARCHIVE], "7"),
    derived(
        "Four days passed between 31 January and 4 February.",
        Operation.ELAPSED,
        [("2026-01-31", "first", ATTACKS), ("2026-02-04", "last", NUSHKI)],
        "4 days",
    ),
    derived(
        "They cite two outlets, AP and Reuters via MSN.",
        Operation.COUNT,
        [("AP", "outlet", END), ("Reuters via MSN", "outlet", NUSHKI)],
        "2",
    ),
    absent("None of the four items searched says how many people are missing.", "figure:missing", BALOCHISTAN),
]
ABROAD = [
    fact(
        "At least 46 people were killed, according to the Finnish edition of Wikipedia, at 09:54 UTC on 21 November 2022.",
        "itn-ae6b06cc4aac",
    ),
    fact("At least 56 people were killed in Cianjur, the Indonesian edition said.", "itn-6c5cd613712a"),
    fact("21 Nov, 14:11", "itn-4abe37139e38"),
    fact("Thai", "itn-4abe37139e38"),
    fact("at least 62", "itn-4abe37139e38"),
    fact("At least 271 people were killed and 2,043 injured in Indonesia, the Chinese edition reports.", "itn-9179b2b4b425"),
    fact("The Portuguese edition gave at least 310 dead on 25 November.", "itn-d6b803ee690c"),
    fact("The Finnish edition writes: «Länsi-Jaavan maanjäristyksessä ainakin 46 ihmistä sai surmansa …»", "itn-ae6b06cc4aac"),
    fact(
        "An earthquake near Cianjur had killed 334 people and injured 7,729 by 7 December, the Indonesian edition of Wikipedia reported.",
        "itn-e946bcd7169c",
        "itn-e4b9c1204826",
    ),
    fact(
        "Count of dead from the Cianjur earthquake reaches 334, after twice falling",
        "itn-e8be53a06c39",
        "itn-9d32f7b12719",
        "itn-e946bcd7169c",
        "itn-216cce7b5813",
        "itn-e4b9c1204826",
    ),
]


@pytest.mark.parametrize("sentence", TRUE, ids=lambda sentence: sentence.text[:40])
def test_a_sentence_that_its_evidence_bears_out_is_supported(sentence):
    assert [finding.says for finding in findings(sentence) if finding.outcome is not Outcome.PASS] == []
    assert status(sentence) is Status.SUPPORTED


@pytest.mark.parametrize("sentence", ABROAD, ids=lambda sentence: sentence.text[:40])
def test_an_english_sentence_may_rest_on_an_original_in_another_language(sentence):
    assert [finding.says for finding in findings(sentence, java=True) if finding.outcome is not Outcome.PASS] == []


def test_every_sentence_gets_a_finding():
    assert all(findings(sentence) for sentence in TRUE)
