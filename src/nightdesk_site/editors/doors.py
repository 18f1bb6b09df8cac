"""Every way in which Wagtail would publish, schedule, copy or move a page, shut for pages at the desk.

The only way out is `nightdesk_site.editors.decide`. A page at the desk is never live: it is where a draft is read and edited, nothing more.
"""

from __future__ import annotations

from typing import Any, NoReturn

from wagtail.models import Page, PagePermissionTester

from nightdesk.foundation.errors import NoDecision

SHUT = "Nothing is published, scheduled, copied or moved from here. Publish with a reason on the draft's own page at the desk."


class DeskPermissions(PagePermissionTester):  # type: ignore[misc]
    """What Wagtail may let a person do with a page at the desk: read, edit, comment, lock, compare. Superusers are no exception."""

    def _never(self, *_: object, **__: object) -> bool:
        return False

    can_publish = can_publish_subpage = can_unpublish = can_unschedule = can_set_view_restrictions = _never
    can_copy = can_copy_to = can_move = can_move_to = can_delete = can_add_subpage = can_reorder_children = _never
    can_submit_for_moderation = _never


class ShutPage(Page):  # type: ignore[misc]
    """A Wagtail page that cannot go live by any method of its own."""

    password_required_template = None

    class Meta:
        abstract = True

    def permissions_for_user(self, user: Any) -> DeskPermissions:
        return DeskPermissions(user, self)

    def save(self, *args: Any, **kwargs: Any) -> Any:
        """Raises NoDecision if the page would be live or scheduled: publishing, moderation and the scheduler all end here."""
        if self.live or self.go_live_at or self.expire_at:
            raise NoDecision(SHUT)
        return super().save(*args, **kwargs)

    def _refuse(self, *_: object, **__: object) -> NoReturn:
        raise NoDecision(SHUT)

    publish = unpublish = copy = move = create_alias = copy_for_translation = delete = serve = _refuse

    def get_url_parts(self, request: Any = None) -> None:
        """A page at the desk has no address for readers."""
        return
