"""One fingerprint of everything published: a night that was killed and taken up again must leave the same as one undisturbed."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import fields, is_dataclass
from datetime import date, datetime
from enum import Enum
from hashlib import sha256
from typing import Any

from nightdesk.publish.model import Article

_WALL_TIMES: Mapping[str, frozenset[str]] = {
    "Article": frozenset({"published_at", "changed_at"}),
    "Decision": frozenset({"id", "at"}),
    "Draft": frozenset({"written_at"}),
    "Vouch": frozenset({"at"}),
    "Correction": frozenset({"at"}),
    "Step": frozenset({"at"}),
}
"""Where the newsroom's own clock shows. (A decision's id is made from its time.) The wire's times are content and stay in."""


def digest(articles: Iterable[Article]) -> str:
    """SHA-256, in hex, over every published version given, in any order.

    In a played night the newsroom's clock is the wire's, so its times are content too; live, they are left out.
    """
    each = sorted(sha256(_canonical(article)).digest() for article in articles)
    return sha256(b"".join(each)).hexdigest()


def _canonical(article: Article) -> bytes:
    leave_out: Mapping[str, frozenset[str]] = {} if article.played else _WALL_TIMES
    return json.dumps(_plain(article, leave_out), ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode()


def _plain(value: Any, leave_out: Mapping[str, frozenset[str]]) -> Any:
    if is_dataclass(value) and not isinstance(value, type):
        name = type(value).__name__
        hidden = leave_out.get(name, frozenset())
        return {f.name: _plain(getattr(value, f.name), leave_out) for f in fields(value) if f.name not in hidden}
    if isinstance(value, Enum):
        return value.value
    if isinstance(value, datetime | date):
        return value.isoformat()
    if isinstance(value, tuple | list):
        return [_plain(one, leave_out) for one in value]
    if isinstance(value, frozenset | set):
        return sorted(_plain(one, leave_out) for one in value)
    return value
