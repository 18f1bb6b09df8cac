from django.apps import AppConfig


class ReaderConfig(AppConfig):
    name = "nightdesk_site.reader"
    label = "reader"
