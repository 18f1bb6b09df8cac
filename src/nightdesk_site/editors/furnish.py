"""The desk's furniture: its root page, and the group of those who work at it. Setting it up twice changes nothing."""

from __future__ import annotations

from typing import Any

from django.apps import apps
from django.conf import settings
from django.contrib.auth.management import create_permissions
from django.contrib.auth.models import Group, Permission
from django.db import transaction
from wagtail.coreutils import get_supported_content_language_variant
from wagtail.models import GroupCollectionPermission, GroupPagePermission, Locale, Page

from nightdesk_site.members.accounts import EDITORS

from .models import DeskPage

_MAY = (("wagtailadmin", "access_admin"), ("editors", "decide_draft"))
_MAY_WITH_DRAFTS = ("change_page", "lock_page", "unlock_page")


def desk_page() -> DeskPage:
    """The page under which drafts wait."""
    return DeskPage.objects.first() or _set_up_desk()


def _set_up_desk() -> DeskPage:
    Locale.objects.get_or_create(language_code=get_supported_content_language_variant(settings.LANGUAGE_CODE))
    root = Page.get_first_root_node() or Page.add_root(title="Root", slug="root")
    desk: DeskPage = root.add_child(instance=DeskPage(title="Desk", slug="the-desk", live=False))
    return desk


@transaction.atomic
def furnish(**_: Any) -> None:
    """Make the desk and the group of editors. Wagtail's own groups, who may publish anywhere, are done away with."""
    for label in ("wagtailcore", "wagtailadmin", "editors"):
        create_permissions(apps.get_app_config(label), verbosity=0)
    editors, _made = Group.objects.get_or_create(name=EDITORS)
    Group.objects.filter(name="Moderators").delete()
    editors.permissions.set(Permission.objects.get(content_type__app_label=app, codename=name) for app, name in _MAY)
    GroupCollectionPermission.objects.filter(group=editors).delete()
    desk = desk_page()
    GroupPagePermission.objects.filter(group=editors).exclude(page=desk, permission__codename__in=_MAY_WITH_DRAFTS).delete()
    for permission in Permission.objects.filter(content_type__app_label="wagtailcore", codename__in=_MAY_WITH_DRAFTS):
        GroupPagePermission.objects.get_or_create(group=editors, page=desk, permission=permission)
