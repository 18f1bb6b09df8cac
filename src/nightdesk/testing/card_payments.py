"""A stand-in for Stripe on loopback: it speaks the part of Stripe's protocol that the newsroom uses, and takes no money.

    with CardPayments(notices_to="http://127.0.0.1:8000/payments/notice/") as stripe:
        settings: stripe_key="sk_test_standin", stripe_secret=stripe.secret, stripe_address=stripe.address

Its pages ask "pay or decline?" where Stripe asks for a card. Its notices are signed as Stripe signs them; they are sent at once, or kept
in `notices` to be delivered late, twice or out of order by a test. Nothing it does is random.
"""

from __future__ import annotations

import hashlib
import hmac
import json
import threading
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from http.server import ThreadingHTTPServer
from typing import Any, Self
from urllib.request import Request, urlopen

from nightdesk.testing.card_pages import handler_of

_MONTH, _YEAR = 30 * 86400, 365 * 86400

Object = dict[str, Any]


@dataclass
class CardPayments:
    """`notices_to` empty: notices are only kept. `clock` gives the seconds that the service believes in."""

    notices_to: str = ""
    secret: str = "whsec_standin"
    clock: Callable[[], float] = time.time
    port: int = 0
    notices: list[Object] = field(default_factory=list)
    objects: dict[str, Object] = field(default_factory=dict)
    asks: dict[str, str] = field(default_factory=dict)
    down: bool = False

    def __enter__(self) -> Self:
        self._lock = threading.RLock()
        self._server = ThreadingHTTPServer(("127.0.0.1", self.port), handler_of(self))
        self._server.daemon_threads = True
        threading.Thread(target=self._server.serve_forever, daemon=True).start()
        return self

    def __exit__(self, *_: object) -> None:
        self._server.shutdown()
        self._server.server_close()

    @property
    def address(self) -> str:
        return f"http://127.0.0.1:{self._server.server_address[1]}"

    # what a customer does on the service's pages

    def pay(self, session: str) -> str:
        """Pay for a checkout session; returns where the customer is sent back to."""
        with self._lock:
            asked = self.objects[session]
            if asked["status"] == "complete":
                return str(asked["success_url"])
            asked |= {"status": "complete", "payment_status": "paid"}
            asked["customer"] = (
                asked.get("customer") or self._make("cus", {"object": "customer", "email": asked.get("customer_email")})["id"]
            )
            if asked["mode"] == "subscription":
                self._subscribe(asked)
            else:
                asked["payment_intent"] = self._charge(asked["amount_total"], asked["currency"], asked["metadata"])
            self._tell("checkout.session.completed", asked)
            return str(asked["success_url"])

    def end(self, subscription: str) -> None:
        """The customer ends a membership in the portal, at once."""
        with self._lock:
            one = self.objects[subscription]
            one |= {"status": "canceled", "ended_at": int(self.clock())}
            self._tell("customer.subscription.deleted", one)

    # what happens by itself

    def renew(self, subscription: str, *, fails: bool = False) -> None:
        """The next period begins; its payment goes through, or fails."""
        with self._lock:
            one = self.objects[subscription]
            line = one["items"]["data"][0]
            line["current_period_start"] = line["current_period_end"]
            line["current_period_end"] += _MONTH if line["price"]["recurring"]["interval"] == "month" else _YEAR
            one["status"] = "past_due" if fails else "active"
            self._tell("customer.subscription.updated", one)
            if fails:
                self._tell("invoice.payment_failed", self._bill(one, paid=False))
            else:
                self._tell("invoice.paid", self._bill(one, paid=True))

    def give_up(self, subscription: str) -> None:
        """The last attempt to collect has failed."""
        with self._lock:
            one = self.objects[subscription]
            one |= {"status": "unpaid"}
            self._tell("customer.subscription.updated", one)

    def refund(self, payment: str) -> None:
        with self._lock:
            charge = next(o for o in self.objects.values() if o.get("object") == "charge" and o["payment_intent"] == payment)
            charge |= {"amount_refunded": charge["amount"], "refunded": True}
            self._tell("charge.refunded", charge)

    # notices

    def deliver(self, notice: Object) -> int:
        """Send one notice, signed for this moment; returns the status of the answer."""
        body = json.dumps(notice).encode()
        ask = Request(self.notices_to, data=body, headers={"Content-Type": "application/json", "Stripe-Signature": self.sign(body)})  # noqa: S310
        try:
            with urlopen(ask, timeout=30) as answer:  # noqa: S310
                return int(answer.status)
        except OSError as error:
            return int(getattr(error, "code", 0) or 0)

    def sign(self, body: bytes, at: int | None = None) -> str:
        """The header with which Stripe signs a body: HMAC-SHA256 over the time and the body."""
        moment = int(time.time()) if at is None else at
        mac = hmac.new(self.secret.encode(), f"{moment}.".encode() + body, hashlib.sha256).hexdigest()
        return f"t={moment},v1={mac}"

    # the protocol

    def answer(self, verb: str, path: str, asked: Mapping[str, Any], once: str | None) -> tuple[int, Object]:
        with self._lock:
            if once is not None and once in self.asks:
                return 200, self.objects[self.asks[once]]
            found = self._find(verb, path, asked)
            if found is None:
                return 404, {"error": {"type": "invalid_request_error", "message": f"No such object: {path}"}}
            if once is not None:
                self.asks[once] = found["id"]
            return 200, found

    def _find(self, verb: str, path: str, asked: Mapping[str, Any]) -> Object | None:
        name = path.rsplit("/", 1)[1]
        if verb == "POST" and path == "/v1/checkout/sessions":
            return self._open_checkout(asked)
        if verb == "POST" and path == "/v1/billing_portal/sessions" and asked.get("customer") in self.objects:
            session = self._make("bps", {"object": "billing_portal.session", **asked})
            session["url"] = f"{self.address}/portal/{session['id']}"
            return session
        if verb == "DELETE" and path.startswith("/v1/subscriptions/") and name in self.objects:
            self.end(name)
        return self.objects.get(name)

    def _open_checkout(self, asked: Mapping[str, Any]) -> Object:
        price = asked["line_items"]["0"]["price_data"]
        session = self._make(
            "cs",
            {
                "object": "checkout.session",
                "status": "open",
                "payment_status": "unpaid",
                "amount_total": int(price["unit_amount"]),
                "currency": price["currency"],
                "metadata": asked.get("metadata") or {},
                **{
                    key: asked.get(key)
                    for key in ("mode", "success_url", "cancel_url", "client_reference_id", "customer", "customer_email")
                },
                "asked": dict(asked),
            },
        )
        session["url"] = f"{self.address}/pay/{session['id']}"
        return session

    def _subscribe(self, session: Object) -> None:
        every = session["asked"]["line_items"]["0"]["price_data"]["recurring"]["interval"]
        now = int(self.clock())
        line: Object = {"current_period_start": now, "current_period_end": now + (_MONTH if every == "month" else _YEAR)}
        line |= {"price": {"recurring": {"interval": every}, "unit_amount": session["amount_total"], "currency": session["currency"]}}
        told = {"object": "subscription", "customer": session["customer"], "status": "active", "ended_at": None}
        about = session["asked"].get("subscription_data", {}).get("metadata", {})
        one = self._make("sub", told | {"items": {"data": [line]}, "metadata": about})
        session["subscription"] = one["id"]
        self._tell("customer.subscription.created", one)
        self._tell("invoice.paid", self._bill(one, paid=True))

    def _bill(self, subscription: Object, *, paid: bool) -> Object:
        price = subscription["items"]["data"][0]["price"]
        intent = self._charge(price["unit_amount"], price["currency"], {}) if paid else None
        return self._make(
            "in",
            {
                "object": "invoice",
                "created": int(self.clock()),
                "customer": subscription["customer"],
                "amount_paid": price["unit_amount"] if paid else 0,
                "currency": price["currency"],
                "parent": {"subscription_details": {"subscription": subscription["id"]}},
                "payments": {"data": [{"payment": {"payment_intent": intent}}] if intent else []},
                "status_transitions": {"paid_at": int(self.clock()) if paid else None},
            },
        )

    def _charge(self, amount: int, currency: str, about: Object) -> str:
        intent = self._make("pi", {"object": "payment_intent", "amount": amount})["id"]
        told = {
            "object": "charge",
            "payment_intent": intent,
            "amount": amount,
            "amount_refunded": 0,
            "currency": currency,
            "metadata": about,
        }
        self._make("ch", told)
        return str(intent)

    def _make(self, kind: str, told: Object) -> Object:
        name = f"{kind}_{len(self.objects) + 1:06d}"
        self.objects[name] = {"id": name, **told}
        return self.objects[name]

    def _tell(self, kind: str, about: Object) -> None:
        notice = {"id": f"evt_{len(self.notices) + 1:06d}", "object": "event", "type": kind, "created": int(self.clock())}
        notice["data"] = {"object": json.loads(json.dumps(about))}
        self.notices.append(notice)
        if self.notices_to:
            threading.Thread(target=self.deliver, args=(notice,), daemon=True).start()
