"""Two ways to write a name that other evidence has linked count as one name later, until an editor parts what taught it."""

from __future__ import annotations

import io
from datetime import UTC, datetime, timedelta

from nightdesk.foundation.ids import ItemId, StoryId
from nightdesk.stories import keep
from nightdesk.stories.link import Linker
from nightdesk.stories.model import Arrival, Placement, Regrouping
from nightdesk.stories.trait_numbers import number_of
from nightdesk.stories.traits import read_traits

START = datetime(2026, 1, 30, 12, tzinfo=UTC)
EVENTS = (
    (
        "A magnitude 7.8 earthquake strikes Turkey and Syria, killing 1,300 people, says {}.",
        "Землетрясение магнитудой 7,8 в Турции и Сирии, погибли 1300 человек, сообщил {}.",
    ),
    (
        "Floods in Indonesia and Malaysia kill 2,417 people and displace 31,250, says {}.",
        "Наводнение в Индонезии и Малайзии, погибли 2417 человек, эвакуированы 31250, сообщил {}.",
    ),
)
ENGLISH, RUSSIAN = "Kaldor", "Вешняков"
"""Two invented names that share no consonant's place, for one invented person."""


def reports() -> list[Arrival]:
    told = []
    for event, pair in enumerate(EVENTS):
        for copy in range(2):
            for language, name, text in (("en", ENGLISH, pair[0]), ("ru", RUSSIAN, pair[1])):
                number = len(told)
                when = START + timedelta(days=event, minutes=number)
                told.append(Arrival(ItemId(f"{event}-{copy}-{language}"), "source", language, when, text.format(name)))
    return told


def trait(name: str, language: str, text: str) -> int:
    """The number of the name's own key, which comes before that of its opening."""
    with_name = read_traits(text.format(name), language).keys
    key = next(key for key in with_name if key[0] == "k" and key not in read_traits(text.format(""), language).keys)
    return number_of(key)


def test_two_stories_teach_that_two_spellings_are_one_name_and_a_split_takes_it_back() -> None:
    linker = Linker()
    placements = [linker.place(report) for report in reports()]
    stories = [placements[0].link.story, placements[4].link.story]
    assert [placement.link.story for placement in placements] == [stories[0]] * 4 + [stories[1]] * 4
    english, russian = trait(ENGLISH, "en", EVENTS[0][0]), trait(RUSSIAN, "ru", EVENTS[0][1])
    assert linker.aliases.of(english) == russian
    assert linker.aliases.of(russian) == english

    again = rebuilt(linker)
    assert again.aliases.of(english) == russian
    replayed = Linker()
    for report, placement in zip(reports(), placements, strict=True):
        replayed.replay(report, placement)
    assert (replayed.aliases.taught, replayed.aliases.partners) == (linker.aliases.taught, linker.aliases.partners)

    later = Arrival(ItemId("later"), "source", "ru", START + timedelta(days=1, hours=1), f"Заявил {RUSSIAN} вчера.")
    assert english in again._read(later).item.weights

    leaving = tuple(report.item for report in reports()[4:] if report.language == "ru")
    linker.regroup(Regrouping(stories[1], StoryId("parted"), leaving, apart=True))
    assert linker.aliases.of(english) is None


def rebuilt(linker: Linker) -> Linker:
    file = io.BytesIO()
    keep.write(linker, file)
    file.seek(0)
    return keep.read(file)


def test_one_story_is_no_proof() -> None:
    linker = Linker()
    placements: list[Placement] = [linker.place(report) for report in reports()[:4]]
    assert len({placement.link.story for placement in placements}) == 1
    assert linker.aliases.of(trait(ENGLISH, "en", EVENTS[0][0])) is None
