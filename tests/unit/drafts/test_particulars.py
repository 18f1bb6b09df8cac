"""What items in any language add to the happening, and who is told to say it."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest

from nightdesk.adapters.archives import SqliteArchive
from nightdesk.drafts.dating import day_of_item
from nightdesk.drafts.embedded import write
from nightdesk.drafts.model import Draft
from nightdesk.drafts.particulars import particulars_in
from nightdesk.stories.model import EventKind
from unit.drafts.packs import edition, pack_of_items


@pytest.mark.parametrize(
    ("language", "text", "day"),
    [
        ("fr", "18 décembre : l'équipe d'Argentine remporte la finale.", date(2022, 12, 18)),
        ("ko", "12월 18일, 아르헨티나가 프랑스를 꺾고 우승하였다.", date(2022, 12, 18)),
        ("sv", "Argentina vinner världsmästerskapet i fotboll. (18 december 2022)", date(2022, 12, 18)),
        ("fi", "Argentiina voitti jalkapallon maailmanmestaruuden. (18.12.)", date(2022, 12, 18)),
        ("fr", "Elle avait annoncé sa démission le 12 décembre 2022 à Londres.", None),
    ],
)
def test_a_day_counts_at_the_head_or_in_brackets_at_the_end(language: str, text: str, day: date | None) -> None:
    assert day_of_item(edition(language, text, datetime(2022, 12, 19, 8, tzinfo=UTC))) == day


@pytest.mark.parametrize(
    ("language", "text", "event", "says"),
    [
        ("id", "Argentina menjadi juara setelah adu penalti.", EventKind.SPORT, "that penalties decided it"),
        ("ko", "아르헨티나가 36년 만에 3회 우승을 거두었다.", EventKind.SPORT, "that it was the winner's first title in 36 years"),
        ("uk", "У другому турі переміг Лула.", EventKind.ELECTION, "that a run-off decided it"),
        ("uk", "Блок набрав 64 мандати зі 120 місць у Кнесеті.", EventKind.ELECTION, "that the seats won were 64 of 120"),
        ("da", "Et godstog og et passagertog kolliderer.", EventKind.CRASH, "that one of the trains carried freight"),
        ("zh", "成為英國歷史上任期最短的首相。", EventKind.GOVERNMENT, "that it was to be the shortest tenure in the country's history"),
        ("es", "Falleció a causa de un cáncer.", EventKind.DEATH, "that the cause was cancer"),
    ],
)
def test_one_thing_is_read_in_any_language(language: str, text: str, event: EventKind, says: str) -> None:
    assert says in [particular.says for particular in particulars_in(text, language, event)]


def test_what_must_stand_beside_a_word_is_asked_for() -> None:
    arrested = "Der frühere Präsident ist festgenommen worden."
    removed = "Der Präsident ist seines Amtes enthoben und festgenommen worden."
    assert particulars_in(arrested, "de", EventKind.GOVERNMENT) == ()
    assert [one.short for one in particulars_in(removed, "de", EventKind.GOVERNMENT)] == ["arrested, too"]


def opening_of(morgue: SqliteArchive, *texts: tuple[str, str]) -> str:
    items = tuple(edition(language, text, datetime(2022, 12, 19, hour, tzinfo=UTC)) for hour, (language, text) in enumerate(texts))
    draft = write(pack_of_items(items, morgue))
    assert isinstance(draft, Draft)
    return " ".join(sentence.text for sentence in draft.sentences())


def test_the_day_stands_in_the_lead_and_is_told_of_those_who_give_it(morgue: SqliteArchive) -> None:
    told = opening_of(
        morgue,
        ("en", "In association football, the FIFA World Cup concludes with Argentina defeating France in the final."),
        ("fr", "18 décembre : l'équipe d'Argentine remporte la finale face à l'équipe de France."),
        ("sv", "Argentina vinner världsmästerskapet i fotboll mot Frankrike. (18 december 2022)"),
        ("id", "Argentina menjadi juara Piala Dunia FIFA setelah mengalahkan Prancis dalam babak adu penalti."),
    )
    assert "On 18 December 2022, Argentina defeated France in the FIFA World Cup final, Wikipedia" in told
    assert "Wikipedia reports in English and other languages." in told
    assert "Penalties decided it, says the Indonesian edition of Wikipedia." in told


def test_editions_that_date_it_otherwise_are_set_beside_each_other(morgue: SqliteArchive) -> None:
    told = opening_of(
        morgue,
        ("en", "In the Brazilian general election, Luiz Inácio Lula da Silva defeats incumbent Jair Bolsonaro."),
        ("fr", "11 décembre : Luiz Inácio Lula da Silva remporte l'élection présidentielle brésilienne devant Jair Bolsonaro."),
        ("fi", "Luiz Inácio Lula da Silva voitti Brasilian presidentinvaalit. (11.12.)"),
        ("pl", "Luiz Inácio Lula da Silva wygrał wybory prezydenckie w Brazylii, pokonując Jaira Bolsonaro (12 grudnia)"),
    )
    assert "Luiz Inácio Lula da Silva defeated incumbent Jair Bolsonaro in the Brazilian general election" in told
    assert "The French and Finnish editions date it 11 December; the Polish edition dates it 12 December." in told


def test_whom_somebody_follows_is_told_where_the_lead_does_not_name_them(morgue: SqliteArchive) -> None:
    told = opening_of(
        morgue,
        ("en", "Ulf Kristersson is elected Prime Minister of Sweden following a four-party agreement."),
        ("nb", "Ulf Kristersson overtar etter Magdalena Andersson som Sveriges statsminister."),
    )
    assert "Magdalena Andersson held the office before" in told


def test_a_party_belongs_to_whoever_is_named_right_behind_it(morgue: SqliteArchive) -> None:
    told = opening_of(
        morgue,
        ("en", "In the Brazilian general election, Luiz Inácio Lula da Silva defeats incumbent Jair Bolsonaro."),
        ("pt", "Luiz Inácio Lula da Silva derrota Jair Bolsonaro e é eleito presidente do Brasil."),
        ("zh", "巴西劳工党候选人卢拉在大选中擊敗自由黨候選人雅伊爾·博索纳罗。"),
        ("yue", "巴西勞工黨候選人盧拉喺大選擊敗自由黨候選人雅伊爾·博索納羅。"),
    )
    assert "Bolsonaro belongs to the Liberal Party." in told


def test_an_item_on_another_matter_adds_nothing(morgue: SqliteArchive) -> None:
    told = opening_of(
        morgue,
        ("en", "In motorcycle racing, Francesco Bagnaia wins the MotoGP World Championship."),
        ("pt", "Francesco Bagnaia vence campeonato mundial do MotoGP."),
        ("ko", "11월 5일, 리그 오브 레전드 월드 챔피언십 2022에서 팀 DRX가 세 번째 우승하였다."),
    )
    assert "third title" not in told
    assert "5 November" not in told


FINAL = (
    ("en", "In association football, the FIFA World Cup concludes with Argentina defeating France in the final."),
    ("be", "Завяршыўся чэмпіянат свету па футболе ў Катары, у фінале зборная Аргенціны перайграла каманду Францыі."),
    ("nb", "Argentina vinner Fotball-VM for tredje gang i historien, etter å ha slått Frankrike i finalen."),
    ("pt", "Argentina derrota França na final da Copa do Mundo FIFA e torna-se tricampeã mundial."),
)


def test_who_gives_the_number_of_a_standfirst_is_told_behind_the_lead(morgue: SqliteArchive) -> None:
    told = opening_of(morgue, *FINAL)
    assert "The Norwegian Bokmål and Portuguese editions say that it was Argentina's third title." in told


def test_where_it_was_played_is_not_news_of_one_edition(morgue: SqliteArchive) -> None:
    assert "Qatar" not in opening_of(morgue, *FINAL)


def test_what_is_not_known_is_asked_in_one_sentence(morgue: SqliteArchive) -> None:
    told = opening_of(
        morgue,
        ("en", "In the Brazilian general election, Luiz Inácio Lula da Silva defeats incumbent Jair Bolsonaro."),
        ("pt", "Luiz Inácio Lula da Silva derrota Jair Bolsonaro e é eleito presidente do Brasil."),
    )
    assert (
        "Every report up to 19 December 2022 leaves open what share of the vote each side had and whether the loser has conceded." in told
    )
