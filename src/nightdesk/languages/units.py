"""Units and currencies as 108 languages write them, from the Unicode CLDR (made by `build_units`); signs and codes in any language."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple

from nightdesk.languages.cldr import rows
from nightdesk.languages.numerals import related
from nightdesk.languages.phrases import Found, Phrases
from nightdesk.languages.words import LANGUAGES_KEPT


class Unit(NamedTuple):
    """`kind` is money, percent, length, area, mass, speed, volume, temperature, energy, power or duration; `name` a symbol ("km"), an
    ISO 4217 code, or the plain noun of currencies that several countries call the same ("dollar")."""

    kind: str
    name: str


_ALONE = re.compile("[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff]")
"""A single letter of a script without spaces is an abbreviation that any word may hold."""

_EVERYWHERE = {
    "%": ("percent", "%"), "٪": ("percent", "%"), "％": ("percent", "%"), "‰": ("percent", "‰"), "km": ("length", "km"),
    "km/h": ("speed", "km/h"), "км": ("length", "km"), "cm": ("length", "cm"), "mm": ("length", "mm"), "kg": ("mass", "kg"),
    "km²": ("area", "km2"), "km2": ("area", "km2"), "m²": ("area", "m2"), "m2": ("area", "m2"), "ha": ("area", "ha"),
    "mph": ("speed", "mph"),
    "°c": ("temperature", "°C"), "℃": ("temperature", "°C"), "°f": ("temperature", "°F"), "°": ("temperature", "°"),
    "euroa": ("money", "EUR"), "euron": ("money", "EUR"), "eurolla": ("money", "EUR"), "eurot": ("money", "EUR"), "eurót": ("money", "EUR"),
    "eurų": ("money", "EUR"), "eurai": ("money", "EUR"), "euros": ("money", "EUR"), "eura": ("money", "EUR"),
    "mw": ("power", "MW"), "gw": ("power", "GW"), "kw": ("power", "kW"), "kwh": ("energy", "kWh"),
}  # fmt: skip
_SIGNS = {
    "$": "dollar", "€": "EUR", "£": "GBP", "¥": "JPY", "￥": "JPY", "₩": "KRW", "₹": "INR", "₽": "RUB", "฿": "THB", "₺": "TRY", "₪": "ILS",
    "₫": "VND", "₱": "PHP", "₦": "NGN", "₴": "UAH", "₵": "GHS", "₸": "KZT", "₾": "GEL", "₮": "MNT", "₡": "CRC", "₲": "PYG",
    "US$": "USD", "A$": "AUD", "AU$": "AUD", "C$": "CAD", "CA$": "CAD", "NZ$": "NZD", "HK$": "HKD", "S$": "SGD", "NT$": "TWD", "R$": "BRL",
    "MX$": "MXN", "Rs": "rupee", "Rs.": "rupee", "RMB": "CNY", "৳": "BDT", "៛": "KHR", "₭": "LAK", "֏": "AMD", "؋": "AFN", "Tk": "BDT",
}  # fmt: skip
_CODES = """
    USD EUR GBP JPY CNY CHF RUB INR KRW TRY BRL UAH PLN CZK HUF RON ILS SAR AED IRR PKR BDT IDR MYR THB VND PHP AUD CAD NZD MXN ARS CLP COP
    ZAR NGN EGP KES TWD HKD SGD SEK NOK DKK ISK KZT GEL AMD AZN UZS LKR NPR GHS UGX TZS XAF XOF MAD DZD TND QAR KWD BGN RSD
"""


@dataclass(frozen=True, slots=True)
class Units:
    """One language's words: those behind a number, those before it, and currency signs, which stand on either side."""

    behind: Phrases[Unit]
    before: Phrases[Unit]
    signs: re.Pattern[str]
    sign_names: dict[str, str]

    def sign_before(self, text: str, place: int) -> tuple[int, Unit] | None:
        """The currency sign that ends right before a place, a space between them allowed, and where it begins."""
        from_ = max(0, place - 8)
        for found in self.signs.finditer(text, from_, place):
            if text[found.end() : place].strip("\u00a0\u202f ") == "" and not (found.start() and _part_of_word(text, found)):
                return found.start(), Unit("money", self.sign_names[found[0]])
        return None

    def sign_behind(self, text: str, place: int) -> Found[Unit] | None:
        found = self.signs.match(text, place)
        if found is None or (found[0][-1].isalpha() and text[found.end() : found.end() + 1].isalpha()):
            return None
        return Found(found.start(), found.end(), Unit("money", self.sign_names[found[0]]))


def _part_of_word(text: str, found: re.Match[str]) -> bool:
    return found[0][0].isalpha() and text[found.start() - 1].isalnum()


@lru_cache(maxsize=LANGUAGES_KEPT)
def units(language: str) -> Units:
    """The units of a language or its near relation; signs and international symbols for any other."""
    key = related(language, rows()) or related("fil" if language == "tl" else language, rows())
    behind: dict[str, Unit] = {phrase: Unit(*unit) for phrase, unit in _EVERYWHERE.items()}
    before: dict[str, Unit] = {"%": Unit("percent", "%"), "٪": Unit("percent", "%")}
    signs = dict(_SIGNS) | {code: code for code in _CODES.split()}
    for kind, name, side, phrases in (row.split("\t") for row in rows().get(key or "", ())):
        if kind == "scale":
            continue
        for phrase in phrases.split("|"):
            if len(phrase) == 1 and _ALONE.match(phrase):
                continue
            if side == "symbol":
                signs[phrase] = name
                continue
            if side != "before":
                behind.setdefault(f"{phrase}*" if key == "ko" and phrase.isalpha() and not phrase.isascii() else phrase, Unit(kind, name))
            if side != "after":
                before.setdefault(phrase.rstrip("*") if kind == "money" else phrase, Unit(kind, name))
    pattern = "|".join(sorted(map(re.escape, signs), key=len, reverse=True))
    return Units(Phrases(behind, language), Phrases(before, language), re.compile(pattern), signs)
