"""The site's own process, a stand-in for payments, and the first editor's way in."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta

from nightdesk.adapters.web_server import WebServer
from nightdesk.settings import Settings

from .record import open_site


def web_server(settings: Settings, more: Mapping[str, str] | None = None) -> WebServer:
    """`more` is told to the site's process as its environment, beside this one's own."""
    return WebServer(settings.host, settings.port, {"DJANGO_SETTINGS_MODULE": "nightdesk_site.config.settings"} | dict(more or {}))


@contextmanager
def demonstration_payments(settings: Settings) -> Iterator[Mapping[str, str]]:
    """A stand-in for the payment service, so that joining can be tried without a key; nothing where a real key is set."""
    if settings.stripe_key:
        yield {}
        return
    from nightdesk.testing.card_payments import CardPayments

    with CardPayments(notices_to=f"http://{settings.host}:{settings.port}/payments/notice/") as service:
        told = {"KEY": "sk_test_standin", "SECRET": service.secret, "ADDRESS": service.address}
        yield {f"NIGHTDESK_STRIPE_{name}": value for name, value in told.items()}


def editors_link(settings: Settings, email: str) -> str:
    """The address of a one-time link to the desk for the first editor, who is made if there is none."""
    open_site()
    from nightdesk_site.members.sign_in import make_sign_in_link

    return settings.public_address + make_sign_in_link(email, datetime.now(UTC), staff=True, next_path="/desk/", lifetime=timedelta(days=1))
