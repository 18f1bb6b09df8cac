"""The desk's pages of what is published: the list, and one article with the form that mends it."""

from __future__ import annotations

from datetime import timedelta
from typing import Any, cast

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils import timezone
from django.utils.functional import cached_property
from wagtail.admin import messages

from nightdesk.foundation.errors import NightdeskError
from nightdesk.foundation.ids import SentenceId
from nightdesk.publish.model import Article, CorrectionKind, is_retracted
from nightdesk_site.members.models import Account
from nightdesk_site.record.models import ArticleRow

from .correct import correct_article, current
from .rooms import Room
from .signing import signature


class Published(Room):
    """Every article, the latest change first."""

    template_name = "editors/published.html"
    page_title = "Published"
    header_icon = "doc-full"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        wanted = self.wanted()
        rows = ArticleRow.objects.filter(moved_to__isnull=True).order_by("-changed_at", "id")
        rows = rows.filter(headline__icontains=wanted) if wanted else rows
        context: dict[str, Any] = super().get_context_data(**kwargs)
        return context | {"page_obj": self.page_of(rows), "wanted": wanted}


class Correcting(Room):
    """One published article: reword or cut sentences, or withdraw it, and say in public what was wrong."""

    template_name = "editors/correcting.html"
    under = ("desk_published", "Published")
    header_icon = "warning"

    @cached_property
    def row(self) -> ArticleRow:
        return get_object_or_404(ArticleRow, id=self.kwargs["article"], moved_to__isnull=True)

    @cached_property
    def article(self) -> Article:
        return current(self.row)

    def get_page_title(self) -> str:
        return self.row.headline

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        context: dict[str, Any] = super().get_context_data(**kwargs)
        return context | {
            "row": self.row,
            "article": self.article,
            "sentences": [] if is_retracted(self.article) else list(self.article.draft.sentences()),
            "retracted": is_retracted(self.article),
            "kinds": CorrectionKind,
        }

    def post(self, request: HttpRequest, article: str) -> HttpResponse:
        said = request.POST
        if said.get("version") != str(self.row.version):
            messages.error(request, "The article changed since you opened it. Read it again, then mend it.")
            return redirect("desk_article", self.row.id)
        try:
            name = signature(cast(Account, request.user), said.get("name", ""))
            kind = CorrectionKind(said.get("kind", ""))
            correct_article(self.row, kind, self._reworded(said), said.get("was", ""), said.get("now", ""), name, self._time())
        except ValueError:
            messages.error(request, "Say what it is: a correction, a clarification or a retraction.")
        except NightdeskError as error:
            messages.error(request, f"{str(error)[:1].upper()}{str(error)[1:]}.")
        else:
            messages.success(request, "Done, and said in public.")
        return redirect("desk_article", self.row.id)

    def _reworded(self, said: Any) -> dict[SentenceId, str]:
        """Only what differs: a sentence left as it was keeps its place in no list of changes."""
        asked = {sentence.id: said.get(f"sentence-{sentence.id}") for sentence in self.article.draft.sentences()}
        texts = {sentence.id: sentence.text for sentence in self.article.draft.sentences()}
        return {name: words for name, words in asked.items() if words is not None and words.strip() != texts[name]}

    def _time(self) -> Any:
        """A played article is mended on its wire's clock, just after what stands."""
        return self.row.changed_at + timedelta(seconds=1) if self.row.played else timezone.now()
