"""What a standfirst takes from the body stands in it alone, and what is not known is what an editor would ask."""

from __future__ import annotations

from datetime import UTC, datetime

from nightdesk.adapters.archives import SqliteArchive
from nightdesk.drafts.embedded import write
from nightdesk.drafts.model import Draft, SectionRole, sentences_of
from unit.drafts.packs import edition, pack_of_items


def draft_of(morgue: SqliteArchive, at: datetime, *texts: tuple[str, str]) -> Draft:
    draft = write(
        pack_of_items(tuple(edition(language, text, at.replace(hour=8 + place)) for place, (language, text) in enumerate(texts)), morgue)
    )
    assert isinstance(draft, Draft)
    return draft


def text_of(draft: Draft, role: SectionRole) -> str:
    return " ".join(
        one.text for section in draft.sections if section.role is role for block in section.blocks for one in sentences_of(block)
    )


def test_what_the_standfirst_adds_is_not_told_again_below(morgue: SqliteArchive) -> None:
    draft = draft_of(
        morgue,
        datetime(2022, 12, 19, tzinfo=UTC),
        ("en", "In association football, the FIFA World Cup concludes with Argentina defeating France in the final."),
        ("sv", "Argentina vinner världsmästerskapet i fotboll mot Frankrike. (18 december 2022)"),
        ("id", "Argentina menjadi juara Piala Dunia FIFA setelah mengalahkan Prancis dalam babak adu penalti."),
    )
    assert draft.standfirst.text == "Penalties decided it, says the Indonesian edition of Wikipedia."
    assert "enalties" not in text_of(draft, SectionRole.OPENING)


def test_where_the_items_add_nothing_the_standfirst_recalls_what_came_before(morgue: SqliteArchive) -> None:
    draft = draft_of(
        morgue,
        datetime(2023, 1, 1, tzinfo=UTC),
        ("en", "Croatia changes its national currency from the Kuna to the Euro to become the 20th member state of the Eurozone."),
        ("fr", "Croatie : le pays adopte l'euro et rejoint la zone euro."),
    )
    assert draft.standfirst.text.startswith("On 12 July 2022, the European Union formally accepted Croatia as the 20th member")
    assert "12 July" not in text_of(draft, SectionRole.RECORD)
    assert "In January 2009, Slovakia adopted the euro" in text_of(draft, SectionRole.RECORD)


def test_nobody_asks_who_is_missing_or_arrested_after_a_crash_at_an_air_show(morgue: SqliteArchive) -> None:
    draft = draft_of(
        morgue,
        datetime(2022, 11, 12, tzinfo=UTC),
        ("en", "A mid-air collision kills six people at an air show in Dallas, Texas, United States."),
        ("fr", "États-Unis : une collision aérienne fait six morts lors d'un meeting à Dallas."),
    )
    asked = text_of(draft, SectionRole.UNKNOWN)
    assert asked
    assert "missing" not in asked
    assert "arrest" not in asked


def test_a_disputed_time_in_office_is_counted_by_the_archive(morgue: SqliteArchive) -> None:
    draft = draft_of(
        morgue,
        datetime(2022, 10, 20, tzinfo=UTC),
        ("en", "Liz Truss announces her resignation as Prime Minister of the United Kingdom."),
        ("fr", "La Première ministre Liz Truss annonce sa démission après 44 jours au pouvoir."),
        ("pl", "Premier Wielkiej Brytanii Liz Truss ogłosiła rezygnację po 45 dniach urzędowania."),
    )
    told = text_of(draft, SectionRole.ACCOUNTS)
    assert "On the time in office accounts differ" in told
    assert "By the archive it was 44 days, from 6 September to the news of 20 October 2022." in told
