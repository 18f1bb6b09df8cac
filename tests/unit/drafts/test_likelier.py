"""Promises of the weighing of accounts that differ: a ground on the page, a fixed word for how likely, a rival; no ground, no verdict."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from nightdesk.adapters.archives import SqliteArchive
from nightdesk.drafts.embedded import write
from nightdesk.drafts.model import Draft, Paragraph, SectionRole, Sentence, SentenceKind
from unit.drafts.packs import edition, line, pack_of_items


def accounts(morgue: SqliteArchive, first: datetime, *texts: tuple[str, str]) -> list[Sentence]:
    items = tuple(edition(language, text, first + timedelta(hours=place)) for place, (language, text) in enumerate(texts))
    return sentences(write(pack_of_items(items, morgue)))


def sentences(draft: object) -> list[Sentence]:
    assert isinstance(draft, Draft)
    section = next((section for section in draft.sections if section.role is SectionRole.ACCOUNTS), None)
    blocks = section.blocks if section is not None else ()
    return [sentence for block in blocks if isinstance(block, Paragraph) for sentence in block.sentences]


BRAZIL = (
    ("en", "In the Brazilian general election, two-term former president Luiz Inácio Lula da Silva defeats incumbent Jair Bolsonaro."),
    ("fr", "30 octobre : Luiz Inácio Lula da Silva remporte l'élection présidentielle brésilienne devant Jair Bolsonaro."),
    ("fi", "Luiz Inácio Lula da Silva voitti Brasilian presidentinvaalit. (30.10.)"),
    ("pl", "Luiz Inácio Lula da Silva wygrał wybory prezydenckie w Brazylii, pokonując Jaira Bolsonaro (31 października)"),
    ("uz", "Luiz Inácio Lula da Silva ikkinchi marta Braziliya prezidenti etib saylandi."),
)


def test_a_report_that_was_out_before_the_later_day_speaks_for_the_earlier(morgue: SqliteArchive) -> None:
    told = accounts(morgue, datetime(2022, 10, 30, 22, 53, tzinfo=UTC), *BRAZIL)
    texts = [sentence.text for sentence in told]
    assert "A first report was out on 30 October at 22:53 UTC." in texts
    (day,) = (sentence for sentence in told if sentence.text == "So 30 October is likely to be the day.")
    assert day.kind is SentenceKind.INFERENCE
    assert day.inference is not None
    assert day.inference.rival


def test_a_disputed_number_of_terms_is_held_against_the_archive(morgue: SqliteArchive) -> None:
    texts = [sentence.text for sentence in accounts(morgue, datetime(2022, 10, 31, tzinfo=UTC), *BRAZIL)]
    assert "By the archive, Lula won in October 2002 and October 2006." in texts
    assert "So the English edition is likely to be right." in texts


def test_without_a_ground_nothing_is_called_likelier(morgue: SqliteArchive) -> None:
    told = accounts(
        morgue,
        datetime(2022, 12, 20, tzinfo=UTC),
        ("en", "In the Fijian general election, Sitiveni Rabuka defeats incumbent Frank Bainimarama."),
        ("fr", "Le parti de Sitiveni Rabuka obtient 36 % des voix aux élections aux Fidji."),
        ("pt", "O partido de Sitiveni Rabuka obtém 37% dos votos nas eleições em Fiji."),
    )
    assert not any(sentence.kind is SentenceKind.INFERENCE for sentence in told)


def test_what_a_report_sets_against_its_own_news_stands_beside_it(morgue: SqliteArchive) -> None:
    news = "A Southern Transitional Council delegation in Riyadh announces the group's dissolution following territorial losses."
    items = (
        line("The Southern Transitional Council captures the al-Mahrah Governorate of Yemen.", "2026-01-08", id_="t-1"),
        line(f"{news} The council rejects the announcement.", "2026-01-09", id_="t-2"),
    )
    told = sentences(write(pack_of_items(items, morgue)))
    assert any("; the council rejected the announcement." in sentence.text for sentence in told)
