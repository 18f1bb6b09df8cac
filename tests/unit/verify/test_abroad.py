"""An English sentence on an original in another language: the words that stand for names, days and small numbers are known there."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from nightdesk.drafts.model import Sentence, SentenceKind
from nightdesk.foundation.ids import SentenceId, SourceId
from nightdesk.foundation.spans import Span
from nightdesk.testing.tampering.scenes import scene
from nightdesk.testing.tampering.sound import passage_of
from nightdesk.verify.foreign import denials_in, designated_in, sounds_in
from nightdesk.verify.foreign_days import days_named, weekdays_named
from nightdesk.verify.model import Finding, Outcome
from nightdesk.verify.sense import SURELY, means_in
from nightdesk.verify.sentence import judge_sentence
from nightdesk.wire.model import Item

LOGANAIR = ("De Britse luchtvaartmaatschappij Loganair koopt vijf nieuwe toestellen van Boeing.", "nl")
ORDERS = ("Hasta ahora, Boeing ha conseguido más pedidos que Airbus.", "es")
KYIV = ("Президент России Путин прибыл в Минск в четверг.", "ru")


def problems(text: str, original: tuple[str, str]) -> list[Finding]:
    """What speaks against a sentence that rests on one original published on 20 March 2020."""
    at, (words, language) = datetime(2020, 3, 20, 12, tzinfo=UTC), original
    source = SourceId("a source")
    item = Item(Item.identify(source, "one"), source, "one", language, "declared", None, words, None, None, at, at)
    alone = scene([item])
    passage = passage_of(item, Span(0, len(words)), alone)
    sentence = Sentence(SentenceId("tried"), text, SentenceKind.FACT, (passage.id,))
    judged = judge_sentence(sentence, (passage,), alone.profile, alone.items, alone.sources)
    return [finding for finding in judged.findings if finding.outcome is not Outcome.PASS]


def of(check: str, found: list[Finding]) -> list[str]:
    return [finding.says for finding in found if finding.check == check]


def test_the_people_of_a_country_are_known_by_the_word_for_them_there() -> None:
    assert of("names", problems("British airline Loganair buys five new planes from Boeing.", LOGANAIR)) == []
    assert of("names", problems("French airline Loganair buys five new planes from Boeing.", LOGANAIR)) != []


def test_small_numbers_are_told_apart_by_their_words() -> None:
    packs = ("Duka la Costco kule Canberra pia liliweka vikomo kiwango kinachoruhusiwa kuwa vifurushi viwili wiki jana.", "sw")
    assert of("figures", problems("Costco's store in Canberra limited the allowed amount to two packs last week.", packs)) == []
    assert of("figures", problems("Costco's store in Canberra limited the allowed amount to three packs last week.", packs)) != []


def test_two_names_that_have_changed_places_are_doubted() -> None:
    assert of("names", problems("So far Boeing has received more orders than Airbus.", ORDERS)) == []
    assert of("names", problems("So far Airbus has received more orders than Boeing.", ORDERS)) != []


def test_who_leads_a_place_may_stand_behind_it_in_another_language() -> None:
    leader = ("ჩინეთის ყოფილი ლიდერი ძიანგ წემინი გარდაიცვალა.", "ka")
    assert of("names", problems("Jiang Zemin was a former leader of China.", leader)) == []


@pytest.mark.parametrize(
    ("text", "language", "day"),
    [
        ("ሓሙስ፣ ጠቕላላ ቁጽሪ", "ti", 3),
        ("Lwesine olwedlule", "zu", 3),
        ("Ku wa kane", "rw", 3),
        ("روز پنج شنبه", "prs", 3),
        ("le jeudi 5", "fr", 3),
    ],
)
def test_days_of_the_week_are_known_by_name_or_by_meaning(text: str, language: str, day: int) -> None:
    assert day in (weekdays_named(text, language) or ())


def test_the_first_of_two_days_is_read_as_well() -> None:
    assert {(one.month, one.day) for one in days_named("annoncée les 4 et 5 mars", "fr")} == {(3, 4), (3, 5)}


def test_a_day_of_publication_is_that_of_the_item() -> None:
    assert of("dates", problems("An item in Russian of 20 March 2020 names Minsk.", KYIV)) == []
    march = ("Президент прибыл в Минск (18 марта).", "ru")
    assert of("dates", problems("An item in Russian of 18 March 2020 names Minsk.", march)) != []
    assert of("dates", problems("The president arrived in Minsk on 18 March.", march)) == []


def test_a_month_in_a_names_place_is_no_name() -> None:
    talks = ("La compañía mantiene negociaciones con China para posibles ventas.", "es")
    assert of("names", problems("The company is in talks with China on possible sales.", talks)) == []
    later = ("La compañía mantiene negociaciones con Kenia para ventas en mayo.", "es")
    assert of("names", problems("The company is in talks with May on possible sales.", talks)) != []
    assert of("names", problems("The company is in talks with Kenya on May sales.", later)) == []


def test_a_reserve_denies_nothing() -> None:
    assert denials_in("Погибло не менее 38 человек.", "ru") == 0
    assert denials_in("Никто не погиб.", "ru") == 1


def test_names_of_letters_and_figures_stand_as_they_are_written() -> None:
    assert designated_in("A380s", "El A-380 de Airbus")
    assert designated_in("G20", "На саммите G20")
    assert not designated_in("A320", "El A380 de Airbus")
    assert not designated_in("A38", "El A380 de Airbus")


def test_in_latin_letters_a_name_is_spelled_much_as_here() -> None:
    assert sounds_in("Canberra", "duka la Costco kule Kanbera")
    assert not sounds_in("Canberra", "restrições de compra de papel")


def test_the_very_word_is_told_from_its_neighbours() -> None:
    assert means_in("british", "De Britse luchtvaartmaatschappij", "nl", SURELY)
    assert not means_in("french", "De Britse luchtvaartmaatschappij", "nl", SURELY)


def test_a_raised_figure_is_no_number_of_a_name() -> None:
    gas = ("Las emisiones de CO² crecieron en Madrid.", "es")
    assert of("names", problems("Emissions of CO² grew in Madrid.", gas)) == []
    assert of("names", problems("Emissions of NO² grew in Madrid.", gas)) != []


def test_a_region_of_the_world_is_no_country_in_it() -> None:
    storm = ("Furacão deixa dezenas de mortos na Venezuela e América Central.", "pt")
    assert of("names", problems("A hurricane killed dozens in Venezuela and Central America.", storm)) == []
    assert of("names", problems("A hurricane killed dozens in Venezuela and the United States.", storm)) != []


def test_a_country_that_acts_must_be_named_and_not_only_a_town_of_it() -> None:
    shown = ("El anuncio se ha realizado en un evento en San Francisco.", "es")
    assert of("names", problems("The announcement was made at an event in San Francisco, United States.", shown)) == []
    assert of("names", problems("United States made the announcement at an event.", shown)) != []


def test_a_country_is_not_heard_in_a_name_that_sounds_like_it() -> None:
    led = ("Giorgia Melonin johtama puolue voitti vaalit.", "fi")
    assert of("names", problems("The party led by Giorgia Meloni won the election.", led)) == []
    assert of("names", problems("The party was founded when Georgia won the election.", led)) != []


def test_the_other_words_of_a_name_are_no_company_to_it() -> None:
    bought = ("Qatar Airways, que ha elegido el Airbus A350 frente al 787 de Boeing, también comprará 20 aviones.", "es")
    assert (
        of("names", problems("Qatar Airways, which chose the Airbus A350 over the 787 of Boeing, will also buy 20 aircraft.", bought)) == []
    )
    assert (
        of("names", problems("Airbus A350, which chose the Qatar Airways over the 787 of Boeing, will also buy 20 aircraft.", bought)) != []
    )


def test_an_officer_may_stand_before_or_behind_his_company() -> None:
    resolved = ("El problema ha sido resuelto, según Jaime Perez-Guerra, portavoz de Airbus.", "es")
    assert of("names", problems("The issue has been resolved, according to Airbus spokesman Jaime Perez-Guerra.", resolved)) == []


@pytest.mark.parametrize(
    ("text", "language", "days"),
    [
        ("na quarta-feira", "pt", {2}),
        ("روز پنج شنبه", "fa", {3}),
        ("روز شنبه", "fa", {5}),
        ("Вторник и в среду", "ru", {1, 2}),
    ],
)
def test_one_word_names_one_day_of_the_week(text: str, language: str, days: set[int]) -> None:
    assert weekdays_named(text, language) == days


def test_a_weekday_that_only_fits_the_day_of_publication_is_told_from_the_one_named() -> None:
    limited = ("बुधवार को, वूलवर्थ्स ने खरीदने की सीमा सीमित कर दी।", "hi")
    assert of("dates", problems("On Wednesday, Woolworths limited purchases.", limited)) == []
    assert of("dates", problems("On Friday, Woolworths limited purchases.", limited)) != []


def test_an_english_word_of_denial_excuses_no_denial_that_stands_beside_its_own_word() -> None:
    released = (
        "Apple ha lanzado el programa tras las quejas de que no había tomado las medidas para prevenir la pérdida de audición.",
        "es",
    )
    lost = "Apple released the program after complaints that it had taken the measures to prevent hearing loss."
    assert of("negation", problems(lost, released)) != []
    assert of("negation", problems(lost.replace("had taken", "had not taken"), released)) == []


def test_a_second_day_is_a_day_there_too() -> None:
    limits = ("Estas medidas siguieron a las de Woolworths y Coles el 4 y 5 de marzo.", "es")
    assert of("figures", problems("These measures followed those of Woolworths and Coles on March 4 and 5.", limits)) == []
    assert of("figures", problems("These measures followed those of Woolworths and Coles on March 4 and 9.", limits)) != []


def test_letters_in_brackets_rest_on_the_words_before_them() -> None:
    banned = ("La Unión Europea (UE) ha vetado 51 aerolíneas.", "es")
    assert of("names", problems("The European Union (EU) banned 51 airlines.", banned)) == []


def test_a_party_is_nobodys_member_and_a_country_nobodys_leader() -> None:
    party = ("巴西自由黨的博索納羅在大選中落敗。", "zh")
    assert of("names", problems("Liberal Party belongs to the Bolsonaro.", party)) != []
    leader = ("ჩინეთის ყოფილი ლიდერი ძიანგ წემინი გარდაიცვალა.", "ka")
    assert of("names", problems("China was a former leader of Jiang Zemin.", leader)) != []
