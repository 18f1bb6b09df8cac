"""One thing changed in a true sentence is caught, and by the check whose task it is."""

from __future__ import annotations

import pytest

from nightdesk.drafts.model import Operation
from unit.verify.bench import ARCHIVE, BALOCHISTAN, absent, derived, fact, failures

RAIDS, ATTACKS, END, NUSHKI = BALOCHISTAN
REGAIN = "On {} the armed forces were using drones and helicopters to regain the town of {} from BLA fighters."

CHANGED = [
    ("figures", fact("Coordinated attacks killed 38 people, 18 of them civilians.", ATTACKS)),
    ("figures", fact("Coordinated attacks killed 18 people, 33 of them civilians.", ATTACKS)),
    ("figures", fact("The military gave 145 civilians and 18 insurgents as dead.", END)),
    ("figures", fact("The end of a 40-day operation was announced.", END)),
    ("figures", fact("92 insurgents were killed by security forces.", ATTACKS)),
    ("figures", fact("More than 92 insurgents were killed by security forces.", ATTACKS)),
    ("figures", fact("200 people were killed in attacks across the province.", NUSHKI)),
    ("figures", fact("Security forces had injured at least 92 insurgents.", ATTACKS)),
    ("figures", fact("At least 92 insurgents were arrested by security forces.", ATTACKS)),
    ("names", fact(REGAIN.format("4 February", "Quetta"), NUSHKI)),
    ("names", fact(REGAIN.format("4 February", "Harnai"), NUSHKI)),
    ("names", fact("The Pakistani government accuses Afghanistan of backing the BLA.", END)),
    ("names", fact("Iranian security forces raided two hideouts and killed 41 insurgents.", RAIDS)),
    ("names", fact("Pakistan’s forces killed 41 insurgents in Harnai, Panjgur and Turbat.", RAIDS)),
    ("speakers", fact("India accuses the Pakistani government of backing the BLA.", END)),
    ("speakers", fact("The BLA announced the end to a 40-hour operation.", END)),
    ("speakers", fact("At least 92 insurgents were killed, according to the BLA.", ATTACKS)),
    ("speakers", fact("At least 92 insurgents were killed, according to Reuters.", ATTACKS)),
    ("speakers", fact("Officials in Pakistan said at least 92 insurgents were killed.", ATTACKS)),
    ("quotations", fact('Forces launched an attack dubbed "Operation Dara-e-Balan" in Machh.', "ce-2024-01-29-001")),
    ("quotations", fact("Forces announced “the end of the insurgency” on 1 February.", END)),
    ("quotations", fact("Forces announced “the end to a 40-hour operation on 1 February.", END)),
    ("negation", fact("Pakistani security forces did not kill 41 insurgents.", RAIDS)),
    ("negation", fact("The Pakistani government does not accuse India of backing the BLA.", END)),
    ("dates", fact(REGAIN.format("5 February", "Nushki"), NUSHKI)),
    ("dates", fact(REGAIN.format("Monday", "Nushki"), NUSHKI)),
    ("dates", fact("On Friday 31 January 2026 fighters of the Balochistan Liberation Army attacked across Balochistan.", ATTACKS)),
    ("dates", fact("On 11 March 2024 the BLA took a train with more than 440 people.", "ce-2025-03-11-009")),
    ("links", fact("At least 92 insurgents were killed, see https://example.com/x.", ATTACKS)),
    ("links", fact("At least 92 insurgents were killed (balochnews.com).", ATTACKS)),
    ("links", fact("At least 92 insurgents were [killed](/x).", ATTACKS)),
    ("support", fact("The provincial cabinet has approved a curfew for all schools.", ATTACKS)),
    ("support", fact("Pakistan closed its airspace and recalled its ambassador.", NUSHKI)),
    ("support", fact("Hospitals in the province ran out of blood and beds.", ATTACKS)),
    ("phrases", fact("At least 92 insurgents were killed due to attacks by security forces.", ATTACKS)),
    ("phrases", fact("The coordinated attacks underscore the insurgents' strength.", ATTACKS)),
    ("phrases", fact("Analysts note coordinated attacks across Balochistan.", ATTACKS)),
    ("binding", fact("The army took Nushki.")),
    ("names", fact("Pakistani security forces raided two hideouts in the Harnai and Harnai districts.", RAIDS)),
    ("names", fact("The train was travelling from Pakistan to Peshawar.", "ce-2025-03-11-009")),
    ("speakers", fact("145 insurgents were killed, by the account of Reuters.", END)),
]

ABROAD = [
    ("figures", fact("At least 64 people were killed, the Finnish edition said.", "itn-ae6b06cc4aac")),
    ("figures", fact("At least 380 people were killed, the Thai edition said.", "itn-92028dc36d73")),
    ("figures", fact("In Cianjur 56 people were killed, the Indonesian edition said.", "itn-6c5cd613712a")),
    ("figures", fact("The Portuguese edition gave 310 dead on 25 November.", "itn-d6b803ee690c")),
    ("names", fact("The Thai edition gave at least 310 dead on 25 November.", "itn-d6b803ee690c")),
    ("names", fact("Tamil", "itn-d6b803ee690c")),
    ("names", fact("At least 56 people were killed in Jakarta, the Indonesian edition said.", "itn-6c5cd613712a")),
    ("names", fact("At least 271 people were killed and 2,043 injured in Malaysia.", "itn-9179b2b4b425")),
    ("dates", fact("The Portuguese edition gave at least 310 dead on 28 November.", "itn-d6b803ee690c")),
    ("dates", fact("21 Nov 14:41", "itn-4abe37139e38")),
    ("quotations", fact("The Finnish edition writes: «ainakin 64 ihmistä sai surmansa»", "itn-ae6b06cc4aac")),
    ("editions", fact("The Malay edition gave at least 310 dead.", "itn-d6b803ee690c")),
    ("editions", fact("The English edition gave 271 and the Portuguese edition 284.", "itn-e946bcd7169c", "itn-216cce7b5813")),
    ("editions", fact("Thai, 10:20; Indonesian, 16:37", "itn-4abe37139e38", "itn-e8be53a06c39")),
    ("dates", fact("22 Nov, 14:11", "itn-4abe37139e38")),
    ("negation", fact("At least 56 people were not killed in Cianjur.", "itn-6c5cd613712a")),
    ("support", fact("Schools stay closed until further notice.", "itn-6c5cd613712a")),
    ("speakers", fact("Officials said at least 56 people were killed in Cianjur.", "itn-6c5cd613712a")),
    (
        "figures",
        fact(
            "Count of dead from the Cianjur earthquake reaches 334, after falling three times",
            "itn-e8be53a06c39",
            "itn-9d32f7b12719",
            "itn-e946bcd7169c",
            "itn-216cce7b5813",
            "itn-e4b9c1204826",
        ),
    ),
]


def described(given):
    return given if isinstance(given, str) else given.text[:44]


@pytest.mark.parametrize(("check", "sentence"), CHANGED, ids=described)
def test_a_changed_sentence_is_caught(check, sentence):
    assert check in failures(sentence)


@pytest.mark.parametrize(("check", "sentence"), ABROAD, ids=described)
def test_a_changed_sentence_is_caught_where_the_original_is_in_another_language(check, sentence):
    assert check in failures(sentence, java=True)


DERIVED = [
    ("Together the military counts 191 dead.", Operation.SUM, [("145", "insurgents", END), ("18", "civilians", END)], "191"),
    ("Together 150 died.", Operation.SUM, [("132", "insurgents", END), ("18", "civilians", END)], "150"),
    ("In all 51 died.", Operation.SUM, [("33", "people", ATTACKS), ("18", "civilians", ATTACKS)], "51"),
    ("In all 125 died.", Operation.SUM, [("33", "people", ATTACKS), ("92", "insurgents", ATTACKS)], "125"),
    ("In all 36 died.", Operation.SUM, [("18", "civilians", END), ("18", "civilians", END)], "36"),
    ("The archive names the BLA in nine lines.", Operation.COUNT, [("line", "line", name) for name in ARCHIVE], "9"),
    ("The archive names the BLA in nine lines.", Operation.COUNT, [("line", "line", name) for name in ARCHIVE], "7"),
    ("One line is of 2018.", Operation.COUNT, [("13 May 2018", "line", "ce-2017-05-13-001")], "1"),
    ("Nine days passed.", Operation.ELAPSED, [("2026-01-31", "first", ATTACKS), ("2026-02-04", "last", NUSHKI)], "9 days"),
    ("Nine days passed.", Operation.ELAPSED, [("2026-01-31", "first", ATTACKS), ("2026-02-04", "last", NUSHKI)], "4 days"),
    ("The most are 92.", Operation.GREATEST, [("92", "insurgents", ATTACKS), ("145", "insurgents", END)], "92"),
    ("First 92, then 145, then 41.", Operation.ORDER, [("92", "a", ATTACKS), ("145", "b", END), ("41", "c", RAIDS)], "92, 145, 41"),
]


@pytest.mark.parametrize(("text", "operation", "operands", "result"), DERIVED)
def test_a_computation_that_does_not_hold_is_caught(text, operation, operands, result):
    assert "derivation" in failures(derived(text, operation, operands, result))


def test_figures_of_different_kinds_are_not_added_up():
    operands = [("271", "dead", "itn-9179b2b4b425"), ("1,800", "injured", "itn-e946bcd7169c"), ("284", "dead", "itn-e946bcd7169c")]
    sentence = derived("Together at least 2,084 people.", Operation.SUM, operands[1:], "2084")
    assert "derivation" in failures(sentence, java=True)


@pytest.mark.parametrize(
    "sentence",
    [
        absent("No item says who was behind it.", "responsibility", BALOCHISTAN),
        absent("No item says so.", "no-such-probe", BALOCHISTAN),
        absent("No item says so.", "figure:missing", ["ce-2026-01-30-001", "no-such-item"]),
        absent("No item says so.", "figure:missing", []),
    ],
    ids=["it was found", "no such search", "no such document", "nothing searched"],
)
def test_an_absence_that_the_search_does_not_bear_out_is_caught(sentence):
    assert "absence" in failures(sentence)


def test_silence_in_a_language_the_search_cannot_read_is_no_absence():
    assert "absence" in failures(absent("No item names Jakarta.", "mentions:Jakarta", ["itn-4abe37139e38"]), java=True)
