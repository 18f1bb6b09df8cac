"""The desk's page of listening: the switch, the alarms, what changed, and stored copies that only editors read."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime
from hashlib import sha256
from pathlib import Path

import pytest
from django.conf import settings
from django.contrib.auth.models import Group
from django.test import Client
from django.urls import reverse

from nightdesk.foundation.ids import FamilyId, SnapshotId, SourceId
from nightdesk.publish.access import Standing
from nightdesk.sources.model import FeedKind, Health, Source, SourceState
from nightdesk.wire.model import Snapshot
from nightdesk_site.members.accounts import EDITORS
from nightdesk_site.members.models import Account
from nightdesk_site.record import sources, switch
from nightdesk_site.record.models import AlarmRow, AuditRow
from nightdesk_site.record.snapshots import keep_snapshots
from published import Reader

NOW = datetime(2026, 3, 2, 12, tzinfo=UTC)
HOSTILE = b"<script>alert(1)</script>"
pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def newsroom(tmp_path: Path) -> Iterator[None]:
    before, settings.NEWSROOM = settings.NEWSROOM, settings.NEWSROOM.model_copy(update={"data": tmp_path})
    paper = Source(SourceId("paper"), "The Paper", "", "https://paper.example/feed", FeedKind.RSS, "en", None, FamilyId("p"), "")
    sources.add_sources([paper], live=True)
    sources.keep_states([SourceState(paper.id, Health.BROKEN, "it is a web page, not a feed")], NOW)
    keep_snapshots([Snapshot(SnapshotId(sha256(HOSTILE).hexdigest()), paper.id, "https://paper.example/1", NOW, "text/html", HOSTILE)])
    yield
    settings.NEWSROOM = before


@pytest.fixture
def editor() -> Client:
    account = Account.objects.create(email="editor@example.org", name="Edda Torrin", is_staff=True)
    account.groups.add(Group.objects.get(name=EDITORS))
    client = Client()
    client.force_login(account)
    return client


def copy() -> str:
    return reverse("desk_copy", args=(sha256(HOSTILE).hexdigest(),))


def test_every_source_is_shown_with_its_state_and_reason_and_each_alarm(editor: Client) -> None:
    AlarmRow.objects.create(
        kind="language", about="sw", since=NOW, says="nothing new for 9 hours; usually something comes every 40 minutes"
    )
    page = editor.get(reverse("desk_listening")).content.decode()
    assert "it is a web page, not a feed" in page
    assert "nothing new for 9 hours" in page


def test_the_switch_is_turned_with_a_name(editor: Client) -> None:
    assert "nobody outside this machine is contacted" in editor.get(reverse("desk_listening")).content.decode()
    editor.post(reverse("desk_listening"), {"act": "switch", "on": "yes"})
    assert switch.is_on()
    assert AuditRow.objects.get(what="turned listening on").who == "Edda Torrin"
    editor.post(reverse("desk_listening"), {"act": "switch", "on": "no"})
    assert not switch.is_on()


def test_the_history_of_a_source_tells_each_turn(editor: Client) -> None:
    page = editor.get(reverse("desk_source", args=("paper",))).content.decode()
    assert page.count("it is a web page, not a feed") == 2
    assert "Stored copies" in page


def test_a_stored_copy_is_shown_as_text_that_nothing_runs_and_the_reading_is_logged(editor: Client) -> None:
    answer = editor.get(copy())
    assert (answer.content, answer["Content-Type"]) == (HOSTILE, "text/plain; charset=utf-8")
    assert "sandbox" in answer["Content-Security-Policy"]
    assert AuditRow.objects.get(what="read a snapshot").who == "Edda Torrin"


@pytest.mark.parametrize("standing", list(Standing))
def test_nobody_but_editors_reads_a_stored_copy(reader: Reader, standing: Standing) -> None:
    answer = reader(standing).get(copy())
    assert answer.status_code in (302, 403, 404)
    assert HOSTILE not in answer.content
    assert not AuditRow.objects.filter(what="read a snapshot").exists()
