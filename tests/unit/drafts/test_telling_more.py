"""What a reader asks next is told where an item holds it: who follows, who lost, where it was held, on which day which step was taken."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from nightdesk.adapters.archives import SqliteArchive
from nightdesk.drafts.embedded import write
from nightdesk.drafts.in_short import short_name
from nightdesk.drafts.model import Draft
from nightdesk.drafts.particulars import particulars_in
from nightdesk.drafts.steps import step_of
from nightdesk.drafts.venue import held_in
from nightdesk.stories.model import EventKind
from unit.drafts.packs import edition, pack_of_items


def told(morgue: SqliteArchive, *texts: tuple[str, str]) -> str:
    items = tuple(edition(language, text, datetime(2022, 12, 19, hour, tzinfo=UTC)) for hour, (language, text) in enumerate(texts))
    draft = write(pack_of_items(items, morgue))
    assert isinstance(draft, Draft)
    return " ".join(sentence.text for sentence in draft.sentences())


@pytest.mark.parametrize(
    ("name", "countries", "short"),
    [
        ("Liz Truss", frozenset({"GB"}), "Truss"),
        ("Pelé", frozenset({"BR"}), "Pelé"),
        ("Xi Jinping", frozenset(), "Xi Jinping"),
        ("Anwar Ibrahim", frozenset({"MY"}), "Anwar Ibrahim"),
        ("Elizabeth II", frozenset({"GB"}), "Elizabeth II"),
        ("Luiz Inácio Lula da Silva", frozenset({"BR"}), "Luiz Inácio Lula da Silva"),
    ],
)
def test_only_a_plain_name_of_two_words_is_cut_to_its_surname(name: str, countries: frozenset[str], short: str) -> None:
    assert short_name(name, countries) == short


@pytest.mark.parametrize(
    ("language", "text", "country"),
    [
        ("be", "Завяршыўся чэмпіянат свету па футболе ў Катары, зборная Аргенціны перайграла каманду Францыі.", "Qatar"),
        ("pt", "O piloto vence o campeonato no Japão.", "Japan"),
        ("fr", "L'équipe d'Argentine remporte la finale face à l'équipe de France.", None),
        ("en", "The final between teams of France and Argentina was held in Qatar, and a second one in Japan.", None),
    ],
)
def test_a_contest_was_held_where_a_text_says_in(language: str, text: str, country: str | None) -> None:
    assert held_in(text, language) == country


@pytest.mark.parametrize(
    ("text", "step"),
    [
        ("Giorgia Meloni została zaprzysiężona na urząd premiera Włoch", "sworn-in"),
        ("Ulf Kristersson tillträder som statsminister", "took-office"),
        ("Ульфа Крістерссона обрано прем'єр-міністром", "elected"),
        ("Rishi Sunak succède à Liz Truss, au lendemain de son élection comme chef du Parti conservateur", None),
        ("Väljs till statsminister; han tillträder den 18 oktober", None),
    ],
)
def test_a_day_is_that_of_the_one_step_which_an_item_tells(text: str, step: str | None) -> None:
    assert step_of(text) == step


@pytest.mark.parametrize(
    ("language", "text", "event", "says"),
    [
        ("pt", "Kassym-Jomart Tokayev reeleito presidente do Cazaquistão.", EventKind.ELECTION, "that the winner was re-elected"),
        ("fr", "Le roi Abdullah nomme Anwar Ibrahim Premier ministre.", EventKind.GOVERNMENT, "that the king made the appointment"),
        ("sv", "Kristersson väljs av riksdagen till statsminister.", EventKind.GOVERNMENT, "that parliament made the choice"),
        (
            "ru",
            "Аппарат успешно столкнулся с астероидом, что стало первым подобным испытанием.",
            EventKind.SPACE,
            "that it was the first of its kind",
        ),
        ("da", "For første gang i 21 år vedtages nye præfiks.", EventKind.SCIENCE, "that it was the first in 21 years"),
    ],
)
def test_more_is_read_in_any_language(language: str, text: str, event: EventKind, says: str) -> None:
    assert says in [particular.says for particular in particulars_in(text, language, event)]


def test_a_cause_less_certain_than_another_is_left_out() -> None:
    said = [particular.says for particular in particulars_in("巴西球員因大腸癌病逝，終年82歲。", "zh", EventKind.DEATH)]
    assert "that the cause was cancer" in said
    assert "that illness was the cause" not in said


def test_the_step_of_the_lead_has_its_own_day_and_the_other_is_set_beside_it(morgue: SqliteArchive) -> None:
    text = told(
        morgue,
        ("en", "Ulf Kristersson is elected Prime Minister of Sweden following a four-party agreement."),
        ("fr", "17 décembre : Ulf Kristersson est élu Premier ministre de Suède par le Parlement."),
        ("uk", "Ульфа Крістерссона обрано прем'єр-міністром Швеції (17 грудня)"),
        ("sv", "Ulf Kristersson tillträder som Sveriges statsminister. (18 december 2022)"),
        ("pl", "Ulf Kristersson objął stanowisko premiera Szwecji (18 grudnia)"),
    )
    assert "On 17 December 2022, Ulf Kristersson was elected Prime Minister of Sweden" in text
    assert "The Swedish and Polish editions date the taking of office to 18 December 2022." in text
    assert "date it 17" not in text


def test_who_follows_one_who_resigns_is_told_first(morgue: SqliteArchive) -> None:
    text = told(
        morgue,
        ("en", "Amid a government crisis, Prime Minister of the United Kingdom Liz Truss announces her resignation."),
        ("sv", "Storbritanniens premiärminister Liz Truss meddelar att hon avgår efter sex veckor på posten."),
        ("nb", "Rishi Sunak blir Storbritannias statsminister etter Liz Truss."),
        ("fr", "Rishi Sunak devient le chef du Parti conservateur britannique. Liz Truss avait annoncé sa démission."),
    )
    assert "Sunak took over" in text


def test_who_is_chosen_by_a_party_or_yet_to_be_sworn_in_has_not_taken_over(morgue: SqliteArchive) -> None:
    text = told(
        morgue,
        ("en", "Amid a government crisis, Prime Minister of the United Kingdom Liz Truss announces her resignation."),
        ("sv", "Storbritanniens premiärminister Liz Truss meddelar att hon avgår efter sex veckor på posten."),
        ("fr", "Rishi Sunak devient le chef du Parti conservateur britannique. Liz Truss avait annoncé sa démission."),
        ("el", "Ο Ρίσι Σούνακ προορίζεται να ορκιστεί Πρωθυπουργός του Ηνωμένου Βασιλείου μετά την παραίτηση της Λιζ Τρας."),
    )
    assert "The French edition says that Rishi Sunak became leader of the party." in text
    assert "The Greek edition says that Sunak was to follow in the office." in text
    assert "took over" not in text


def test_an_item_of_another_matter_is_no_witness(morgue: SqliteArchive) -> None:
    text = told(
        morgue,
        ("sv", "Ben Bernanke, Douglas Diamond och Philip H. Dybvig tilldelas Ekonomipriset till Alfred Nobels minne."),
        ("af", "Die Nobelprys vir Ekonomiese Wetenskappe word toegeken aan Ben Bernanke, Douglas Diamond en Philip H. Dybvig."),
        ("da", "Nobelprisen i økonomi bliver tildelt amerikanerne Ben Bernanke, Douglas Diamond og Philip Dybvig."),
        ("fr", "9 décembre : en Autriche, Alexander Van der Bellen est réélu président fédéral dès le premier tour."),
    )
    assert "three language editions of Wikipedia" in text
    assert "four" not in text.split("behind this")[0]


def test_the_day_that_one_edition_gives_is_told_apart_from_what_it_adds(morgue: SqliteArchive) -> None:
    text = told(
        morgue,
        ("en", "In baseball, the Houston Astros defeat the Philadelphia Phillies in the World Series."),
        ("ko", "12월 18일, 월드 시리즈에서 휴스턴 애스트로스가 필라델피아 필리스를 꺾고 5년만에 우승을 거두었다."),
    )
    assert "The Korean edition dates it to 18 December 2022." in text
    assert text.count("first title in five years") == 1


def test_why_a_court_did_it_stands_right_under_the_headline(morgue: SqliteArchive) -> None:
    lead = (
        "A South Korean court issues a new six-month detention warrant for former president Yoon Suk Yeol after indicting him on "
        "additional charges linked to his declaration of martial law in 2024, citing the risk of evidence tampering."
    )
    text = told(morgue, ("en", lead), ("en", lead))
    assert "The risk of evidence tampering was cited as the reason, according to" in text
