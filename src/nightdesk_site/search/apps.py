from __future__ import annotations

from django.apps import AppConfig
from django.db.models.signals import post_save


class SearchConfig(AppConfig):
    name = "nightdesk_site.search"
    label = "search"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from nightdesk_site.record.models import ArticleVersionRow

        from .index import keep

        post_save.connect(keep, sender=ArticleVersionRow, dispatch_uid="search.keep")
