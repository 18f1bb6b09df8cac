"""What may be spent. Tokens and money are reserved before a call and settled after it, so that no cap is ever passed."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal, InvalidOperation

from nightdesk.foundation.errors import SettingsError

BILLIONTH = 1_000_000_000
_FRAME = 600
"""Tokens that a protocol may put around a question: roles, separators, the wrapping of the answer's form."""


@dataclass(frozen=True, slots=True)
class Price:
    """Billionths of a US dollar for one token read and one written."""

    read: int
    written: int

    def of(self, read: int, written: int) -> int:
        return read * self.read + written * self.written


FREE = Price(0, 0)


@dataclass(frozen=True, slots=True)
class Limit:
    """At most so many tokens, and so many billionths of a US dollar; None for no limit."""

    tokens: int | None = None
    cost: int | None = None


@dataclass(frozen=True, slots=True)
class Caps:
    """For one article (one revision of it), any sixty minutes, any twenty-four hours."""

    article: Limit = Limit()
    hour: Limit = Limit()
    day: Limit = Limit()

    @property
    def on_money(self) -> bool:
        return any(limit.cost is not None for limit in (self.article, self.hour, self.day))


def most_tokens_in(text: str) -> int:
    """No tokenizer makes more tokens of a text than it has bytes."""
    return len(text.encode()) + _FRAME


def read_price(text: str) -> Price:
    """`3/15`: US dollars for a million tokens read and written. Raise SettingsError."""
    read, slash, written = text.partition("/")
    try:
        dollars = [Decimal(part.strip()) for part in (read, written)]
    except InvalidOperation:
        dollars = [Decimal(-1)]
    if not slash or any(not price.is_finite() or price < 0 for price in dollars):
        form = "READ/WRITTEN in US dollars for a million tokens, such as 3/15"
        raise SettingsError(f"NIGHTDESK_MODEL_PRICE: {text!r} is no price; write {form}")
    return Price(*(billionths_a_token(price) for price in dollars))


def billionths_a_token(dollars_a_million: Decimal) -> int:
    """Rounded up: a cap errs on the side of the purse."""
    exact = dollars_a_million * BILLIONTH / 1_000_000
    return int(exact.to_integral_value(rounding="ROUND_CEILING"))


def dollars(cost: int) -> str:
    return f"{cost / BILLIONTH:.4f} US dollars"


def limit(tokens: int, dollars: float) -> Limit:
    """Nought means no limit."""
    return Limit(tokens or None, int(Decimal(str(dollars)) * BILLIONTH) or None)
