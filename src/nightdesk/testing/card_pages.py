"""What the stand-in for Stripe puts on the wire: its protocol as HTTP, and the pages that ask "pay or decline?"."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from http.server import BaseHTTPRequestHandler
from typing import TYPE_CHECKING, Any
from urllib.parse import parse_qsl, urlsplit

if TYPE_CHECKING:
    from nightdesk.testing.card_payments import CardPayments

_LARGEST_ASK = 1_000_000


def handler_of(service: CardPayments) -> type[BaseHTTPRequestHandler]:
    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def do_GET(self) -> None:
            page = re.fullmatch(r"/(pay|portal)/(\w+)", urlsplit(self.path).path)
            if page is None:
                self._protocol("GET")
            elif page[2] in service.objects:
                self._send(200, "text/html; charset=utf-8", _page(service, page[1], page[2]).encode())
            else:
                self._send(404, "text/plain", b"no such page\n")

        def do_POST(self) -> None:
            page = re.fullmatch(r"/(pay|portal)/(\w+)", urlsplit(self.path).path)
            if page is None:
                self._protocol("POST")
            elif page[2] in service.objects:
                self._redirect(_press(service, page[1], page[2], dict(parse_qsl(self._body()))))
            else:
                self._send(404, "text/plain", b"no such page\n")

        def do_DELETE(self) -> None:
            self._protocol("DELETE")

        def _protocol(self, verb: str) -> None:
            asked = _nested(parse_qsl(self._body(), keep_blank_values=True))
            if service.down:
                self._send(500, "application/json", b'{"error": {"type": "api_error", "message": "down"}}')
                return
            status, told = service.answer(
                verb, urlsplit(self.path).path, asked, self.headers.get("Idempotency-Key") if verb == "POST" else None
            )
            self._send(status, "application/json", json.dumps(told).encode())

        def _body(self) -> str:
            return self.rfile.read(min(int(self.headers.get("Content-Length") or 0), _LARGEST_ASK)).decode()

        def _redirect(self, where: str) -> None:
            self.send_response(303)
            self.send_header("Location", where)
            self.send_header("Content-Length", "0")
            self.end_headers()

        def _send(self, status: int, kind: str, body: bytes) -> None:
            self.send_response(status)
            self.send_header("Content-Type", kind)
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *_: object) -> None:
            """Says nothing."""

    return Handler


def _page(service: CardPayments, kind: str, name: str) -> str:
    one = service.objects[name]
    head = "<!doctype html><html lang=en><meta charset=utf-8><link rel=icon href='data:,'><title>Stand-in</title><h1>No real payment</h1>"
    if kind == "pay":
        told = f"<p>{one['amount_total']} {one['currency']}, in the smallest unit."
        return f"{head}{told}<form method=post><button name=do value=pay>Pay</button> <button name=do value=decline>Decline</button></form>"
    running = [o["id"] for o in service.objects.values() if o.get("object") == "subscription" and o["customer"] == one["customer"]]
    ends = "".join(f"<button name=end value={sub}>End {sub}</button> " for sub in running if service.objects[sub]["status"] != "canceled")
    return f"{head}<form method=post>{ends}<button name=back value=1>Back</button></form>"


def _press(service: CardPayments, kind: str, name: str, pressed: Mapping[str, str]) -> str:
    if kind == "pay":
        return service.pay(name) if pressed.get("do") == "pay" else str(service.objects[name]["cancel_url"])
    if pressed.get("end") in service.objects:
        service.end(pressed["end"])
    return str(service.objects[name]["return_url"])


def _nested(pairs: list[tuple[str, str]]) -> dict[str, Any]:
    """`a[b][0][c]=d` as nested tables, as Stripe's clients write them."""
    told: dict[str, Any] = {}
    for key, value in pairs:
        *path, last = re.findall(r"[^\[\]]+", key)
        table = told
        for part in path:
            table = table.setdefault(part, {})
        table[last] = value
    return told
