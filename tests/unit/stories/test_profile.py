"""What a story is about, read from items in many languages."""

from __future__ import annotations

import random
import time
from datetime import UTC, datetime, timedelta

import pytest

from nightdesk.foundation.ids import ItemId, SourceId, StoryId
from nightdesk.stories.event_kinds import PRECEDENCE, SUBJECTS, event_kind, event_scores
from nightdesk.stories.model import EventKind, Profile, Subject
from nightdesk.stories.profile import read_profile
from nightdesk.wire.model import Item

START = datetime(2026, 1, 30, 12, tzinfo=UTC)


def item(text: str, language: str = "en", n: int = 0) -> Item:
    at = START + timedelta(hours=n)
    return Item(ItemId(f"item-{n}"), SourceId("test"), str(n), language, "declared", None, text, None, None, at, at)


def profile(*texts: str | tuple[str, str]) -> Profile:
    pairs = [(text, "en") if isinstance(text, str) else text for text in texts]
    return read_profile(StoryId("story-1"), [item(text, language, n) for n, (text, language) in enumerate(pairs)])


BALOCHISTAN = (
    "Pakistani security forces raid two militant hideouts and kill 41 insurgents in shootouts in the Harnai and Panjgur districts.",
    "Coordinated attacks by the Balochistan Liberation Army militants across Balochistan, Pakistan, kill 33 people.",
    "Pakistani military and Balochistan Police forces announce the end to a 40-hour operation which resulted in the deaths of "
    "145 Baloch Liberation Army (BLA) insurgents and 18 civilians. The Pakistani government accuses India of backing the BLA.",
    "The Pakistan Armed Forces use drones to regain control of Nushki from Balochistan Liberation Army insurgents in Balochistan, "
    "Pakistan, after attacks across the province killed over 200 people.",
)


def test_the_night_in_balochistan_is_an_attack_in_balochistan_by_one_army_under_three_names() -> None:
    read = profile(*BALOCHISTAN)
    assert (read.event, read.subject) == (EventKind.ATTACK, Subject.CONFLICT)
    assert [place.name for place in read.places[:2]] == ["Balochistan", "Pakistan"]
    assert read.countries[0] == "PK"
    army = read.actors[0]
    assert {army.name, *army.aliases} == {"Balochistan Liberation Army", "Baloch Liberation Army", "BLA"}
    assert army.mentions == 3


@pytest.mark.parametrize(
    ("language", "text", "kind"),
    [
        ("ru", "В результате землетрясения на индонезийском острове Ява погибли не менее 160 человек.", EventKind.EARTHQUAKE),
        ("id", "Gempa bumi mengguncang Cianjur, sedikitnya 56 orang tewas.", EventKind.EARTHQUAKE),
        ("zh", "印尼西爪哇省發生地震，造成至少268人死亡。", EventKind.EARTHQUAKE),
        ("ar", "وفاة البابا بنديكتوس السادس عشر عن عمر يناهز 95 عاما", EventKind.DEATH),
        ("sv", "Liz Truss meddelar att hon avgår efter sex veckor på posten som premiärminister.", EventKind.GOVERNMENT),
        ("th", "เกิดเหตุกราดยิงในศูนย์พัฒนาเด็กเล็ก", EventKind.SHOOTING),
        ("ko", "서울 이태원에서 압사 사고가 발생했다.", EventKind.CRUSH),
        ("ka", "სვანტე პაბო ნობელის პრემიის ლაურეატი გახდა.", EventKind.AWARD),
        ("ckb", "کودەتا لە بورکینا فاسۆ", EventKind.COUP),
        ("ta", "மலேசியப் பொதுத் தேர்தல் நடைபெற்றது.", EventKind.ELECTION),
        ("be-tarask", "Зямля: моцны землятрус.", EventKind.EARTHQUAKE),
        ("sco", "A lairge earthquake strikes the toun.", EventKind.EARTHQUAKE),
    ],
)
def test_the_kind_of_event_is_read_in_many_languages(language: str, text: str, kind: EventKind) -> None:
    assert event_kind([event_scores(text, language)]) is kind


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("A court sentences three men to life imprisonment for the 2015 bombing.", EventKind.TRIAL),
        ("A woman is shot dead by a gunman who opens fire in a supermarket.", EventKind.SHOOTING),
        ("Eleven people are killed in a mass shooting at a football match.", EventKind.SHOOTING),
        ("A court sentences the Nobel Peace Prize laureate to seven years in prison.", EventKind.TRIAL),
        ("A stampede at a football stadium kills 125 people.", EventKind.CRUSH),
        ("Former footballer and president of the club dies at the age of 82.", EventKind.DEATH),
        ("In tennis, a player wins her first title after defeating the champion in the final.", EventKind.SPORT),
        ("The central bank raises interest rates as inflation rises.", EventKind.ECONOMY),
        ("Nothing that a lexicon knows.", EventKind.OTHER),
    ],
)
def test_what_is_nearest_the_news_wins(text: str, kind: EventKind) -> None:
    assert profile(text).event is kind


def test_every_kind_has_a_subject_and_a_rank() -> None:
    assert set(SUBJECTS) == set(EventKind)
    assert set(PRECEDENCE) == set(EventKind) - {EventKind.OTHER}


def test_most_items_decide_where_and_what() -> None:
    read = profile(
        "A train crash near Larissa, Greece, kills 32 people.",
        ("Un choque de trenes en Grecia deja 36 muertos.", "es"),
        ("Al menos 40 muertos en un accidente de tren en Grecia.", "es"),
        "Turkey sends its condolences to Greece after the crash.",
    )
    assert (read.event, read.countries[0]) == (EventKind.CRASH, "GR")


def test_one_name_in_several_scripts_is_one_actor_called_as_english_has_it() -> None:
    read = profile(
        ("Риши Сунак стал премьер-министром Великобритании.", "ru"),
        "Rishi Sunak becomes Prime Minister of the United Kingdom after Liz Truss resigns.",
        ("Rishi Sunak devient Premier ministre du Royaume-Uni après la démission de Liz Truss.", "fr"),
    )
    assert [actor.name for actor in read.actors[:2]] == ["Rishi Sunak", "Liz Truss"]
    assert (read.actors[0].mentions, read.actors[0].aliases) == (3, ("Риши Сунак",))


def test_without_english_a_name_must_stand_in_two_languages_and_latin_letters_are_preferred() -> None:
    read = profile(
        ("Сванте Паабо получил премию.", "ru"), ("Le prix va à Svante Pääbo.", "fr"), ("Нагороду отримав Петро Невідомий.", "uk")
    )
    assert [actor.name for actor in read.actors] == ["Svante Pääbo"]


def test_places_days_titles_and_opening_words_are_no_actors() -> None:
    read = profile("On Monday, President Nicolás Maduro and Viktor Bout meet in Caracas, Venezuela, before the Winter Olympics.")
    assert {actor.name for actor in read.actors} == {"Nicolás Maduro", "Viktor Bout"}


def test_parts_of_continents_and_names_of_storms_are_no_places() -> None:
    read = profile(
        "Hurricane Julia leaves more than 90 people dead across South and Central America.", "Hurricane Julia strikes Venezuela."
    )
    assert [place.name for place in read.places] == ["Venezuela"]


def test_the_same_items_give_the_same_profile_and_hostile_text_costs_little() -> None:
    assert profile(*BALOCHISTAN) == profile(*BALOCHISTAN)
    hostile = ["A " * 50_000, "Aa" * 50_000, "A(" * 30_000, "Ab of " * 30_000, "地震" * 50_000]
    started = time.process_time()
    profile(*hostile)
    assert time.process_time() - started < 2


def test_a_long_story_is_read_by_a_sample_of_its_items() -> None:
    chance = random.Random("a long story")
    cities = ["Lima", "Cusco", "Arequipa", "Trujillo"]
    texts = [f"An earthquake near {chance.choice(cities)}, Peru, kills at least {n} people, says Ana Example{n % 7}." for n in range(200)]
    items = [item(text, n=n) for n, text in enumerate(texts)]
    read = read_profile(StoryId("story-1"), items)
    assert (read.event, read.countries) == (EventKind.EARTHQUAKE, ("PE",))


def test_no_items_make_an_empty_profile() -> None:
    read = read_profile(StoryId("story-1"), [])
    assert (read.event, read.places, read.countries, read.actors) == (EventKind.OTHER, (), (), ())


def test_who_somebody_is_does_not_say_what_happened() -> None:
    resigned = "A peer resigns from his party after files show payments by convicted child sex offender John Doe."
    assert event_kind([event_scores(resigned, "en")]) is EventKind.GOVERNMENT
    freed = "An American basketball player and an arms dealer are freed via a prisoner exchange."
    assert event_kind([event_scores(freed, "en")]) is EventKind.DIPLOMACY


def test_a_plain_cue_alone_is_a_weak_sign() -> None:
    strikes = event_scores("A coalition launches airstrikes on a governorate.", "en")
    fled = event_scores("The coalition says that the president has fled.", "en")
    assert event_kind([strikes, fled]) is EventKind.WAR
