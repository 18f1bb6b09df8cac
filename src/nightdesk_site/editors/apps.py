from typing import Any

from django.apps import AppConfig
from django.db.models.signals import post_migrate


class EditorsConfig(AppConfig):
    name = "nightdesk_site.editors"
    label = "editors"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        post_migrate.connect(_furnish, sender=self)


def _furnish(apps: Any = None, **_: Any) -> None:
    """The desk is furnished once its own tables and Wagtail's are there; a migration of other apps alone leaves it be."""
    if apps is not None and ("wagtailadmin", "admin") not in {
        (model._meta.app_label, model._meta.model_name) for model in apps.get_models()
    }:
        return
    from .furnish import furnish

    furnish()
