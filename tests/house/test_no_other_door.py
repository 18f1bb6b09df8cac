"""Nothing is published but by a decision of the desk. Every other door that Wagtail has is tried here, by those with the most rights."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from django.contrib.auth.models import Group, Permission
from django.core.management import call_command
from django.db import IntegrityError, transaction
from django.test import Client, RequestFactory
from django.urls import NoReverseMatch, reverse
from pytest_django import Settings
from wagtail.actions.copy_page import CopyPageAction
from wagtail.actions.create_alias import CreatePageAliasAction
from wagtail.actions.publish_page_revision import PublishPageRevisionAction
from wagtail.models import GroupPagePermission, Page, Revision, Task, Workflow, WorkflowTask

from nightdesk.desk.model import Action
from nightdesk.foundation.errors import NoDecision
from nightdesk.testing.drafts import nushki
from nightdesk_site.editors.decide import decide_draft
from nightdesk_site.editors.models import DeskPage, DraftPage
from nightdesk_site.members.accounts import EDITORS
from nightdesk_site.members.models import Account
from nightdesk_site.record.models import ArticleRow, ArticleVersionRow, DecisionRow, DraftRow
from nightdesk_site.record.publishing import record_publication
from waiting import build_morgue, let_wait, text_form

pytestmark = pytest.mark.django_db

FUTURE = datetime.now(UTC) + timedelta(days=1)
PAST = datetime(2020, 1, 1, tzinfo=UTC)


@pytest.fixture
def page(tmp_path: Path, settings: Settings) -> Iterator[DraftPage]:
    """A draft that waits. However it is tried, it must wait still when the test is over."""
    build_morgue(tmp_path)
    settings.NEWSROOM = settings.NEWSROOM.model_copy(update={"data": tmp_path})
    page = let_wait(nushki())
    yield page
    kept = DraftPage.objects.get(pk=page.pk)
    assert (kept.live, kept.go_live_at, kept.live_revision_id) == (False, None, None)
    assert kept.draft.state == DraftRow.State.WAITING
    assert not Revision.objects.filter(approved_go_live_at__isnull=False).exists()
    assert DraftPage.objects.count() == 1
    assert not DecisionRow.objects.exists()
    assert not ArticleRow.objects.exists()


@pytest.fixture(params=["administrator", "one with every page permission"])
def insider(request: pytest.FixtureRequest, client: Client, page: DraftPage) -> Client:
    account = Account.objects.create_user("insider@example.org")
    account.groups.add(Group.objects.get(name=EDITORS))
    if request.param == "administrator":
        Account.objects.filter(pk=account.pk).update(is_superuser=True, is_staff=True)
    else:
        everything = Group.objects.create(name="Everything")
        for permission in Permission.objects.filter(content_type__app_label="wagtailcore", content_type__model="page"):
            GroupPagePermission.objects.create(group=everything, page=Page.get_first_root_node(), permission=permission)
        account.groups.add(everything)
    client.force_login(account)
    client.raise_request_exception = False
    return client


# Wagtail's buttons, by hand


@pytest.mark.parametrize(
    "view",
    ["unpublish", "copy", "move", "delete", "set_privacy", "convert_alias", "workflow_history"],
)
def test_no_view_of_wagtail_does_more_than_look(insider: Client, page: DraftPage, view: str) -> None:
    address = reverse(f"wagtailadmin_pages:{view}", args=(page.pk,))
    root = Page.get_first_root_node()
    insider.post(address, {"new_title": "x", "new_slug": "x", "new_parent_page": root.pk, "publish_copies": "1", "alias": "1"})
    insider.post(address, {"restriction_type": "none"})


@pytest.mark.parametrize("button", ["action-publish", "action-submit", "action-restart-workflow", "action-workflow-action"])
def test_no_button_of_the_editor_publishes(insider: Client, page: DraftPage, button: str) -> None:
    form = text_form(page.body.get_prep_value()) | {"headline": page.headline, "standfirst": page.standfirst, button: "1"}
    form |= {"workflow-action-name": "approve", "go_live_at": FUTURE.isoformat()}
    insider.post(reverse("wagtailadmin_pages:edit", args=(page.pk,)), form)


def test_the_editor_offers_no_publishing_at_all(insider: Client, page: DraftPage) -> None:
    shown = insider.get(reverse("wagtailadmin_pages:edit", args=(page.pk,))).content.decode()
    assert 'name="action-save-draft"' in shown or "Save draft" in shown or "Save Draft" in shown
    for word in ("action-publish", "action-unpublish", "action-submit", "go_live_at", "schedule-publishing"):
        assert word not in shown


@pytest.mark.parametrize("action", ["publish", "unpublish", "move", "delete"])
def test_no_bulk_action_touches_a_draft(insider: Client, page: DraftPage, action: str) -> None:
    address = reverse("wagtail_bulk_action", args=("wagtailcore", "page", action))
    for where in (f"?id={page.pk}", f"?id={page.get_parent().pk}"):
        insider.get(address + where)
        insider.post(address + where, {"include_descendants": "1", "chooser": Page.get_first_root_node().pk, "move_applicable": "1"})


@pytest.mark.parametrize(
    "action", ["publish", "unpublish", "copy", "move", "create_alias", "copy_for_translation", "convert_alias", "delete"]
)
def test_no_action_of_the_page_api_touches_a_draft(insider: Client, page: DraftPage, action: str) -> None:
    root = Page.get_first_root_node().pk
    answer = insider.post(
        f"/desk/api/main/pages/{page.pk}/action/{action}/",
        {"destination_page_id": root, "destination": root, "slug": "x", "locale": "en"},
    )
    assert answer.status_code >= 400


def test_nobody_can_add_a_page(insider: Client, page: DraftPage) -> None:
    for parent in (page.get_parent().pk, Page.get_first_root_node().pk):
        for model in ("draftpage", "deskpage"):
            insider.post(reverse("wagtailadmin_pages:add", args=("editors", model, parent)), {"headline": "x", "action-publish": "1"})
    assert DeskPage.objects.count() == 1


# Wagtail's moderation


def test_a_workflow_that_ends_in_approval_publishes_nothing(insider: Client, page: DraftPage) -> None:
    workflow = Workflow.objects.create(name="Approval")
    WorkflowTask.objects.create(workflow=workflow, task=Task.objects.create(name="Any"), sort_order=0)
    boss = Account.objects.create_superuser("boss@example.org")
    state = workflow.start(page, boss)
    with transaction.atomic(), pytest.raises(NoDecision):
        state.current_task_state.approve(user=boss)


# Wagtail's methods, as a program would call them


def _publish_revision(page: DraftPage) -> Any:
    return page.get_latest_revision().publish()


METHODS: dict[str, Callable[[DraftPage], Any]] = {
    "save_revision().publish()": lambda page: page.save_revision().publish(),
    "Revision.publish": _publish_revision,
    "Page.publish": lambda page: page.publish(page.get_latest_revision()),
    "Page.unpublish": lambda page: page.unpublish(),
    "a plain Page's copy": lambda page: Page.objects.get(pk=page.pk).specific.copy(keep_live=True, update_attrs={"slug": "x"}),
    "copying by action": lambda page: CopyPageAction(page, update_attrs={"slug": "x"}).execute(skip_permission_checks=True),
    "alias": lambda page: page.create_alias(update_slug="x"),
    "alias by action": lambda page: CreatePageAliasAction(page, update_slug="x").execute(skip_permission_checks=True),
    "move": lambda page: page.move(Page.get_first_root_node(), pos="last-child"),
    "publishing by action": lambda page: PublishPageRevisionAction(page.get_latest_revision()).execute(skip_permission_checks=True),
    "live = True": lambda page: _set(page, live=True),
    "a time to go live": lambda page: _set(page, go_live_at=PAST),
    "delete": lambda page: page.delete(),
    "serve": lambda page: page.serve(RequestFactory().get("/")),
}


def _set(page: DraftPage, **values: object) -> None:
    for name, value in values.items():
        setattr(page, name, value)
    page.save()


@pytest.mark.parametrize("method", METHODS)
def test_no_method_of_a_page_publishes(page: DraftPage, method: str) -> None:
    with transaction.atomic(), pytest.raises((NoDecision, IntegrityError)):
        METHODS[method](page)


def test_the_command_for_scheduled_publishing_publishes_nothing(page: DraftPage) -> None:
    Revision.objects.filter(pk=page.latest_revision_id).update(approved_go_live_at=PAST)
    with transaction.atomic(), pytest.raises(NoDecision):
        call_command("publish_scheduled")
    Revision.objects.update(approved_go_live_at=None)


def test_a_draft_has_no_address_for_readers(page: DraftPage, client: Client) -> None:
    assert page.url is None
    for path in (f"/{page.slug}/", f"/the-desk/{page.slug}/", f"/pages/{page.pk}/", "/api/v2/pages/", f"/documents/{page.pk}/"):
        assert client.get(path).status_code == 404
    with pytest.raises(NoReverseMatch):
        reverse("wagtail_serve", args=(page.slug,))


def test_the_page_api_tells_a_visitor_nothing(page: DraftPage, client: Client) -> None:
    answer = client.get("/desk/api/main/pages/")
    assert answer.status_code in (302, 403)
    assert page.headline not in answer.content.decode()


# the record's own walls


def test_an_article_without_a_decision_is_refused_by_the_record(page: DraftPage) -> None:
    from nightdesk.testing.specimens import balochistan

    with pytest.raises(NoDecision):
        record_publication(balochistan())


def test_an_article_version_without_a_decision_is_refused_by_the_database(page: DraftPage) -> None:
    moment = page.draft.written_at
    with transaction.atomic(), pytest.raises(IntegrityError):
        ArticleVersionRow.objects.create(  # type: ignore[misc]
            article_id="article-x", version=1, decision_id=None, published_at=moment, document="{}"
        )


@pytest.mark.parametrize(("name", "reason"), [("", "A reason."), ("policy:desk", "A reason."), ("Ada Test", "")])
def test_a_decision_needs_a_persons_name_and_a_reason(page: DraftPage, name: str, reason: str) -> None:
    with pytest.raises(NoDecision):
        decide_draft(page.draft, Action.PUBLISH, name, reason, page.draft.written_at)
