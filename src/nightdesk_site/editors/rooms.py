"""What every page of the desk has in common: who may enter, the way to it, and lists cut into pages."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django.contrib.auth.mixins import PermissionRequiredMixin
from django.core.paginator import Page, Paginator
from django.db.models import QuerySet
from django.urls import reverse
from django.views.generic import TemplateView
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin

MAY_DECIDE = "editors.decide_draft"
_LONGEST = 200


class AtTheDesk(PermissionRequiredMixin):
    """Signed in to the admin is not enough: one must be an editor. Others are sent back to the admin's front page."""

    permission_required = MAY_DECIDE
    raise_exception = True


class Room(AtTheDesk, WagtailAdminTemplateMixin, TemplateView):  # type: ignore[misc]
    """A page of the desk, inside Wagtail's admin."""

    page_length = 25
    under: tuple[str, str] | None = None
    """The room that this one lies in: the name of its address, and its title."""

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        """The way to a page of the desk: the admin's front page, the room it lies in, itself."""
        way = [{"url": reverse(self.under[0]), "label": self.under[1]}] if self.under else []
        return [*super().get_breadcrumbs_items(), *way, {"url": "", "label": self.get_page_title()}]

    def wanted(self) -> str:
        """What the list is searched for."""
        return str(self.request.GET.get("q", "")).strip()[:_LONGEST]

    def page_of(self, rows: QuerySet[Any] | Sequence[Any]) -> Page[Any]:
        """The page of a list that is asked for; the last where it asks for more than there are."""
        return Paginator(rows, self.page_length).get_page(self.request.GET.get("p"))
