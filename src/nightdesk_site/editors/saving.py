"""Saving an edit: what an editor writes is checked in the same moment."""

from __future__ import annotations

from typing import Any

from wagtail.admin.forms import WagtailAdminPageForm

from nightdesk_site.record.documents import dump

from .recheck import recheck


class DraftForm(WagtailAdminPageForm):  # type: ignore[misc]
    """Stores the verdict on the edited text together with the text, so that one revision holds both."""

    def save(self, commit: bool = True) -> Any:
        page = self.instance
        page.title = page.draft_title = page.headline[:255]
        page.verdict = dump(recheck(page.as_edited()))
        return super().save(commit)
