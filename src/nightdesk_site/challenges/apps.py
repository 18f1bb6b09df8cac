from __future__ import annotations

from django.apps import AppConfig


class ChallengesConfig(AppConfig):
    name = "nightdesk_site.challenges"
    label = "challenges"
    default_auto_field = "django.db.models.BigAutoField"
