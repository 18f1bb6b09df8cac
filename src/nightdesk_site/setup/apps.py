from django.apps import AppConfig


class SetupConfig(AppConfig):
    name = "nightdesk_site.setup"
    label = "setup"
