"""The payment service of this newsroom, if it has one."""

from __future__ import annotations

from urllib.parse import urlsplit

from django.conf import settings

from nightdesk.adapters.payments import Payments

_PAGES_OF_STRIPE = ("https://checkout.stripe.com", "https://billing.stripe.com")


def service() -> Payments | None:
    """None while no key is set: then nothing is sold."""
    newsroom = settings.NEWSROOM
    if not newsroom.stripe_key:
        return None
    return Payments(newsroom.stripe_key, newsroom.stripe_secret, newsroom.stripe_address, newsroom.stripe_tax)


def pages_of_the_service() -> tuple[str, ...]:
    """Where forms of ours may lead: browsers ask before they follow a form to another house."""
    address = settings.NEWSROOM.stripe_address
    if not address:
        return _PAGES_OF_STRIPE
    parts = urlsplit(address)
    return (f"{parts.scheme}://{parts.netloc}",)
