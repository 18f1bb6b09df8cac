"""News as it breaks: the subscriber's side of WebSub (W3C Recommendation, 2018). Pure: who asks and who is asked stand outside.

A feed names its hub; the hub is asked to tell of the feed at an address of ours, our callback. It asks back there whether we meant it,
and then sends what is new, signed with a secret that only it and we know.
"""

from __future__ import annotations

import hmac
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import timedelta
from hashlib import sha256

from nightdesk.foundation.ids import SourceId

LEASE = timedelta(days=7)
LONGEST_LEASE = timedelta(days=30)
RENEW_AT = 0.8
"""A subscription is renewed when this share of its lease has passed."""
_METHODS = ("sha256", "sha384", "sha512")
"""A hub may still sign with SHA-1, which anyone with some means can forge: such news is not taken in but fetched from the source."""


@dataclass(frozen=True, slots=True)
class Hub:
    """Where to subscribe (`address`), and the feed's own name for itself there (`topic`)."""

    address: str
    topic: str


@dataclass(frozen=True, slots=True)
class Subscription:
    """What we asked a hub for. `secret` is for this subscription alone."""

    source: SourceId
    hub: Hub
    callback: str
    secret: str
    lease: timedelta = LEASE


def secret_for(source: SourceId, topic: str, key: str) -> str:
    """A secret for one subscription, drawn from the newsroom's own key: the same after a restart, and none of it kept on disk."""
    return hmac.new(key.encode(), f"websub\x1f{source}\x1f{topic}".encode(), sha256).hexdigest()


def request_form(subscription: Subscription, mode: str = "subscribe") -> dict[str, str]:
    """What is posted to the hub, as form fields. `mode` is "subscribe" or "unsubscribe"."""
    return {
        "hub.mode": mode,
        "hub.topic": subscription.hub.topic,
        "hub.callback": subscription.callback,
        "hub.secret": subscription.secret,
        "hub.lease_seconds": str(int(subscription.lease.total_seconds())),
    }


@dataclass(frozen=True, slots=True)
class Confirmed:
    """The hub asked whether we meant it, and we did: answer 200 with `challenge` as the body; the subscription holds for `lease`."""

    challenge: str
    lease: timedelta


@dataclass(frozen=True, slots=True)
class Declined:
    """The hub will not tell us of the topic, and why."""

    reason: str


def verify(subscription: Subscription, query: Mapping[str, str], mode: str = "subscribe") -> Confirmed | Declined | None:
    """What a hub's question at our callback amounts to. None: we asked for nothing of the kind; answer 404."""
    if query.get("hub.topic") != subscription.hub.topic:
        return None
    if query.get("hub.mode") == "denied":
        return Declined(query.get("hub.reason", "")[:200] or "no reason given")
    challenge = query.get("hub.challenge", "")
    if query.get("hub.mode") != mode or not 0 < len(challenge) <= 2_000:
        return None
    return Confirmed(challenge, _lease(query.get("hub.lease_seconds", ""), subscription.lease))


def _lease(seconds: str, wished: timedelta) -> timedelta:
    if not (seconds.isascii() and seconds.isdigit() and len(seconds) < 10):
        return wished
    return min(timedelta(seconds=int(seconds)), LONGEST_LEASE)


def renewal(lease: timedelta) -> timedelta:
    """How long after its confirmation a subscription is to be renewed."""
    return lease * RENEW_AT


def is_signed(body: bytes, signature: str | None, secret: str) -> bool:
    """Whether the header `X-Hub-Signature` proves that the body comes from whom we gave the secret. An answer of 2xx is due either way."""
    method, _, digest = (signature or "").strip().partition("=")
    if method not in _METHODS:
        return False
    proper = hmac.new(secret.encode(), body, method).hexdigest().encode()
    return hmac.compare_digest(proper, digest.strip().lower().encode())
