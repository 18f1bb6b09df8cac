"""The tenth law in the text: the accused are heard, a charge is no conviction, and a word that takes a side is somebody's word."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from nightdesk.desk.conduct import find_conduct
from nightdesk.desk.hard_subjects import touched
from nightdesk.desk.model import ConcernKind
from nightdesk.desk.policy import CONCERN_WORDS, load_policies
from nightdesk.desk.words import languages
from unit.verify.bench import BALOCHISTAN, draft, fact

RAIDS, ATTACKS, END, NUSHKI = BALOCHISTAN
POLICY = load_policies(Path(__file__).parents[3] / "newsroom" / "policy.toml").policies["desk"]


def kinds(*texts, passage=None, language="en"):
    """What a piece of these sentences raises, resting on one passage with these words."""
    sentences = tuple(fact(text, ATTACKS) for text in texts)
    given = draft(*sentences)
    plain = replace(given.headline, text="Two trains met in the rain")
    given = replace(given, headline=plain, standfirst=replace(plain, id="s-stand"))
    resting = next(one for one in given.passages if one.id == sentences[0].passages[0])
    given = replace(given, passages=(replace(resting, text=passage or "A train was late.", language=language),))
    return {concern.kind for concern in find_conduct(given)} | {concern.why.split(":")[0] for concern in touched(given, POLICY.rules)}


def test_an_accusation_without_answer_is_told_and_an_answer_or_its_lack_settles_it():
    accused = "Prosecutors accuse Ali Rahman of bribery."
    assert ConcernKind.UNANSWERED in kinds(accused)
    assert ConcernKind.UNANSWERED not in kinds(accused, "Rahman denies it.")
    assert ConcernKind.UNANSWERED not in kinds(accused, "No answer by Rahman was found.")
    assert ConcernKind.UNANSWERED not in kinds("Two trains collided.")


@pytest.mark.parametrize(
    ("language", "charged", "convicted"),
    [
        ("en", "Ali Rahman was charged with murder.", "Ali Rahman, charged in May, was found guilty."),
        ("ar", "اتهمت النيابة علي رحمن بالقتل", "اتهمت النيابة علي رحمن ثم أدين"),
        ("de", "Ali Rahman wird des Mordes beschuldigt.", "Der beschuldigte Ali Rahman wurde verurteilt."),
        ("es", "Ali Rahman fue acusado de asesinar.", "Ali Rahman, acusado en mayo, fue condenado."),
        ("fa", "علی رحمان متهم شد", "علی رحمان متهم و سپس محکوم شد"),
        ("fr", "Ali Rahman est accusé de meurtre.", "Ali Rahman, accusé en mai, a été condamné."),
        ("hi", "अली रहमान पर आरोप लगा", "आरोप के बाद अली रहमान दोषी ठहराए गए"),
        ("id", "Ali Rahman didakwa.", "Ali Rahman yang didakwa akhirnya divonis."),
        ("pt", "Ali Rahman foi acusado.", "Ali Rahman, acusado em maio, foi condenado."),
        ("ru", "Али Рахман обвиняется в убийстве.", "Обвиняемый Али Рахман осуждён, его признали виновным."),
        ("zh", "阿里·拉赫曼被控谋杀", "阿里·拉赫曼被控后定罪"),
    ],
)
def test_a_charge_is_no_conviction_in_eleven_languages(language, charged, convicted):
    told = "Ali Rahman, the murderer, is in prison."
    assert ConcernKind.TOO_SOON in kinds(told, passage=charged, language=language)
    assert ConcernKind.TOO_SOON not in kinds(told, passage=convicted, language=language)
    assert ConcernKind.TOO_SOON not in kinds("Ali Rahman is on trial.", passage=charged, language=language)


@pytest.mark.parametrize(
    "sentence",
    [
        "Terrorists attacked the station.",
        "The regime closed the airport.",
        "Five martyrs were buried.",
        "The town was liberated on Monday.",
    ],
)
def test_a_term_that_takes_a_side_waits_for_a_person(sentence):
    assert ConcernKind.CONTESTED in kinds(sentence)


@pytest.mark.parametrize(
    "sentence",
    [
        "The ministry said terrorists attacked the station.",
        "Five “martyrs” were buried, in the words of the group.",
        "The army, which calls the group terrorist, closed the road.",
        "The National Counter Terrorism Centre closed.",
        "Two trains collided.",
    ],
)
def test_the_same_term_in_somebodys_mouth_does_not(sentence):
    assert ConcernKind.CONTESTED not in kinds(sentence)


@pytest.mark.parametrize(
    ("language", "text", "subject"),
    [
        ("ar", "انتحار موظف في المصنع", "suicide"),
        ("de", "Nach dem Suizid des Beamten", "suicide"),
        ("es", "Un suicidio en la prisión", "suicide"),
        ("fa", "خودکشی یک کارمند", "suicide"),
        ("fr", "L’homme s’est suicidé", "suicide"),
        ("hi", "कर्मचारी ने आत्महत्या की", "suicide"),
        ("id", "Pegawai itu bunuh diri", "suicide"),
        ("pt", "O suicídio do funcionário", "suicide"),
        ("ru", "Самоубийство чиновника", "suicide"),
        ("zh", "一名官员自杀身亡", "suicide"),
        ("fr", "Elle a été victime d’un viol", "sexual violence"),
        ("ru", "Обвинён в изнасиловании", "sexual violence"),
        ("zh", "涉嫌性侵未成年人", "sexual violence"),
        ("id", "Tiga sandera dibebaskan", "hostages"),
        ("hi", "तीन बंधक रिहा", "hostages"),
        ("fa", "سه گروگان آزاد شدند", "hostages"),
        ("de", "Sperrfrist: 12 Uhr", "embargo"),
    ],
)
def test_a_hard_subject_is_known_in_an_excerpt(language, text, subject):
    assert any(str(why).startswith(subject) for why in kinds("Two trains collided.", passage=text, language=language))


@pytest.mark.parametrize(
    "text", ["一名自杀式袭击者引爆炸弹", "Ein Selbstmordattentäter sprengte sich", "هجوم انتحاري في السوق", "Serangan bom bunuh diri"]
)
def test_a_suicide_bombing_is_another_subject(text):
    assert not any(str(why).startswith("suicide") for why in kinds("Two trains collided.", passage=text, language="xx"))


@pytest.mark.parametrize(
    ("language", "accused", "child"),
    [
        ("ar", "ويُزعم أنه دفع رشوة وفقًا لوثيقة الاتهامات.", "وأصيبت الفتيات الثلاث."),
        ("de", "Die Anschuldigungen wurden zurückgewiesen.", "Drei Teenager wurden verletzt."),
        ("es", "El presunto autor rechazó las acusaciones.", "Tres alumnas resultaron heridas."),
        ("fa", "این ادعاها در کیفرخواست آمده است.", "سه نوجوان زخمی شدند."),
        ("fr", "Il rejette ces allégations.", "Trois écoliers ont été blessés."),
        ("hi", "उन पर रिश्वत लेने का आरोप है।", "तीन लड़कियाँ घायल हुईं।"),
        ("id", "Jaksa membacakan dakwaannya.", "Tiga siswi terluka."),
        ("pt", "O suposto autor nega as acusações.", "Três rapazes ficaram feridos."),
        ("ru", "Предполагаемого виновника разыскивает прокуратура.", "Ранены три девочки."),
        ("zh", "检方指控他受贿。", "三名女孩受伤。"),
    ],
)
def test_an_excerpt_that_tells_of_an_accusation_or_of_a_child_is_told(language, accused, child):
    assert ConcernKind.ACCUSATION in kinds("A train was late.", passage=accused, language=language)
    assert ConcernKind.MINOR in kinds("A train was late.", passage=child, language=language)
    neither = kinds("A train was late.", passage="2026", language=language)
    assert neither.isdisjoint({ConcernKind.ACCUSATION, ConcernKind.MINOR})


def test_an_excerpt_that_asks_to_wait_is_told():
    assert ConcernKind.EMBARGO in kinds("Two trains collided.", passage="EMBARGOED UNTIL 1800 GMT. Two trains collided.")


def test_the_lists_know_eleven_languages_and_the_policy_every_concern():
    assert len(languages()) == 11
    assert set(CONCERN_WORDS.values()) == set(ConcernKind)


def test_no_list_blows_up_on_hostile_text():
    for text in ("accuse" * 4000, "a" * 20000, "(" * 9000, "\u202e" * 5000, "“" * 8000, "terrorist-" * 3000):
        kinds("Two trains collided.", passage=text, language="en")
