"""What an illustration owes: the same story gives the same picture, marked as machine-made inside the file, light enough for a phone."""

from __future__ import annotations

from datetime import UTC, datetime
from io import BytesIO
from xml.etree import ElementTree as ET

import pytest
from PIL import Image

from nightdesk.adapters.pictures import illustrate
from nightdesk.personas.model import Palette
from nightdesk.publish.illustration import Scene, compose
from nightdesk.stories.model import EventKind, Place

PALETTE = Palette("#1d2b3a", "#f4efe6", "#d9822b", "#f3c46b")


def scene(event: EventKind = EventKind.EARTHQUAKE, place: Place | None = None, toll: int = 334) -> Scene:
    return Scene("story-1", event, place, toll, datetime(2022, 11, 21, 6, tzinfo=UTC), PALETTE)


CIANJUR = Place("West Java", "ID", -6.8, 107.1)


@pytest.mark.parametrize("event", list(EventKind))
def test_every_kind_of_event_has_a_well_formed_picture_without_text_or_links(event: EventKind) -> None:
    root = ET.fromstring(compose(scene(event, CIANJUR)))
    tags = {element.tag.split("}")[1] for element in root.iter()}
    assert tags.isdisjoint({"text", "image", "script", "a", "style", "foreignObject"})


def test_the_same_story_gives_the_same_bytes() -> None:
    first, second = (illustrate(scene(place=CIANJUR), "Headline", "Nightdesk") for _ in range(2))
    assert [picture.body for picture in first] == [picture.body for picture in second]


def test_a_story_without_a_place_still_has_a_picture() -> None:
    assert "<path" in compose(scene(EventKind.SPACE))


def test_a_larger_toll_gives_a_heavier_picture() -> None:
    assert scene(toll=10).weight < scene(toll=50_000).weight


def test_the_file_says_inside_that_an_algorithm_made_it() -> None:
    picture = illustrate(scene(place=CIANJUR), "Count of dead <rises> & falls", "Nightdesk")[0]
    packet = Image.open(BytesIO(picture.body)).info["xmp"].decode()
    assert "digitalsourcetype/algorithmicMedia" in packet
    assert "AI generated illustration related to: Count of dead &lt;rises&gt; &amp; falls" in packet


def test_the_phone_rendition_weighs_less_than_80_kilobytes() -> None:
    phone = min(illustrate(scene(EventKind.CRUSH, CIANJUR, 100_000), "x", "Nightdesk"), key=lambda picture: picture.width)
    assert phone.width == 640
    assert len(phone.body) < 80_000
