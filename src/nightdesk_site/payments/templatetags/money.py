"""Sums as the page's language writes them."""

from __future__ import annotations

from babel.core import UnknownLocaleError
from babel.numbers import format_currency, get_currency_precision
from django import template
from django.utils.translation import get_language

register = template.Library()


@register.filter
def money(amount: int, currency: str) -> str:
    """`amount` is in the smallest unit."""
    code = currency.upper()
    value = amount / 10 ** get_currency_precision(code)
    try:
        return format_currency(value, code, locale=(get_language() or "en").replace("-", "_"))
    except UnknownLocaleError:
        return format_currency(value, code, locale="en")
