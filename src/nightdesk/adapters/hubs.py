"""The web side of WebSub: where an answer says that its news can be had, and asking a hub for it."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping

from nightdesk.adapters.entries import web_address
from nightdesk.adapters.feeds import Feed
from nightdesk.foundation.errors import FetchFailed
from nightdesk.wire.ports import Answer, Refusal
from nightdesk.wire.websub import Hub, Subscription, request_form

PostForm = Callable[[str, Mapping[str, str]], Answer | Refusal]
"""Posts form fields to an address within the fetcher's limits and guard; an answer is any status from 200 to 299."""
_LINK = re.compile(r"<([^<>]{1,2000})>([^<]{0,500})")
_RELATION = re.compile(r"""rel\s{0,3}=\s{0,3}["']?([A-Za-z -]{1,60})""", re.IGNORECASE)


def hub_of(answer: Answer, feed: Feed) -> Hub | None:
    """The hub that an answer's Link headers or its feed name, and the feed's own name there (its `self`, else where it was found)."""
    linked = _link_headers(answer.headers.get("link", ""), answer.final_address)
    hub = linked.get("hub") or feed.hub
    return Hub(hub, linked.get("self") or feed.topic or answer.final_address) if hub else None


def _link_headers(value: str, base: str) -> dict[str, str]:
    found: dict[str, str] = {}
    for address, parameters in _LINK.findall(value[:8_000]):
        relation = _RELATION.search(parameters)
        target = web_address(address, base)
        for name in relation[1].lower().split() if relation and target else ():
            found.setdefault(name, str(target))
    return found


def ask_hub(subscription: Subscription, post: PostForm, mode: str = "subscribe") -> None:
    """Ask the hub; it will ask back at the callback. Raises FetchFailed, saying why, if it does not take the request."""
    told = post(subscription.hub.address, request_form(subscription, mode))
    if isinstance(told, Refusal):
        raise FetchFailed(f"the hub {subscription.hub.address} did not take the request: {told.reason}")
