"""WebSub: what is asked of a hub, what it is answered, and whose news is believed."""

import hmac
from datetime import timedelta

from nightdesk.foundation.ids import SourceId
from nightdesk.wire.websub import Confirmed, Declined, Hub, Subscription, is_signed, renewal, request_form, secret_for, verify

HUB = Hub("https://hub.example/", "https://paper.example/feed")
ASKED = Subscription(SourceId("paper"), HUB, "https://desk.example/websub/paper", "a secret")


def test_a_hub_is_asked_for_one_topic_at_one_callback() -> None:
    assert request_form(ASKED) == {
        "hub.mode": "subscribe",
        "hub.topic": "https://paper.example/feed",
        "hub.callback": "https://desk.example/websub/paper",
        "hub.secret": "a secret",
        "hub.lease_seconds": "604800",
    }


def test_what_we_asked_for_is_confirmed_with_the_hubs_own_challenge_and_lease() -> None:
    query = {"hub.mode": "subscribe", "hub.topic": HUB.topic, "hub.challenge": "xyz", "hub.lease_seconds": "86400"}
    assert verify(ASKED, query) == Confirmed("xyz", timedelta(days=1))
    assert verify(ASKED, query | {"hub.lease_seconds": "999999999"}) == Confirmed("xyz", timedelta(days=30))
    assert renewal(timedelta(days=10)) == timedelta(days=8)


def test_nobody_else_can_make_us_confirm() -> None:
    query = {"hub.mode": "subscribe", "hub.topic": HUB.topic, "hub.challenge": "xyz"}
    assert verify(ASKED, query | {"hub.topic": "https://other.example/feed"}) is None
    assert verify(ASKED, query | {"hub.mode": "unsubscribe"}) is None
    assert verify(ASKED, query | {"hub.challenge": ""}) is None
    assert verify(ASKED, query | {"hub.challenge": "x" * 5_000}) is None


def test_a_hub_may_decline_and_say_why() -> None:
    assert verify(ASKED, {"hub.mode": "denied", "hub.topic": HUB.topic, "hub.reason": "not known"}) == Declined("not known")


def test_only_what_is_signed_with_our_secret_is_believed() -> None:
    body = b"<rss/>"

    def signature(method: str, secret: bytes = b"a secret") -> str:
        return f"{method}={hmac.new(secret, body, method).hexdigest()}"

    assert is_signed(body, signature("sha256"), "a secret")
    assert is_signed(body, signature("sha512").upper().replace("SHA512", "sha512"), "a secret")
    assert not is_signed(body, signature("sha256", b"another"), "a secret")
    assert not is_signed(b"<rss></rss>", signature("sha256"), "a secret")
    assert not is_signed(body, signature("sha1"), "a secret")
    assert not is_signed(body, None, "a secret")
    assert not is_signed(body, "sha256=é", "a secret")


def test_each_subscription_has_a_secret_of_its_own_that_survives_a_restart() -> None:
    one = secret_for(SourceId("paper"), HUB.topic, "key")
    assert one == secret_for(SourceId("paper"), HUB.topic, "key")
    assert len({one, secret_for(SourceId("sheet"), HUB.topic, "key"), secret_for(SourceId("paper"), HUB.topic, "other")}) == 3
