"""Counts of people are read with their kind, value, qualifier, group and speaker, in any described language."""

import time

import pytest

from nightdesk.claims.figures import read_figures
from nightdesk.claims.model import FigureKind, Qualifier


def brief(text: str, language: str) -> list[tuple[str, int | None, str]]:
    return [(figure.kind.value, figure.value, figure.qualifier.value) for figure in read_figures(text, language)]


# One invented sentence for each way in which languages place the number: "twelve dead, at least thirty hurt".
@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "A ferry sank, killing 12 people and injuring at least 30 others."),
        ("en", "Twelve people are killed and at least 30 are wounded."),
        ("de", "Bei dem Unglück kamen 12 Menschen ums Leben, mindestens 30 wurden verletzt."),
        ("nl", "Bij het ongeluk kwamen 12 mensen om het leven en raakten minstens 30 mensen gewond."),
        ("fr", "L'accident fait 12 morts et au moins 30 blessés."),
        ("es", "El accidente deja 12 muertos y al menos 30 heridos."),
        ("it", "L'incidente provoca 12 morti e almeno 30 feriti."),
        ("pt", "O acidente mata 12 pessoas e fere pelo menos 30."),
        ("ro", "Accidentul a provocat 12 morți și cel puțin 30 de răniți."),
        ("sv", "Olyckan dödar 12 personer och skadar minst 30."),
        ("da", "Ulykken dræber 12 mennesker, og mindst 30 er såret."),
        ("nb", "Ulykken dreper 12 mennesker, og minst 30 er skadet."),
        ("fi", "Onnettomuudessa kuoli 12 ihmistä ja ainakin 30 loukkaantui."),
        ("pl", "W wypadku zginęło 12 osób, a co najmniej 30 zostało rannych."),
        ("cs", "Při nehodě zahynulo 12 lidí a nejméně 30 bylo zraněno."),
        ("hu", "A balesetben 12 ember meghalt és legalább 30 megsérült."),
        ("sr", "U nesreći je poginulo 12 osoba, a najmanje 30 je povređeno."),
        ("bg", "При катастрофата загинаха 12 души, а най-малко 30 са ранени."),
        ("ru", "В аварии погибли 12 человек, не менее 30 получили ранения."),
        ("uk", "В аварії загинуло 12 осіб, щонайменше 30 поранено."),
        ("el", "Στο δυστύχημα σκοτώθηκαν 12 άτομα και τουλάχιστον 30 τραυματίστηκαν."),
        ("tr", "Kazada 12 kişi öldü, en az 30 kişi yaralandı."),
        ("az", "Qəzada 12 nəfər həlak olub, ən azı 30 nəfər yaralanıb."),
        ("uz", "Halokatda 12 kishi halok boʻldi, kamida 30 kishi yaralandi."),
        ("kk", "Апатта 12 адам қаза тапты, кемінде 30 адам жараланды."),
        ("ka", "ავარიის შედეგად დაიღუპა 12, ხოლო დაშავდა სულ მცირე 30 ადამიანი."),
        ("ar", "مقتل 12 شخصًا وإصابة ما لا يقل عن 30 آخرين في الحادث."),
        ("fa", "در این حادثه ۱۲ نفر کشته و دست کم ۳۰ نفر زخمی شدند."),
        ("ckb", "لە ڕووداوەکەدا ١٢ کەس کوژران و لانیکەم ٣٠ کەس بریندار بوون."),
        ("ur", "حادثے میں 12 افراد ہلاک اور کم از کم 30 زخمی ہو گئے۔"),
        ("hi", "हादसे में 12 लोगों की मौत हो गई और कम से कम 30 घायल हो गए।"),
        ("ne", "दुर्घटनामा १२ जनाको मृत्यु भयो र कम्तीमा ३० जना घाइते भए।"),
        ("bn", "দুর্ঘটনায় ১২ জন নিহত এবং কমপক্ষে ৩০ জন আহত হয়েছেন।"),
        ("ta", "விபத்தில் 12 பேர் உயிரிழந்தனர், குறைந்தது 30 பேர் காயமடைந்தனர்."),
        ("th", "อุบัติเหตุมีผู้เสียชีวิต 12 ราย บาดเจ็บอย่างน้อย 30 คน"),
        ("zh", "事故造成12人死亡、至少30人受傷。"),
        ("ja", "事故で12人が死亡し、少なくとも30人が負傷した。"),
        ("ko", "사고로 12명이 사망하고 최소 30명이 부상했다."),
        ("vi", "Vụ tai nạn khiến 12 người thiệt mạng và ít nhất 30 người bị thương."),
        ("id", "Kecelakaan itu menewaskan 12 orang dan melukai setidaknya 30 orang."),
        ("ms", "Kemalangan itu mengorbankan 12 orang dan mencederakan sekurang-kurangnya 30 orang."),
        ("sw", "Watu 12 wamekufa na angalau 30 wamejeruhiwa katika ajali."),
        ("he", "12 בני אדם נהרגו ולפחות 30 נפצעו בתאונה."),
    ],
)
def test_the_dead_and_the_hurt(language: str, text: str) -> None:
    assert brief(text, language) == [("killed", 12, "exact"), ("injured", 30, "at_least")]


@pytest.mark.parametrize(
    ("text", "kind", "value"),
    [
        ("Police arrest 26 suspects in the raid.", "arrested", 26),
        ("The flood displaces 4,000 residents.", "displaced", 4000),
        ("Forty workers are reported missing.", "missing", 40),
        ("Gunmen abduct 163 pupils.", "kidnapped", 163),
        ("The coast guard rescues 17 crew members.", "rescued", 17),
        ("A norovirus outbreak affected 13 members of the team.", "infected", 13),
    ],
)
def test_the_other_kinds(text: str, kind: str, value: int) -> None:
    assert [(found, number) for found, number, _ in brief(text, "en")] == [(kind, value)]


def test_parties_of_a_list_are_told_apart_and_the_speaker_is_named() -> None:
    text = (
        "Pakistani military and Balochistan Police forces announce the end to a 40-hour counterterrorism operation which resulted in "
        "the deaths of 145 Baloch Liberation Army (BLA) insurgents, 18 civilians, and 18 security personnel."
    )
    figures = read_figures(text, "en")
    assert [(figure.value, figure.who) for figure in figures] == [
        (145, "Baloch Liberation Army (BLA) insurgents"),
        (18, "civilians"),
        (18, "security personnel"),
    ]
    assert {figure.kind for figure in figures} == {FigureKind.KILLED}
    assert {figure.said_by for figure in figures} == {"Pakistani military and Balochistan Police forces"}
    assert figures[1].span.cut(text) == "18 civilians"


def test_a_count_within_a_count_has_its_kind_and_its_own_group() -> None:
    figures = read_figures("At least six people are killed, including three soldiers and three attackers, and 12 others are injured.", "en")
    assert [(figure.kind, figure.value, figure.who) for figure in figures] == [
        (FigureKind.KILLED, 6, "people"),
        (FigureKind.KILLED, 3, "soldiers"),
        (FigureKind.KILLED, 3, "attackers"),
        (FigureKind.INJURED, 12, "others"),
    ]


def test_one_person_counts_as_one() -> None:
    assert brief("One person is killed, another is injured and a girl is reported missing.", "en") == [
        ("killed", 1, "exact"),
        ("injured", 1, "exact"),
        ("missing", 1, "exact"),
    ]


def test_a_range_has_two_ends_and_no_value() -> None:
    (figure,) = read_figures("Between 10 and 15 people, or 10 to 15 by another count, died? No: 20–25 people are killed.", "en")[-1:]
    assert (figure.low, figure.high, figure.value, figure.qualifier) == (20, 25, None, Qualifier.RANGE)


def test_round_words_have_no_value() -> None:
    assert brief("Dozens of people are injured.", "en") == [("injured", None, "about")]


@pytest.mark.parametrize(
    "text",
    [
        "Queen Elizabeth II, monarch of 15 realms, dies at 96.",
        "All 55 people on board survived.",
        "The Russian Defense Ministry says 22 Ukrainian drones were shot down.",
        "Several people are killed on 5 May 2024.",
        "A B-17 crashes in 2022 at Exit 12.",
        "The storm caused $400 million in damage and killed 1,500 fish.",
        "No arrests have been made.",
    ],
)
def test_other_numbers_are_no_counts_of_people(text: str) -> None:
    assert [found for found in brief(text, "en") if found[0] != "x"] == []


def test_who_claims_responsibility_has_not_stated_the_count() -> None:
    text = "Thirty people are killed in a bombing. The Islamic State claims responsibility."
    assert [figure.said_by for figure in read_figures(text, "en")] == [None]


def test_a_language_without_a_lexicon_gives_nothing() -> None:
    assert read_figures("12 zzz are killed", "tlh") == ()


@pytest.mark.parametrize(
    "text", ["killed " * 3000, "12 people " * 3000, "a " * 9000, "at least " * 3000, "((((" * 5000 + "12 dead", "1 killed, " * 2000]
)
def test_hostile_text_takes_no_long_time(text: str) -> None:
    read_figures("5 people are killed", "en")
    began = time.perf_counter()
    read_figures(text, "en")
    assert time.perf_counter() - began < 6


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("ja", "死者は子供3人を含む12人。"),
        ("hi", "तीन बच्चों समेत 12 लोगों की मौत हो गई।"),
        ("ko", "어린이 3명을 포함해 12명이 숨졌다."),
    ],
)
def test_a_part_may_stand_before_its_whole(language: str, text: str) -> None:
    assert brief(text, language) == [("killed", 3, "exact"), ("killed", 12, "exact")]


def test_a_long_article_is_read_to_its_end() -> None:
    padding = "The council met and spoke of roads, of schools and of the weather in the valley. " * 1_500
    assert brief(padding + "Twelve people were killed.", "en") == [("killed", 12, "exact")]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "At least 12 people are killed, three of them children."),
        ("es", "Mueren al menos 12 personas, tres de ellas niños."),
        ("de", "Mindestens 12 Menschen starben, drei davon Kinder."),
        ("ru", "Погибли не менее 12 человек, трое из них дети."),
        ("sv", "Minst 12 människor dog, tre av dem barn."),
    ],
)
def test_a_part_may_be_named_before_the_word_for_its_whole(language: str, text: str) -> None:
    assert brief(text, language) == [("killed", 12, "at_least"), ("killed", 3, "exact")]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "The death toll rose from 103 to 145."),
        ("es", "La cifra de muertos aumentó de 103 a 145."),
        ("it", "Il bilancio delle vittime sale da 103 a 145."),
        ("id", "Jumlah korban tewas naik dari 103 menjadi 145 orang."),
        ("ru", "Число погибших выросло с 103 до 145 человек."),
        ("ru", "Число погибших выросло до 145 человек."),
    ],
)
def test_a_toll_that_moved_stands_where_it_moved_to(language: str, text: str) -> None:
    assert brief(text, language) == [("killed", 145, "exact")]


def test_no_one_is_no_count() -> None:
    assert brief("No one was killed.", "en") == []


def test_a_sign_for_a_reserve_may_stand_apart_from_its_number() -> None:
    assert brief("641 orang tewas dan ≥ 2.962 lainnya luka-luka.", "id")[-1] == ("injured", 2962, "at_least")
