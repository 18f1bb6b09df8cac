"""Wagtail's admin made into the desk: the queue instead of the dashboard, and no button that would pass by a decision."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest
from django.templatetags.static import static
from django.urls import path, reverse
from django.utils.html import format_html
from wagtail.admin.ui.components import Component

from nightdesk.foundation.errors import NoDecision
from nightdesk_site.record.models import DraftRow

from . import queue
from .doors import SHUT, ShutPage
from .following import Sources
from .health import Listening, SourceHistory, StoredCopy
from .menu import OF_THE_DESK, add_to_menu, on
from .models import DraftPage
from .published import Correcting, Published
from .rooms import MAY_DECIDE
from .stories import OneStory, Stories
from .views import Deciding, Grounding, Queue, Reading

_KEPT_IN_MENU = {"settings", "reports"}
_KEPT_IN_REPORTS = {"site-history", "locked-pages"}
_KEPT_IN_SETTINGS = {"users", "groups"}
_PUBLISHING_ITEMS = {"action-publish", "action-unpublish", "action-submit", "action-restart-workflow", "action-cancel-workflow"}


@on("register_admin_urls")
def desk_addresses() -> list[Any]:
    return [
        path("waiting/", Queue.as_view(), name="desk_waiting"),
        path("sources/", Sources.as_view(), name="desk_sources"),
        path("listening/", Listening.as_view(), name="desk_listening"),
        path("listening/source/<path:source>/", SourceHistory.as_view(), name="desk_source"),
        path("listening/copy/<str:name>/", StoredCopy.as_view(), name="desk_copy"),
        path("stories/", Stories.as_view(), name="desk_stories"),
        path("stories/<str:story>/", OneStory.as_view(), name="desk_story"),
        path("published/", Published.as_view(), name="desk_published"),
        path("published/<str:article>/", Correcting.as_view(), name="desk_article"),
        path("drafts/<int:page>/", Reading.as_view(), name="desk_draft"),
        path("drafts/<int:page>/decide/", Deciding.as_view(), name="desk_decide"),
        path("drafts/<int:page>/evidence/<str:sentence>/", Grounding.as_view(), name="desk_ground"),
    ]


add_to_menu("Waiting", "desk_waiting", icon="glasses", order=1, waiting=queue.count_waiting)
add_to_menu("Published", "desk_published", icon="doc-full", order=2)
add_to_menu("Stories", "desk_stories", icon="list-ul", order=2)
add_to_menu("Sources", "desk_sources", icon="globe", order=3)
add_to_menu("Listening", "desk_listening", icon="view", order=3)


def _keep_only(items: list[Any], kept: set[str]) -> None:
    items[:] = [item for item in items if item.name in kept]


@on("construct_main_menu")
def tidy_menu(request: HttpRequest, items: list[Any]) -> None:
    _keep_only(items, _KEPT_IN_MENU | {item.name for item in items if item.name.startswith(OF_THE_DESK)})


@on("construct_reports_menu")
def tidy_reports(request: HttpRequest, items: list[Any]) -> None:
    _keep_only(items, _KEPT_IN_REPORTS)


@on("construct_settings_menu")
def tidy_settings(request: HttpRequest, items: list[Any]) -> None:
    _keep_only(items, _KEPT_IN_SETTINGS)


class QueuePanel(Component):  # type: ignore[misc]
    """The head of the queue on the admin's front page."""

    name = "queue"
    template_name = "editors/home_panel.html"
    order = 1

    def get_context_data(self, parent_context: Any) -> dict[str, Any]:
        waiting = queue.lines(queue.in_state(DraftRow.State.WAITING)[:10])
        return {"waiting": waiting, "count": queue.count_waiting(), "request": parent_context["request"]}


@on("construct_homepage_panels")
def queue_on_the_front_page(request: HttpRequest, panels: list[Any]) -> None:
    panels[:] = [QueuePanel()] if request.user.has_perm(MAY_DECIDE) else []


@on("construct_homepage_summary_items")
def no_counts_of_pages(request: HttpRequest, items: list[Any]) -> None:
    items.clear()


@on("construct_page_action_menu")
def no_publishing_button(items: list[Any], request: HttpRequest, context: dict[str, Any]) -> None:
    if isinstance(context.get("page"), ShutPage):
        items[:] = [item for item in items if item.name not in _PUBLISHING_ITEMS and not item.name.startswith("approve")]


@on(
    "before_publish_page",
    "before_unpublish_page",
    "before_copy_page",
    "before_move_page",
    "before_delete_page",
    "before_convert_alias_page",
)
def refuse(request: HttpRequest, page: Any, *_: Any) -> None:
    if isinstance(page.specific_deferred, ShutPage):
        raise NoDecision(SHUT)


@on("before_bulk_action")
def refuse_in_bulk(request: HttpRequest, action: str, pages: Any, *_: Any) -> None:
    if any(isinstance(getattr(page, "specific_deferred", None), ShutPage) for page in pages):
        raise NoDecision(SHUT)


@on("insert_global_admin_css")
def desk_style() -> str:
    return format_html('<link rel="stylesheet" href="{}">', static("editors/desk.css"))


@on("insert_editor_js")
def evidence_beside_text() -> str:
    return format_html('<script src="{}" defer></script>', static("editors/evidence.js"))


@on("register_page_header_buttons")
def way_to_the_decision(page: Any, user: Any, view_name: str, next_url: str | None = None) -> Any:
    from wagtail.admin.widgets import Button

    if isinstance(page, DraftPage) and user.has_perm(MAY_DECIDE):
        yield Button("Evidence and decision", reverse("desk_draft", args=(page.pk,)), icon_name="glasses", priority=1)


@on("get_avatar_url")
def drawn_avatar(user: Any, size: int) -> str:
    """No picture is fetched from anybody else's house."""
    return static("editors/editor.svg")
