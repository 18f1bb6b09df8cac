"""The desk's pages of stories: the list, and one story across its languages with the forms that join and part."""

from __future__ import annotations

from typing import Any, cast

from django.db.models import Count
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.functional import cached_property
from wagtail.admin import messages

from nightdesk.foundation.errors import NightdeskError, NotFound
from nightdesk.foundation.ids import ItemId, StoryId
from nightdesk.languages.tongues import language_name
from nightdesk.stories.model import Profile
from nightdesk_site.members.models import Account
from nightdesk_site.record import listing, regrouping
from nightdesk_site.record.documents import load
from nightdesk_site.record.models import ArticleRow, StoryRow
from nightdesk_site.record.telling import tell_story
from nightdesk_site.record.wire import item_of

from .rooms import Room
from .signing import signature

_NEIGHBOURS = 40


class Stories(Room):
    """Every story that lives, the latest report first; those of one item only when asked for."""

    template_name = "editors/stories.html"
    page_title = "Stories"
    header_icon = "list-ul"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        wanted, singles = self.wanted(), "singles" in self.request.GET
        rows = StoryRow.objects.filter(merged_into__isnull=True).annotate(items=Count("links")).filter(items__gte=1 if singles else 2)
        if wanted:
            rows = rows.filter(links__item__document__icontains=wanted).distinct()
        page = self.page_of(rows.order_by("-last_reported", "id"))
        context: dict[str, Any] = super().get_context_data(**kwargs)
        return context | {"page_obj": page, "lines": [_line(row) for row in page.object_list], "wanted": wanted, "singles": singles}


class OneStory(Room):
    """One story: who told what when in which language, what was new, who repeats whom; joined or parted by a signed word."""

    template_name = "editors/story.html"
    under = ("desk_stories", "Stories")
    header_icon = "list-ul"
    page_title = "Story"

    @cached_property
    def row(self) -> StoryRow:
        return listing.find_story(self.kwargs["story"])

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        try:
            if self.row.id != self.kwargs["story"]:
                return redirect("desk_story", self.row.id)
        except NotFound as error:
            messages.error(request, _sentence(error))
            return redirect("desk_stories")
        return super().get(request, *args, **kwargs)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        telling = tell_story(StoryId(self.row.id))
        context: dict[str, Any] = super().get_context_data(**kwargs)
        return context | {
            "story": self.row,
            "title": _title(self.row),
            "telling": telling,
            "spoken": [(language_name(code), items) for code, items in telling.languages],
            "moments": [(moment, language_name(moment.item.language)) for moment in telling.moments],
            "article": ArticleRow.objects.filter(story=self.row).first(),
            "neighbours": [_line(row) for row in self._neighbours()],
        }

    def _neighbours(self) -> list[StoryRow]:
        """Stories told at the same time: what it might be one with."""
        rows = StoryRow.objects.filter(
            merged_into__isnull=True, first_reported__lte=self.row.last_reported, last_reported__gte=self.row.first_reported
        )
        return list(rows.exclude(id=self.row.id).annotate(items=Count("links")).order_by("-items", "id")[:_NEIGHBOURS])

    def post(self, request: HttpRequest, story: str) -> HttpResponse:
        said = request.POST
        try:
            by = signature(cast(Account, request.user), said.get("name", ""))
            reason = said.get("reason", "").strip()
            if not reason:
                messages.error(request, "Say why: the record keeps it.")
                return redirect("desk_story", story)
            landed = self._do(said, by, reason)
        except NightdeskError as error:
            messages.error(request, _sentence(error))
            return redirect("desk_story", story)
        messages.success(request, "Done. The program will not undo it.")
        return redirect("desk_story", landed)

    def _do(self, said: Any, by: str, reason: str) -> StoryId:
        here, at = StoryId(self.row.id), timezone.now()
        if "merge" in said:
            regrouping.join(here, StoryId(listing.find_story(said.get("other", "").strip()).id), by, reason, at)
            return here
        if "undo" in said:
            return regrouping.part_again(here, StoryId(said.get("undo", "")), by, reason, at)
        return regrouping.part(here, tuple(map(ItemId, said.getlist("item"))), by, reason, at)


def _line(row: StoryRow) -> tuple[StoryRow, str]:
    return row, _title(row)


def _title(row: StoryRow) -> str:
    """Its article's headline, or its kind and place, or its first words."""
    article = ArticleRow.objects.filter(story=row).only("headline").first()
    if article is not None:
        return article.headline
    if row.profile:
        profile = load(Profile, row.profile)
        if profile.places:
            return f"{profile.event.value}, {profile.places[0].name}"
    link = row.links.order_by("sequence").select_related("item").first()
    return f"“{item_of(link.item).text[:100]}”" if link else row.id


def _sentence(error: NightdeskError) -> str:
    said = str(error)
    return said[:1].upper() + said[1:] + ("" if said.endswith(".") else ".")
