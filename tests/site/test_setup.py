"""The desk shows what the publisher's file says, and says in words what is wrong with it."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from django.test import Client

from nightdesk.publish.publisher import Colours
from nightdesk_site.members import accounts
from nightdesk_site.publisher import publisher
from nightdesk_site.setup.contrast import faint

pytestmark = pytest.mark.django_db


@pytest.fixture
def file(tmp_path: Path, settings: Any) -> Path:
    """A newsroom that opened with an empty file: whatever stands in it later, the newsroom still goes by that."""
    settings.NEWSROOM = settings.NEWSROOM.model_copy(update={"newsroom": tmp_path})
    file = tmp_path / "publisher.toml"
    file.write_text("")
    publisher()
    return file


@pytest.fixture
def desk() -> Client:
    client = Client()
    client.force_login(accounts.make_editor("editor@example.org"))
    return client


def look(desk: Client) -> str:
    return desk.get("/desk/publisher/").content.decode()


def test_what_is_written_is_shown(file: Path, desk: Client) -> None:
    file.write_text(
        'motto = "By night."\nhub = "https://hub.example/"\n[[plans]]\nname="m"\nlabel="Monthly"\namount=500\ncurrency="eur"\nevery="month"\n'
    )
    text = look(desk)
    assert "By night." in text
    assert "https://hub.example/" in text
    assert "Monthly" in text


@pytest.mark.parametrize(
    ("written", "told"),
    [
        ("name = ", "is not TOML"),
        ('naem = "x"', "naem"),
        ('languages = ["xx"]', "languages"),
        ("[colours]\npaper = 'white'", "colours.paper"),
        ("[[institutions]]\nname='A'\nnetworks=['nowhere']", "institutions"),
        ("[[plans]]\nname='m'\nlabel='M'\namount=0\ncurrency='eur'\nevery='month'", "plans.0.amount"),
    ],
)
def test_a_mistake_is_named(written: str, told: str, file: Path, desk: Client) -> None:
    file.write_text(written)
    text = look(desk)
    assert "cannot be read" in text
    assert told in text


def test_a_missing_mark_and_colours_that_cannot_be_read_are_told(file: Path, desk: Client) -> None:
    file.write_text('mark = "ours.svg"\n[colours]\nink = "#e0d8c8"\n')
    text = look(desk)
    assert "no file ours.svg" in text
    assert "Hard to read: paper and ink" in text


def test_the_programs_own_colours_can_be_read() -> None:
    assert list(faint(Colours())) == []  # type: ignore[call-arg]


def test_readers_do_not_see_it(file: Path) -> None:
    client = Client()
    client.force_login(accounts.add("reader@example.org", None))
    assert client.get("/desk/publisher/").status_code in (302, 403)
