"""An editor sees a story across its languages, joins stories and parts them; the program never undoes it, and a restart knows it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from django.contrib.auth.models import Group
from django.test import Client
from django.urls import reverse

from nightdesk.adapters.linker_drawer import FileDrawer
from nightdesk.foundation.errors import NoSuchRegrouping, StoriesRegrouped
from nightdesk.foundation.ids import ItemId, StoryId
from nightdesk.shift import linking as shift_linking
from nightdesk.shift.linking import Linking
from nightdesk.shift.record import THE_BEGINNING, Linked, Mark
from nightdesk.stories.link import Linker
from nightdesk.stories.model import Arrival, Placement, Regrouping
from nightdesk.testing.drafts import hand_in, nushki
from nightdesk.testing.specimens import west_java
from nightdesk.wire.model import Item
from nightdesk_site.members.accounts import EDITORS
from nightdesk_site.members.models import Account
from nightdesk_site.record import regrouping
from nightdesk_site.record.django_record import DjangoRecord
from nightdesk_site.record.documents import load
from nightdesk_site.record.models import AuditRow, DevelopmentRow, DraftRow, ItemRow, LinkRow, RegroupingRow, StoryRow
from nightdesk_site.record.sources import add_sources
from published import publish
from waiting import let_wait, receive

pytestmark = pytest.mark.django_db
AT = datetime(2026, 2, 5, tzinfo=UTC)
WHY = "They are of one night."


@pytest.fixture
def linking() -> Linking:
    """The Balochistan attacks and the West Java earthquake, linked by the shift."""
    handed = [nushki(), hand_in(west_java())]
    for one in handed:
        add_sources(one.sources)
        for item in one.items:
            receive(item)
    shift = Linking(DjangoRecord())
    shift.link(AT)
    return shift


def alive() -> dict[StoryId, list[str]]:
    held: dict[StoryId, list[str]] = {}
    for link in LinkRow.objects.order_by("sequence"):
        held.setdefault(StoryId(link.story_id), []).append(link.item_id)
    return held


def told() -> dict[str, str]:
    return dict(DevelopmentRow.objects.values_list("item_id", "document"))


def a_later_item(number: int = 1) -> Item:
    """One more report of what the latest item tells, in nearly its words."""
    latest = load(Item, ItemRow.objects.order_by("-published_at", "-id")[0].document)
    moment, name = latest.published_at + timedelta(hours=number), f"later-{number}"
    return replace(
        latest,
        id=Item.identify(latest.source, name),
        external_id=name,
        text=f"{latest.text} More is expected.",
        published_at=moment,
        received_at=moment,
    )


def test_joining_and_parting_again_restores_both_stories(linking: Linking) -> None:
    before, said = alive(), told()
    first, second = sorted(before, key=lambda story: len(before[story]))[-2:]
    regrouping.join(first, second, "Ada Test", WHY, AT)
    assert set(alive()[first]) == {*before[first], *before[second]}
    regrouping.part_again(first, second, "Ada Test", "They are two after all.", AT)
    assert alive() == before
    assert told() == said
    assert not StoryRow.objects.filter(id=second, merged_into__isnull=False).exists()


def test_a_word_is_signed_reasoned_and_audited(linking: Linking) -> None:
    first, second = sorted(alive())[:2]
    regrouping.join(first, second, "Ada Test", WHY, AT)
    row = RegroupingRow.objects.get()
    assert (row.by, row.reason, row.apart) == ("Ada Test", WHY, False)
    assert AuditRow.objects.filter(who="Ada Test", what="joined stories", about=second).exists()


def test_the_program_never_joins_again_what_a_person_parted(linking: Linking) -> None:
    story = next(name for name, items in alive().items() if "ce-2026-02-04-001" in items)
    leaving = tuple(map(ItemId, alive()[story][1:3]))
    parted = regrouping.part(story, leaving, "Ada Test", "Another event.", AT)
    for number in range(1, 4):
        receive(a_later_item(number))
        linking.link(AT)
    assert set(leaving) <= set(alive()[parted])
    assert not set(leaving) & set(alive()[story])


def test_a_restarted_shift_knows_what_persons_said(linking: Linking) -> None:
    first, second = sorted(alive(), key=lambda story: len(alive()[story]))[-2:]
    regrouping.join(first, second, "Ada Test", WHY, AT)
    item = a_later_item()
    receive(item)
    Linking(DjangoRecord()).link(AT)
    assert item.id in alive()[first]
    assert second not in alive()


class Counted(DjangoRecord):
    """A record that counts the placements it is asked for."""

    read = 0

    def placements(self, since: Mark = THE_BEGINNING) -> Iterator[tuple[Arrival, Placement] | Regrouping]:
        for made in super().placements(since):
            self.read += 1
            yield made


def test_a_restart_reads_only_what_came_since_the_linker_was_put_by(
    linking: Linking, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(shift_linking, "PUT_BY_AFTER", 1)
    receive(a_later_item(1))
    Linking(DjangoRecord(), FileDrawer(tmp_path)).link(AT)
    first, second = sorted(alive(), key=lambda story: len(alive()[story]))[-2:]
    regrouping.join(first, second, "Ada Test", WHY, AT)
    receive(a_later_item(2))
    record = Counted()
    Linking(record, FileDrawer(tmp_path)).link(AT)
    assert record.read == 1  # what the person said
    assert second not in alive()


def test_a_linker_of_another_record_or_program_is_not_taken_up(linking: Linking, tmp_path: Path) -> None:
    drawer = FileDrawer(tmp_path)
    drawer.put_by(Linker(), Mark(sequence=10**9, item="elsewhere"))
    assert FileDrawer(tmp_path, "another meaning").take_up() is None
    receive(a_later_item())
    record = Counted()
    Linking(record, drawer).link(AT)
    assert record.read == LinkRow.objects.count() - 1
    (tmp_path / "linker.bin").write_bytes(b"{not whole")
    assert drawer.take_up() is None


def test_linking_that_did_not_know_of_a_word_is_done_anew(linking: Linking) -> None:
    regrouping.join(*sorted(alive())[:2], "Ada Test", WHY, AT)
    with pytest.raises(StoriesRegrouped):
        DjangoRecord().keep_linking(Linked((), (), regrouped=0), AT)


def test_a_story_cannot_be_parted_from_all_it_holds(linking: Linking) -> None:
    story = max(alive(), key=lambda name: len(alive()[name]))
    with pytest.raises(NoSuchRegrouping, match="leave at least one"):
        regrouping.part(story, tuple(map(ItemId, alive()[story])), "Ada Test", "All of it.", AT)
    with pytest.raises(NoSuchRegrouping, match="one story already"):
        regrouping.join(story, story, "Ada Test", WHY, AT)


def test_a_draft_that_waits_is_superseded_and_the_story_looked_at_anew() -> None:
    page = let_wait(nushki())
    story = StoryId(page.draft.story_id)
    held = alive()[story]
    parted = regrouping.part(story, (ItemId(held[-1]),), "Ada Test", "Another night.", AT)
    assert DraftRow.objects.get(id=page.draft_id).state == DraftRow.State.SUPERSEDED
    assert set(StoryRow.objects.filter(stirred_at=AT, covered_at=None).values_list("id", flat=True)) == {story, parted}


def test_an_article_goes_along_with_its_story_and_comes_back(linking: Linking) -> None:
    article = west_java()
    row = publish(article)
    receive_story = StoryId(article.draft.story)
    item = a_later_item()
    receive(item)
    LinkRow.objects.create(item_id=item.id, story_id=receive_story, arrived_in=receive_story, score=1.0)
    linking_claims_of(item)
    other = max((name for name in alive() if name != receive_story), key=lambda name: len(alive()[name]))
    regrouping.join(other, receive_story, "Ada Test", WHY, AT)
    row.refresh_from_db()
    assert row.story_id == other
    regrouping.part_again(other, receive_story, "Ada Test", "Two after all.", AT)
    row.refresh_from_db()
    assert (row.story_id, row.moved_to) == (receive_story, None)


def linking_claims_of(item: Item) -> None:
    from nightdesk_site.record.models import ClaimsRow

    ClaimsRow.objects.create(item_id=item.id, figures="[]", attributions="[]", quotations="[]")


@pytest.fixture
def desk(client: Client) -> Client:
    account = Account.objects.create_user("editor@example.org", name="Ada Test")
    account.groups.add(Group.objects.get(name=EDITORS))
    client.force_login(account)
    return client


def test_the_desk_shows_a_story_and_joins_and_parts_it(linking: Linking, desk: Client) -> None:
    before = alive()
    first, second = sorted(before, key=lambda story: len(before[story]))[-2:]
    assert first in desk.get(reverse("desk_stories")).content.decode()
    page = desk.get(reverse("desk_story", args=(first,))).content.decode()
    assert "first report" in page
    assert "New things first told by" in page
    desk.post(reverse("desk_story", args=(first,)), {"merge": "yes", "other": second, "reason": WHY})
    assert second not in alive()
    assert "Bring it back" in desk.get(reverse("desk_story", args=(first,))).content.decode()
    desk.post(reverse("desk_story", args=(first,)), {"undo": second, "reason": "Two after all."})
    assert alive() == before


def test_the_way_to_a_story_that_was_joined_leads_on(linking: Linking, desk: Client) -> None:
    first, second = sorted(alive())[:2]
    regrouping.join(first, second, "Ada Test", WHY, AT)
    assert desk.get(reverse("desk_story", args=(second,)))["Location"] == reverse("desk_story", args=(first,))


def test_what_cannot_be_done_is_said(linking: Linking, desk: Client) -> None:
    story = sorted(alive())[0]
    answer = desk.post(reverse("desk_story", args=(story,)), {"split": "yes", "reason": "Nothing ticked."}, follow=True)
    assert "hoose at least one item" in answer.content.decode()
    answer = desk.post(reverse("desk_story", args=(story,)), {"merge": "yes", "other": "story-nowhere", "reason": WHY}, follow=True)
    assert "no story" in answer.content.decode()


@pytest.mark.parametrize("name", ["desk_stories", "desk_story"])
def test_only_editors_see_stories(linking: Linking, client: Client, name: str) -> None:
    address = reverse(name, args=(sorted(alive())[0],) if name == "desk_story" else ())
    assert client.get(address).status_code == 302
    client.force_login(Account.objects.create_user("reader@example.org", name="Rea Der"))
    assert client.get(address).status_code in (302, 403)
    assert client.post(address, {"merge": "yes", "other": sorted(alive())[1], "reason": WHY}).status_code in (302, 403, 405)
    assert not RegroupingRow.objects.exists()
