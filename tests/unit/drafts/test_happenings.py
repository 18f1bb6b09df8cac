"""Without English, only what languages agree on in plain words is told, of whom they name letter for letter."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from nightdesk.adapters.archives import SqliteArchive
from nightdesk.drafts.embedded import TooThin, write
from nightdesk.drafts.happenings import read_happening
from nightdesk.drafts.model import Draft
from nightdesk.wire.model import Item
from unit.drafts.packs import edition, line, pack_of_items


def said(morgue: SqliteArchive, *texts: tuple[str, str]) -> str | None:
    found = read_happening(pack_of_items(items(*texts), morgue))
    return found.now if found else None


def items(*texts: tuple[str, str]) -> tuple[Item, ...]:
    return tuple(
        replace(line(text, f"2023-01-{10 + place}", id_=f"t-{place}", outlets=()), language=language)
        for place, (language, text) in enumerate(texts)
    )


@pytest.mark.parametrize(
    ("texts", "told"),
    [
        (
            (("fi", "Petr Pavel voitti Tšekin presidentinvaalit."), ("pt", "Petr Pavel eleito presidente da Chéquia.")),
            "Petr Pavel is elected president of the Czech Republic",
        ),
        (
            (
                ("sv", "Den franska författaren Annie Ernaux tilldelas Nobelpriset i litteratur."),
                ("fr", "Le prix Nobel de littérature est attribué à la Française Annie Ernaux."),
            ),
            "Annie Ernaux is awarded the Nobel prize in literature",
        ),
    ],
)
def test_what_two_languages_say_is_told(morgue: SqliteArchive, texts: tuple[tuple[str, str], ...], told: str) -> None:
    assert said(morgue, *texts) == told


def test_one_language_is_not_enough(morgue: SqliteArchive) -> None:
    assert said(morgue, ("pt", "Petr Pavel eleito presidente da Chéquia."), ("zh", "彼得·帕维爾當選捷克總統。")) is None


def test_who_is_removed_does_not_come_into_office(morgue: SqliteArchive) -> None:
    told = said(
        morgue,
        ("da", "Præsidenten i Peru, Pedro Castillo, bliver afsat."),
        ("de", "Der Präsident von Peru, Pedro Castillo, ist seines Amtes enthoben."),
    )
    assert told == "Pedro Castillo is removed as president of Peru"


def test_the_headline_says_it_and_the_opening_says_who_reports(morgue: SqliteArchive) -> None:
    texts = (("fi", "Petr Pavel voitti Tšekin presidentinvaalit."), ("pt", "Petr Pavel eleito presidente da Chéquia."))
    draft = write(pack_of_items(items(*texts), morgue))
    assert isinstance(draft, Draft)
    assert draft.headline.text == "Petr Pavel is elected president of the Czech Republic"
    opening = " ".join(sentence.text for sentence in draft.sentences())
    assert "Petr Pavel was elected president of the Czech Republic" in opening
    assert "«" not in opening, "an English reader is not given foreign words to read"


def test_a_kind_of_event_alone_is_no_headline(morgue: SqliteArchive) -> None:
    texts = (("ru", "Несколько пролётов моста разрушены в результате диверсии в России."), ("uk", "Вибух на мосту в Росії."))
    assert isinstance(write(pack_of_items(items(*texts), morgue)), TooThin)


def test_a_name_is_heard_across_scripts_and_spelled_as_the_archive_spells_it(morgue: SqliteArchive) -> None:
    texts = (
        ("av", "Цевесалав Япониялъул премьер-министр Шиндзо Абэ чӀван вуго."),
        ("hi", "जापान के पूर्व प्रधानमंत्री शिंजो आबे का निधन, भाषण के दौरान मारी गयी थी गोली।"),
    )
    assert said(morgue, *texts) in ("Shinzō Abe is killed", "Shinzo Abe is killed")


def test_an_age_is_told_where_the_languages_agree_on_one_number(morgue: SqliteArchive) -> None:
    texts = (
        ("ka", "საბჭოთა კავშირის პირველი პრეზიდენტი მიხეილ გორბაჩოვი 91 წლის ასაკში გარდაიცვალა."),
        ("ckb", "دوایین سەرۆکی یەکێتیی سۆڤیەت، میخائیل گۆرباچۆڤ، لە تەمەنی ٩١ ساڵیدا کۆچی دوایی کرد."),
        ("ro", "Fostul lider sovietic Mihail Gorbaciov a decedat la vârsta de 91 de ani."),
    )
    assert said(morgue, *texts) == "Mikhail Gorbachev dies at the age of 91"


def test_whoever_died_is_called_what_he_was_and_editions_that_give_the_day_are_named_first(morgue: SqliteArchive) -> None:
    """The stories of statesmen who die are full of the words of their offices."""
    texts = (
        ("wuu", "8月30号，前苏联总统戈尔巴乔夫过世，享年91岁。"),
        ("mzn", "گورباچف، شوروی آخرین رهبر، ٩١ سال سن جا، بمرده."),
        ("ka", "საბჭოთა კავშირის პირველი და უკანასკნელი პრეზიდენტი მიხეილ გორბაჩოვი 91 წლის ასაკში გარდაიცვალა."),
        ("ckb", "دوایین سەرۆکی یەکێتیی سۆڤیەت، میخائیل گۆرباچۆڤ، لە تەمەنی ٩١ ساڵیدا کۆچی دوایی کرد."),
        ("ro", "30 august Fostul lider sovietic Mihail Gorbaciov a decedat la vârsta de 91 de ani."),
    )
    told = tuple(edition(language, text, datetime(2022, 9, 1 + place, tzinfo=UTC)) for place, (language, text) in enumerate(texts))
    draft = write(pack_of_items(told, morgue))
    assert isinstance(draft, Draft)
    text = " ".join((draft.standfirst.text, *(sentence.text for sentence in draft.sentences())))
    assert draft.standfirst.text == "Gorbachev was the last leader of the Soviet Union."
    assert "Mikhail Gorbachev died on 30 August 2022 at the age of 91" in text
    assert "Wikipedia reports in Wu Chinese, Romanian and other languages." in text
    assert "former president" not in text


def test_an_attempt_is_no_killing(morgue: SqliteArchive) -> None:
    texts = (
        ("ar", "نجاة كريستينا فرنانديز دي كيرشنر نائبة رئيس الأرجنتين من محاولة اغتيال."),
        ("es", "Cristina Fernández de Kirchner sobrevive a un intento de asesinato: asesinad."),
    )
    assert "killed" not in (said(morgue, *texts) or "")


def test_one_country_launches_an_offensive_against_another(morgue: SqliteArchive) -> None:
    texts = (("ny", "Russia ikuyambitsa kuwukira ku Ukraine."), ("kk", "Ресей әскері Украина жеріне басып кірді."))
    assert said(morgue, *texts) == "Russia launches an offensive against Ukraine"
