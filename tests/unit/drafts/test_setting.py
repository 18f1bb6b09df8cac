"""Where it struck, and what struck: read in any language from the clause that tells of it, told by two editions in headline and lead."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from nightdesk.adapters.archives import SqliteArchive
from nightdesk.drafts.embedded import write
from nightdesk.drafts.material import Material
from nightdesk.drafts.model import Draft
from nightdesk.drafts.over_whom import over_whom
from nightdesk.drafts.particulars import known_statements, statements_in
from nightdesk.drafts.setting import settings_in
from nightdesk.stories.model import EventKind
from nightdesk.verify.sift import sift
from unit.drafts.packs import edition, pack_of_items


@pytest.mark.parametrize(
    ("language", "text", "event", "phrase"),
    [
        ("ru", "В результате нападения на школу № 4 в Лиме погибли 17 человек.", EventKind.SHOOTING, "at a school"),
        ("id", "Pengeboman pusat pendidikan di Lima menewaskan 36 orang.", EventKind.ATTACK, "at an education centre"),
        ("zh", "秘鲁利马一厂房发生火灾，造成38人死亡。", EventKind.FIRE, "at a factory"),
        ("ms", "Sebuah tanah runtuh melanda tapak perkhemahan di Selangor.", EventKind.FLOOD, "at a campsite"),
        ("fr", "Une bousculade dans un stade provoque la mort de 125 personnes.", EventKind.CRUSH, "in a stadium"),
        ("pt", "Ataque armado à embaixada do Peru deixa uma pessoa morta.", EventKind.ATTACK, "at an embassy"),
        ("zh", "軍隊向利馬發動大規模飛彈襲擊，造成10人死亡。", EventKind.WAR, "missile attack"),
        ("pt", "Colapso de ponte em Lima causa pelo menos 90 mortes.", EventKind.COLLAPSE, "bridge collapse"),
    ],
)
def test_where_and_what_struck_are_read_in_any_language(language: str, text: str, event: EventKind, phrase: str) -> None:
    assert [one.phrase for one in settings_in(text, language, event)] == [phrase]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "At least 12 people are killed in a shooting near a school in Lima."),
        ("en", "The shooting was not at a school, police say."),
        ("en", "Twelve people are killed in a shooting in Lima, where a school has been closed."),
        ("en", "The ministry of education condemns the attack on a school bus."),
        ("ru", "Смертники устроили взрыв около школы в Лиме."),
        ("ru", "В Лиме застрелены двенадцать школьников."),
        ("id", "Selepas serangan di sekolah, penembakan berlaku di Lima."),
        ("ko", "리마의 호텔 인근에서 총격 사건이 발생하였다."),
        ("en", "A shooting at a school and a mosque leaves 12 people dead in Lima."),
    ],
)
def test_what_is_near_denied_said_by_others_or_of_another_clause_is_left_unsaid(language: str, text: str) -> None:
    assert settings_in(text, language, EventKind.SHOOTING) == ()


def test_what_happened_during_missile_attacks_was_not_yet_one_of_them() -> None:
    text = "Во время ракетной атаки на страну одна из ракет противовоздушной обороны упала в Лиме и убила двоих."
    assert settings_in(text, "ru", EventKind.ATTACK) == ()
    assert [one.phrase for one in settings_in(text.removeprefix("Во время "), "ru", EventKind.ATTACK)] == ["missile attack"]


def test_the_verifier_knows_every_setting_from_the_words_of_the_item() -> None:
    assert "that it happened at a school" in known_statements()
    assert "that it happened at a school" in statements_in("Tiroteio em escola de Lima deixa 14 mortos.", "pt")


def published(morgue: SqliteArchive, *texts: tuple[str, str]) -> tuple[Draft, list[str]]:
    items = tuple(edition(language, text, datetime(2022, 9, 20 + day, 8, tzinfo=UTC)) for day, (language, text) in enumerate(texts))
    pack = pack_of_items(items, morgue)
    draft = write(pack)
    assert isinstance(draft, Draft)
    sifted, _, dropped = sift(draft, pack.items, (), pack.sources)
    assert sifted is not None
    return sifted, [finding.says for finding in dropped]


def test_two_editions_put_it_in_headline_and_lead_and_the_verifier_lets_it_stand(morgue: SqliteArchive) -> None:
    draft, dropped = published(
        morgue,
        ("id", "Penembakan sekolah di Lima, Peru, menewaskan 16 orang."),
        ("pt", "Tiroteio em escola de Lima, Peru, deixa 18 mortos."),
    )
    assert draft.headline.text == "18 dead in a shooting at a school in Lima, Peru"
    assert any(sentence.text.startswith("A shooting at a school in Lima, Peru left 18 dead") for sentence in draft.sentences())
    assert not any("school" in reason for reason in dropped)


def test_a_count_that_moves_keeps_its_setting_in_the_headline(morgue: SqliteArchive) -> None:
    told = ("Tiroteio em escola de Lima, Peru, deixa {} mortos.", "Penembakan sekolah di Lima, Peru, menewaskan {} orang.")
    texts = [(language, text.format(dead)) for dead in (12, 14, 16, 18, 20) for language, text in zip(("pt", "id"), told, strict=True)]
    draft, _ = published(morgue, *texts)
    assert draft.headline.text == "Count of dead from the shooting at a school in Lima reaches 20"


def test_what_one_edition_of_two_says_is_told_as_its_own(morgue: SqliteArchive) -> None:
    draft, _ = published(
        morgue,
        ("pt", "Pelo menos 38 pessoas morrem durante incêndio em Lima, Peru."),
        ("zh", "秘鲁利马一厂房发生火灾，造成38人死亡、2人受伤。"),
    )
    assert "factory" not in draft.headline.text
    assert any(
        "at a factory" in sentence.text and "the Chinese edition" in sentence.text.replace("The", "the") for sentence in draft.sentences()
    )


def told_of(morgue: SqliteArchive, *texts: tuple[str, str]) -> list[str]:
    items = tuple(edition(language, text, datetime(2022, 9, 26, hour, tzinfo=UTC)) for hour, (language, text) in enumerate(texts))
    pack = pack_of_items(items, morgue)
    return [sentence.text for sentence in over_whom(Material(replace(pack, profile=replace(pack.profile, event=EventKind.PROTEST))))]


def test_the_one_over_whose_death_protests_began_is_named(morgue: SqliteArchive) -> None:
    assert told_of(
        morgue,
        ("pt", "Manifestações eclodem no Irã após a morte de Mahsa Amini, resultando na morte de pelo menos 50 pessoas."),
        ("ms", "Berikutan kematian Mahsa Amini, sekurang-kurangnya 50 orang terbunuh semasa tunjuk perasaan di Iran."),
    ) == ["The Portuguese and Malay editions say that the protests followed the death of Mahsa Amini."]


def test_a_name_beside_other_words_is_not_told_as_the_one_who_died(morgue: SqliteArchive) -> None:
    texts = (
        ("pt", "Mahsa Amini discursa em manifestações no Irã, resultando na morte de pelo menos 50 pessoas."),
        ("ms", "Sekurang-kurangnya 50 orang terbunuh semasa tunjuk perasaan di Iran, kata Mahsa Amini."),
    )
    assert told_of(morgue, *texts) == []
