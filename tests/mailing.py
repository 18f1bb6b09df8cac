"""Has Django hand its mail to a real server on loopback."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from pytest_django import Settings

from nightdesk.testing.mail_server import MailServer


@contextmanager
def mail_goes_to_a_server(settings: Settings) -> Iterator[MailServer]:
    """As long as the block."""
    with MailServer() as server:
        settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
        settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", server.port
        settings.EMAIL_USE_SSL = settings.EMAIL_USE_TLS = False
        settings.EMAIL_HOST_USER = settings.EMAIL_HOST_PASSWORD = ""
        yield server
