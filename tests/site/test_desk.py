"""An editor reads each draft with its evidence beside it, edits it, and publishes, holds or spikes it with a reason."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from django.contrib.auth.models import Group
from django.core.management import call_command
from django.test import Client
from django.urls import reverse
from pytest_django import Settings
from wagtail.models import GroupPagePermission

from nightdesk.drafts.model import SentenceKind
from nightdesk.foundation.errors import AlreadyDecided
from nightdesk.shift.source_changes import told_anew
from nightdesk.testing.drafts import hand_in, nushki
from nightdesk.testing.specimens import balochistan, turkey_and_syria, west_java
from nightdesk.verify.model import Status
from nightdesk_site.editors.models import DraftPage
from nightdesk_site.editors.reach import bring_to_desk
from nightdesk_site.editors.text import lay_out, read_back
from nightdesk_site.members.accounts import EDITORS
from nightdesk_site.members.models import Account
from nightdesk_site.record import changes, wire
from nightdesk_site.record.models import ArticleRow, ArticleVersionRow, AuditRow, DecisionRow, DraftRow, ItemRow
from waiting import Raw, build_morgue, let_wait, text_form

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def newsroom(tmp_path: Path, settings: Settings) -> None:
    build_morgue(tmp_path)
    settings.NEWSROOM = settings.NEWSROOM.model_copy(update={"data": tmp_path})


@pytest.fixture
def page() -> DraftPage:
    return let_wait(nushki())


@pytest.fixture
def editor() -> Account:
    account = Account.objects.create_user("editor@example.org", name="Ada Test")
    account.groups.add(Group.objects.get(name=EDITORS))
    return account


@pytest.fixture
def desk(client: Client, editor: Account) -> Client:
    client.force_login(editor)
    return client


def now(page: DraftPage) -> DraftPage:
    latest: DraftPage = DraftPage.objects.get(pk=page.pk).get_latest_revision_as_object()
    return latest


def decide(desk: Client, page: DraftPage, action: str, reason: str = "I read it against its sources.", **more: str) -> str:
    read = {"revision": str(DraftPage.objects.get(pk=page.pk).latest_revision_id)} | more
    answer = desk.post(reverse("desk_decide", args=(page.pk,)), {"action": action, "reason": reason, **read}, follow=True)
    return answer.content.decode()


def save_edit(desk: Client, page: DraftPage, change: Callable[[list[Raw]], object], **fields: str) -> None:
    """Save the text in Wagtail's own editor, after `change` was made to its blocks."""
    latest = now(page)
    blocks: list[Raw] = [dict(block) for block in latest.body.get_prep_value()]
    change(blocks)
    form = {"headline": latest.headline, "standfirst": latest.standfirst} | fields | text_form(blocks)
    answer = desk.post(reverse("wagtailadmin_pages:edit", args=(page.pk,)), form)
    assert answer.status_code == 302, answer.content.decode()


def paragraph(blocks: list[Raw], number: int = 0) -> list[Raw]:
    lines: list[Raw] = [block for block in blocks if block["type"] == "paragraph"][number]["value"]
    return lines


# how a draft reaches the desk


def test_a_draft_that_waits_reaches_the_desk_once_and_unpublished() -> None:
    page = let_wait(nushki())
    assert bring_to_desk(DraftRow.objects.get()) == page
    assert DraftPage.objects.count() == 1
    assert not DraftPage.objects.get().live
    assert now(page).checked() == nushki().verdict


@pytest.mark.parametrize("article", [balochistan, west_java, turkey_and_syria])
def test_laying_a_draft_out_for_the_editor_and_reading_it_back_changes_nothing(article: Callable[[], Any]) -> None:
    draft = article().draft
    assert read_back(draft, draft.headline.text, draft.standfirst.text, lay_out(draft), {}) == draft


def test_the_text_comes_back_unchanged_from_a_revision(page: DraftPage) -> None:
    assert now(page).as_edited() == nushki().draft


# what an editor sees


def test_the_queue_tells_what_waits_since_when_and_why(desk: Client, page: DraftPage) -> None:
    shown = desk.get(reverse("desk_waiting")).content.decode()
    assert page.headline in shown
    assert "figures of casualties" in shown
    assert "4 Feb 2026 12:04" in shown
    assert "English" in shown


def test_the_front_page_of_the_admin_is_the_queue(desk: Client, page: DraftPage) -> None:
    shown = desk.get(reverse("wagtailadmin_home")).content.decode()
    assert page.headline in shown
    assert "Waiting (1)" in shown


def test_each_sentence_stands_beside_the_passages_it_rests_on(desk: Client, page: DraftPage) -> None:
    shown = desk.get(reverse("desk_draft", args=(page.pk,))).content.decode()
    draft = nushki().draft
    for sentence in draft.sentences():
        assert f'id="{sentence.id}"' in shown
    for passage in draft.passages:
        assert passage.text[:60] in shown.replace("&quot;", '"').replace("&#x27;", "'")
    assert "The draft counts the dead." in shown


def test_arithmetic_recorded_searches_and_inferences_are_shown(desk: Client) -> None:
    article = balochistan()
    page = let_wait(hand_in(article))
    shown = desk.get(reverse("desk_draft", args=(page.pk,))).content.decode()
    assert "145 + 18 + 18 = 181" in shown
    assert "how the dead were counted, in 4 documents: none found" in shown
    assert "Nushki was a new operation, begun after the first had ended." in shown
    assert shown.count(">doubtful<") == 1


def test_evidence_in_other_scripts_carries_its_language_and_direction(desk: Client) -> None:
    page = let_wait(hand_in(turkey_and_syria()))
    shown = desk.get(reverse("desk_draft", args=(page.pk,))).content.decode()
    assert '<blockquote lang="ur" dir="rtl">' in shown


def test_wagtails_own_editor_brings_the_evidence_along(desk: Client, page: DraftPage) -> None:
    shown = desk.get(reverse("wagtailadmin_pages:edit", args=(page.pk,))).content.decode()
    first = next(nushki().draft.sections[0].blocks[0].sentences.__iter__())  # type: ignore[union-attr]
    assert f'data-desk-for="{first.id}"' in shown
    assert 'data-desk-for="headline"' in shown
    assert "action-publish" not in shown


# deciding


def test_publishing_needs_one_reason_and_leaves_a_signed_decision_and_an_article(desk: Client, page: DraftPage) -> None:
    decide(desk, page, "publish", "Both agencies agree.")
    decision, article = DecisionRow.objects.get(), ArticleRow.objects.get()
    assert (decision.by, decision.reviewed_by_person, decision.reason) == ("Ada Test", True, "Both agencies agree.")
    assert article.reviewed_by_person
    assert article.headline == nushki().draft.headline.text
    assert ArticleVersionRow.objects.get().decision == decision
    assert article.illustrations.exists()
    assert set(AuditRow.objects.values_list("who", "what")) == {("Ada Test", "publish"), ("Ada Test", "published")}
    assert DraftRow.objects.get().state == DraftRow.State.PUBLISHED
    assert not DraftPage.objects.get().live


@pytest.mark.parametrize("action", ["publish", "hold", "spike"])
@pytest.mark.parametrize("reason", ["", "   "])
def test_no_decision_without_a_reason(desk: Client, page: DraftPage, action: str, reason: str) -> None:
    assert "A decision has a reason" in decide(desk, page, action, reason)
    assert not DecisionRow.objects.exists()
    assert DraftRow.objects.get().state == DraftRow.State.WAITING


def test_an_editor_without_a_name_gives_it_once_and_no_address_is_ever_shown(client: Client, page: DraftPage) -> None:
    nameless = Account.objects.create_user("nameless@example.org")
    nameless.groups.add(Group.objects.get(name=EDITORS))
    client.force_login(nameless)
    assert "Sign with your name" in decide(client, page, "publish")
    assert "Sign with your name" in decide(client, page, "publish", name="nameless@example.org")
    decide(client, page, "publish", name="Nemo Test")
    assert DecisionRow.objects.get().by == "Nemo Test"
    assert "@example.org" not in ArticleVersionRow.objects.get().document
    nameless.refresh_from_db()
    assert nameless.name == "Nemo Test"


def test_what_is_held_stays_at_the_desk_and_can_be_published_later(desk: Client, page: DraftPage) -> None:
    decide(desk, page, "hold", "Wait for the second agency.")
    shown = desk.get(reverse("desk_waiting")).content.decode()
    assert "Wait for the second agency." in shown
    assert not ArticleRow.objects.exists()
    decide(desk, page, "publish")
    assert ArticleRow.objects.count() == 1


@pytest.mark.parametrize("first", ["publish", "spike"])
@pytest.mark.parametrize("then", ["publish", "hold", "spike"])
def test_what_is_decided_stays_decided(desk: Client, page: DraftPage, first: str, then: str) -> None:
    decide(desk, page, first)
    assert "no longer waits" in decide(desk, page, then)
    assert DecisionRow.objects.count() == 1
    assert ArticleVersionRow.objects.count() == (first == "publish")


@pytest.mark.parametrize("action", ["", "revise", "approve"])
def test_only_the_three_decisions_are_taken(desk: Client, page: DraftPage, action: str) -> None:
    decide(desk, page, action)
    assert not DecisionRow.objects.exists()


def test_a_text_that_changed_since_it_was_read_is_not_published(desk: Client, page: DraftPage) -> None:
    read = str(page.latest_revision_id)
    save_edit(desk, page, lambda blocks: paragraph(blocks).pop())
    assert "changed the text since you read it" in decide(desk, page, "publish", revision=read)
    assert not ArticleRow.objects.exists()


def test_a_revision_somebody_read_is_never_written_over(desk: Client, page: DraftPage) -> None:
    read = page.latest_revision_id
    save_edit(desk, page, lambda blocks: paragraph(blocks).pop(), overwrite_revision_id=str(read))
    assert DraftPage.objects.get().latest_revision_id != read
    assert page.revisions.get(pk=read).as_object().as_edited() == nushki().draft


# editing


def test_a_reworded_sentence_keeps_its_evidence_and_is_checked_again(desk: Client, page: DraftPage) -> None:
    before = next(iter(now(page).as_edited().sections[0].blocks[0].sentences))  # type: ignore[union-attr]

    def reword(blocks: list[Raw]) -> None:
        paragraph(blocks)[0]["value"] = "The Balochistan Liberation Army's attacks across Balochistan killed 33 people."

    save_edit(desk, page, reword)
    after = now(page).sentence(before.id)
    assert after is not None
    assert after.passages == before.passages
    assert after.text.endswith("killed 33 people.")
    assert now(page).checked().status_of(before.id) is not Status.UNSUPPORTED
    shown = desk.get(reverse("desk_draft", args=(page.pk,))).content.decode()
    assert "The analyst wrote" in shown


def test_a_figure_that_its_evidence_does_not_hold_is_found_and_keeps_the_draft_from_going_out(desk: Client, page: DraftPage) -> None:
    def overstate(blocks: list[Raw]) -> None:
        paragraph(blocks)[1]["value"] = "At least 920 insurgents were killed by security forces."

    save_edit(desk, page, overstate)
    name = now(page).body.get_prep_value()[1]["value"][1]["id"]
    assert now(page).checked().status_of(name) is Status.UNSUPPORTED
    assert "not supported by its evidence" in decide(desk, page, "publish")
    assert not ArticleRow.objects.exists()
    assert DraftRow.objects.get().state == DraftRow.State.WAITING


def _add(blocks: list[Raw]) -> None:
    paragraph(blocks, 1).append({"type": "item", "value": "Drones were used at Nushki.", "id": "a-new-sentence"})


def test_a_sentence_an_editor_adds_has_no_evidence_until_it_is_given_some(desk: Client, page: DraftPage) -> None:
    save_edit(desk, page, _add)
    assert now(page).checked().status_of("a-new-sentence") is Status.UNSUPPORTED  # type: ignore[arg-type]
    decide(desk, page, "publish")
    assert not ArticleRow.objects.exists()

    passage = next(p.id for p in nushki().draft.passages if "drones" in p.text)
    desk.post(reverse("desk_ground", args=(page.pk, "a-new-sentence")), {"passage": [passage], "rest": "1"})
    given = now(page).sentence("a-new-sentence")  # type: ignore[arg-type]
    assert given is not None
    assert (given.kind, given.passages) == (SentenceKind.FACT, (passage,))
    assert now(page).checked().status_of(given.id) is not Status.UNSUPPORTED
    decide(desk, page, "publish")
    assert ArticleRow.objects.count() == 1


def test_the_evidence_of_any_sentence_can_be_changed(desk: Client, page: DraftPage) -> None:
    name = nushki().draft.standfirst.id
    address = reverse("desk_draft", args=(page.pk,))
    assert "Rest it on these" not in desk.get(address).content.decode()
    assert desk.get(address, {"mend": name}).content.decode().count("Rest it on these") == 1


def test_only_passages_of_the_draft_count_as_evidence(desk: Client, page: DraftPage) -> None:
    save_edit(desk, page, _add)
    for offered in ([], ["item-of-another-story#0-10"]):
        desk.post(reverse("desk_ground", args=(page.pk, "a-new-sentence")), {"passage": offered, "rest": "1"})
    given = now(page).sentence("a-new-sentence")  # type: ignore[arg-type]
    assert given is not None
    assert given.passages == ()


def test_an_editor_may_sign_for_a_sentence_with_a_reason_and_rewording_takes_the_signature_away(desk: Client, page: DraftPage) -> None:
    save_edit(desk, page, _add)
    address = reverse("desk_ground", args=(page.pk, "a-new-sentence"))
    desk.post(address, {"vouch": "1", "reason": " "})
    unsigned = now(page).sentence("a-new-sentence")  # type: ignore[arg-type]
    assert unsigned is not None
    assert unsigned.vouch is None

    desk.post(address, {"vouch": "1", "reason": "I was there."})
    signed = now(page).sentence("a-new-sentence")  # type: ignore[arg-type]
    assert signed is not None
    assert signed.vouch is not None
    assert (signed.vouch.editor, signed.vouch.reason) == ("Ada Test", "I was there.")
    assert now(page).checked().status_of(signed.id) is not Status.UNSUPPORTED

    def reword(blocks: list[Raw]) -> None:
        paragraph(blocks, 1)[-1]["value"] = "Drones were used at Quetta."

    save_edit(desk, page, reword)
    assert now(page).checked().status_of(signed.id) is Status.UNSUPPORTED


def test_edits_made_by_people_are_told_in_the_record_of_the_article(desk: Client, page: DraftPage) -> None:
    save_edit(desk, page, lambda blocks: paragraph(blocks).pop())
    decide(desk, page, "publish")
    document = ArticleVersionRow.objects.get().document
    assert "1 sentence cut by people at the desk" in document
    assert "92 insurgents" not in ArticleRow.objects.get().headline


def test_tables_can_be_cut_and_otherwise_stay_as_they_are(desk: Client, page: DraftPage) -> None:
    save_edit(desk, page, lambda blocks: None)
    assert now(page).as_edited() == nushki().draft
    save_edit(desk, page, lambda blocks: blocks.remove(next(block for block in blocks if block["type"] == "table")))
    assert len(list(now(page).as_edited().sentences())) == len(list(nushki().draft.sentences())) - 2


def test_what_changed_since_an_editor_looked_last_is_marked(desk: Client, page: DraftPage) -> None:
    address = reverse("desk_draft", args=(page.pk,))
    desk.get(address)
    assert "new to you" not in desk.get(address).content.decode()

    def reword(blocks: list[Raw]) -> None:
        paragraph(blocks)[0]["value"] = "Attacks across Balochistan killed 33 people, 18 of them civilians."

    save_edit(desk, page, reword)
    shown = desk.get(address).content.decode()
    assert "new to you" in shown
    assert "1 sentence reworded. What is new to you is marked." in shown
    assert "/compare/" in shown


def test_wagtail_compares_two_revisions_sentence_by_sentence(desk: Client, page: DraftPage) -> None:
    first = page.latest_revision_id

    def reword(blocks: list[Raw]) -> None:
        paragraph(blocks)[0]["value"] = "Attacks across Balochistan killed 33 people, 18 of them civilians."

    save_edit(desk, page, reword)
    latest = DraftPage.objects.get(pk=page.pk).latest_revision_id
    shown = desk.get(reverse("wagtailadmin_pages:revisions_compare", args=(page.pk, first, latest))).content.decode()
    assert 'class="addition">18 of them civilians' in shown or "deletion" in shown


def test_a_draft_that_is_decided_can_no_longer_be_edited(desk: Client, page: DraftPage) -> None:
    decide(desk, page, "spike")
    address = reverse("wagtailadmin_pages:edit", args=(page.pk,))
    answer = desk.post(address, text_form(page.body.get_prep_value()) | {"headline": "Something else", "standfirst": "x"})
    assert "could not be saved as it is locked" in answer.content.decode()
    assert "Its text stands as it was decided on" in desk.get(address).content.decode()
    with pytest.raises(AlreadyDecided):
        page.get_latest_revision_as_object().save_revision()
    assert now(page).headline == nushki().draft.headline.text
    desk.post(reverse("desk_ground", args=(page.pk, nushki().draft.headline.id)), {"vouch": "1", "reason": "Late."})
    assert now(page).as_edited() == nushki().draft


def test_a_draft_locked_by_a_colleague_is_left_alone(desk: Client, page: DraftPage) -> None:
    colleague = Account.objects.create_user("colleague@example.org")
    DraftPage.objects.filter(pk=page.pk).update(locked=True, locked_by=colleague)
    desk.post(reverse("desk_ground", args=(page.pk, nushki().draft.headline.id)), {"vouch": "1", "reason": "Mine."})
    assert now(page).as_edited() == nushki().draft


def test_a_later_revision_goes_on_where_the_published_one_stands(desk: Client, page: DraftPage) -> None:
    decide(desk, page, "publish")
    later = nushki(version=2)
    second = let_wait(replace(later, draft=replace(later.draft, headline=replace(later.draft.headline, text="145 insurgents killed"))))
    decide(desk, second, "publish")
    assert ArticleRow.objects.count() == 1
    assert ArticleRow.objects.get().version == 2


def test_what_is_held_gives_way_to_a_later_revision(desk: Client, page: DraftPage) -> None:
    decide(desk, page, "hold", "Wait for the second agency.")
    let_wait(nushki(version=2))
    assert set(DraftRow.objects.values_list("revision", "state")) == {(1, DraftRow.State.SUPERSEDED), (2, DraftRow.State.WAITING)}
    assert "no longer waits" in decide(desk, page, "publish")


@pytest.mark.django_db(transaction=True)
def test_the_desk_is_furnished_anew_where_a_database_was_emptied() -> None:
    call_command("flush", interactive=False, verbosity=0)
    let_wait(nushki())
    assert [group.name for group in Group.objects.all()] == [EDITORS]
    held = set(GroupPagePermission.objects.values_list("page__slug", "permission__codename"))
    assert held == {("the-desk", "change_page"), ("the-desk", "lock_page"), ("the-desk", "unlock_page")}


# who may come in

ADDRESSES = (
    "wagtailadmin_home",
    "desk_waiting",
    "desk_draft",
    "desk_decide",
    "desk_ground",
    "wagtailadmin_pages:edit",
    "wagtailusers_users:index",
)
SIGN_IN = 302


def _account(kind: str) -> Account | None:
    match kind:
        case "subscriber" | "member":
            return Account.objects.create_user(f"{kind}@example.org", standing=kind)
        case "editor":
            account = Account.objects.create_user("second@example.org", name="Second Test")
            account.groups.add(Group.objects.get(name=EDITORS))
            return account
        case "administrator":
            return Account.objects.create_superuser("admin@example.org")
    return None


@pytest.mark.parametrize("address", ADDRESSES)
@pytest.mark.parametrize(
    ("kind", "comes_in"), [("visitor", False), ("subscriber", False), ("member", False), ("editor", True), ("administrator", True)]
)
def test_only_those_who_edit_come_to_the_desk(client: Client, page: DraftPage, kind: str, comes_in: bool, address: str) -> None:
    account = _account(kind)
    if account:
        client.force_login(account)
    arguments: tuple[Any, ...] = () if address in ADDRESSES[:2] or "users" in address else (page.pk,)
    if address == "desk_ground":
        arguments = (page.pk, "a-sentence")
    where = reverse(address, args=arguments)
    answer = client.post(where, {}) if address in ("desk_decide", "desk_ground") else client.get(where)
    if not comes_in:
        assert answer.status_code == SIGN_IN
        assert "next=" in answer["Location"]
    elif "users" in address:
        assert answer.status_code == (200 if kind == "administrator" else 302)
    elif address in ("desk_decide", "desk_ground"):
        assert answer["Location"].startswith(f"/desk/drafts/{page.pk}/")
    else:
        assert answer.status_code == 200
    assert not DecisionRow.objects.exists()


def test_there_is_no_password_to_be_asked_for(client: Client) -> None:
    shown = client.get("/desk/", follow=True)
    assert shown.status_code == 200
    assert 'type="password"' not in shown.content.decode()
    assert client.post("/desk/login/", {"username": "admin@example.org", "password": "x"}).status_code in (200, 302)
    assert "_auth_user_id" not in client.session


def test_a_draft_whose_report_was_taken_back_says_so_and_cannot_go_out(desk: Client, page: DraftPage) -> None:
    handed = nushki()
    item = next(one for one in handed.items if one.id in {passage.document for passage in handed.draft.passages})
    row = ItemRow.objects.get(id=item.id)
    wire.withdraw(row, "paper.example answers 410 (gone for good)", item.received_at)
    changes.keep_revisions(told_anew(changes.untold_changes()), item.received_at)
    shown = desk.get(reverse("desk_draft", args=(page.pk,))).content.decode()
    assert "a report was taken back by its source" in shown
    assert "a report was taken back by its source" in desk.get(reverse("desk_waiting")).content.decode()
    assert "not supported by its evidence" in decide(desk, page, "publish")
    assert not ArticleRow.objects.exists()
    wire.take_up_again(ItemRow.objects.get(id=item.id), item.received_at)
    changes.keep_revisions(told_anew(changes.untold_changes()), item.received_at)
    assert "a report was taken back" not in desk.get(reverse("desk_draft", args=(page.pk,))).content.decode()
    decide(desk, page, "publish")
    assert ArticleRow.objects.exists()
