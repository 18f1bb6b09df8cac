"""Makes `data/units.tsv.xz`, words for units, currencies and large numbers (`nightdesk.languages.cldr`), from the CLDR in Babel. Run by
hand, once per vintage:

    python -m nightdesk.languages.build_units

A unit's words are its CLDR patterns without the number; where the pattern has the number last ("kilomita {0}") they are marked as standing
before it. A currency has its full names, its symbols, and the noun that is left when the country is taken off ("yen" of "Japanese yen");
nouns that several currencies share ("dollar") name no currency of their own.
"""

from __future__ import annotations

import lzma
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from datetime import date
from pathlib import Path
from typing import Any

from babel import Locale, localedata
from babel.core import get_global

HERE = Path(__file__).parent / "data"
UNITS = {
    "concentr-percent": ("percent", "%"),
    "concentr-permille": ("percent", "‰"),
    "length-kilometer": ("length", "km"), "length-meter": ("length", "m"), "length-centimeter": ("length", "cm"),
    "length-millimeter": ("length", "mm"), "length-mile": ("length", "mi"), "length-yard": ("length", "yd"),
    "length-foot": ("length", "ft"),
    "length-inch": ("length", "in"), "length-nautical-mile": ("length", "nmi"), "length-light-year": ("length", "ly"),
    "area-square-kilometer": ("area", "km2"), "area-square-meter": ("area", "m2"), "area-hectare": ("area", "ha"),
    "area-acre": ("area", "acre"), "area-square-mile": ("area", "mi2"), "area-square-foot": ("area", "ft2"),
    "mass-tonne": ("mass", "t"), "mass-ton": ("mass", "ton"), "mass-kilogram": ("mass", "kg"), "mass-gram": ("mass", "g"),
    "mass-milligram": ("mass", "mg"), "mass-pound": ("mass", "lb"), "mass-ounce": ("mass", "oz"),
    "speed-kilometer-per-hour": ("speed", "km/h"), "speed-mile-per-hour": ("speed", "mph"), "speed-meter-per-second": ("speed", "m/s"),
    "speed-knot": ("speed", "kn"),
    "volume-liter": ("volume", "l"), "volume-milliliter": ("volume", "ml"), "volume-gallon": ("volume", "gal"),
    "volume-cubic-meter": ("volume", "m3"), "volume-cubic-kilometer": ("volume", "km3"), "volume-barrel": ("volume", "bbl"),
    "temperature-celsius": ("temperature", "°C"), "temperature-fahrenheit": ("temperature", "°F"),
    "temperature-generic": ("temperature", "°"),
    "energy-kilowatt-hour": ("energy", "kWh"),
    "power-watt": ("power", "W"), "power-kilowatt": ("power", "kW"), "power-megawatt": ("power", "MW"), "power-gigawatt": ("power", "GW"),
    "duration-century": ("duration", "century"), "duration-decade": ("duration", "decade"), "duration-year": ("duration", "year"),
    "duration-month": ("duration", "month"), "duration-week": ("duration", "week"), "duration-day": ("duration", "day"),
    "duration-hour": ("duration", "hour"), "duration-minute": ("duration", "minute"), "duration-second": ("duration", "second"),
}  # fmt: skip
FAMILIES = {
    "dollar": "USD CAD AUD NZD SGD HKD", "pound": "GBP EGP SYP LBP", "franc": "CHF XAF XOF RWF", "peso": "MXN ARS CLP COP PHP",
    "rupee": "INR PKR LKR NPR", "dinar": "KWD JOD IQD DZD TND RSD", "krone": "SEK NOK DKK ISK", "ruble": "RUB BYN",
    "rial": "IRR OMR YER QAR", "shilling": "KES TZS UGX",
}  # fmt: skip
_MAJOR = """
    USD EUR GBP JPY CNY CHF RUB INR KRW TRY BRL UAH PLN CZK HUF RON ILS SAR AED IRR PKR BDT IDR MYR THB VND PHP AUD CAD NZD MXN ARS CLP COP
    ZAR NGN EGP KES TWD HKD SGD SEK NOK DKK ISK KZT GEL AMD AZN UZS LKR NPR MMK KHR
"""
MAJOR = frozenset(_MAJOR.split())
"""Currencies whose names every language keeps; of others those of its own countries."""
ELSEWHERE = {"en": "en_GB", "pt": "pt_PT", "es": "es_MX", "fr": "fr_CA"}
"""Regions that spell otherwise than the tables of their language."""
AMBIGUOUS_SYMBOLS = {
    "m",
    "in",
    "t",
    "g",
    "l",
    "d",
    "h",
    "a",
    "s",
    "c",
    "y",
    "b",
    "n",
    "p",
    "fr",
    "k",
    "q",
    "т",
    "г",
    "ч",
    "м",
    "с",
    "д",
    "л",
}
DAYS_AND_YEARS = frozenset({"yıl", "gün", "yil", "kun", "жыл", "күн", "hafta", "il", "ýyl", "nap", "hét", "urte", "egun", "дні", "дня"})
KEPT = frozenset({"ckb", "la", "yi", "sn", "om", "su", "ny", "kaa"})
FEWEST = 85
"""Rows of a language that CLDR truly describes: what the root of its tables gives to all is less."""
_UNSPACED = re.compile("[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff]")
_VOWEL = re.compile("[aeiouıäöüəіиыаеоуэяюї]$")


def tables() -> dict[str, list[Locale]]:
    """Each language with the tables of its scripts, in the order of their names."""
    found: dict[str, list[Locale]] = defaultdict(list)
    for name in sorted(localedata.locale_identifiers()):
        parts = name.split("_")
        if (len(parts) == 1 or (len(parts) == 2 and len(parts[1]) == 4)) and parts[-1] not in {"Dsrt", "Shaw"}:
            found["nb" if parts[0] == "no" else parts[0]].append(Locale.parse(name))
    for language, region in ELSEWHERE.items():
        found[language].append(Locale.parse(region))
    return found


def active() -> dict[str, list[str]]:
    """Currencies that are legal tender today, with their territories."""
    found: dict[str, list[str]] = defaultdict(list)
    for territory, spans in get_global("territory_currencies").items():
        for code, _, until, tender in spans:
            if tender and (until is None or date(*until) > date(2026, 1, 1)):
                found[code].append(territory)
    return found


def own(language: str) -> frozenset[str]:
    """The currencies of the countries where the language is official."""
    status = get_global("territory_languages")
    places = {place for place, spoken in status.items() for name, facts in spoken.items() if name == language and facts["official_status"]}
    return frozenset(code for code, territories in active().items() if places.intersection(territories))


def _strings(tree: Any) -> Iterator[str]:
    if isinstance(tree, str):
        yield tree
    elif hasattr(tree, "items"):
        for name, branch in tree.items():
            if name != "per":
                yield from _strings(branch)


def _clean(word: str) -> str:
    return re.sub(r"\s+", " ", re.sub("[\u200e\u200f\u061c]", "", word)).strip(" .,-\u2011").lower()


def unit_rows(locale: Locale) -> Iterator[tuple[str, str, str]]:
    """Side, unit and one phrase for it."""
    patterns = locale._data["unit_patterns"]
    for key, (kind, unit) in UNITS.items():
        for pattern in set(_strings(patterns.get(key, {}))):
            before, number, behind = pattern.partition("{0}")
            if not number or (before.strip() and behind.strip()):
                continue
            side, phrase = ("before", _clean(before)) if before.strip() else ("after", _clean(behind))
            if (
                phrase
                and (not _is_letter(phrase) or (phrase in {"m", "м"} and unit == "m"))
                and phrase not in AMBIGUOUS_SYMBOLS - {"m", "м"}
            ):
                yield f"{kind}:{unit}:{side}", unit, phrase


def _is_letter(phrase: str) -> bool:
    """Is this a single letter, which stands for too much?"""
    return len(phrase) == 1 and phrase.isalpha() and not _UNSPACED.search(phrase)


def currency_rows(locale: Locale, currencies: dict[str, list[str]], local: frozenset[str]) -> Iterator[tuple[str, str, str]]:
    names, plurals, symbols = (locale._data[key] for key in ("currency_names", "currency_names_plural", "currency_symbols"))
    spelled = {code: {_clean(name) for name in [names.get(code, ""), *_strings(plurals.get(code, {}))] if name} for code in currencies}
    shared = {noun: _common([spelled[code] for code in codes.split()]) for noun, codes in FAMILIES.items()}
    for noun, phrases in shared.items():
        yield from ((f"money:{noun}:both", noun, phrase) for phrase in phrases)
    taken = {phrase for phrases in shared.values() for phrase in phrases}
    for code in sorted(MAJOR | local):
        for phrase in sorted(spelled[code]):
            yield f"money:{code}:both", code, phrase
            bare = _without_country(phrase, [_clean(locale.territories.get(place, "")) for place in currencies[code]])
            elsewhere = any(bare in other for key, others in spelled.items() if key != code for other in others) if bare else True
            if bare and (len(bare) > 1 or bare == "円") and bare not in taken and (not elsewhere or code in local):
                yield f"money:{code}:both", code, bare
        symbol = re.sub("[\u200e\u200f\u061c\u00a0]", "", symbols.get(code, "")).strip(" .")
        if symbol and symbol.lower() not in AMBIGUOUS_SYMBOLS and symbol not in {"¤", code}:
            yield f"money:{code}:symbol", code, symbol


def scale_rows(locale: Locale) -> Iterator[tuple[str, str, str]]:
    """Words for a million and more, from the patterns for long numbers."""
    formats = locale._data["compact_decimal_formats"]
    for style in ("long", "short"):
        for patterns in formats.get(style, {}).values():
            for size, number in patterns.items():
                pattern = str(number.pattern).split(";")[0].replace("'", "")
                zeros = pattern.count("0")
                word = _clean(pattern.replace("0", "").replace("\u00a0", " "))
                value = 10 ** (len(size) - zeros) if zeros else 0
                if (
                    value >= 10**6
                    and len(word) > 2
                    and not _UNSPACED.search(word)
                    and all(letter.isalpha() or letter == " " for letter in word)
                ):
                    yield f"scale:{value}:after", str(value), word


def _common(names: Iterable[set[str]]) -> set[str]:
    """Words, or in scripts without spaces runs of letters, that the names of most currencies of a family share."""
    every = [found for found in names if found]
    if len(every) < 2:
        return set()
    pieces: dict[str, int] = defaultdict(int)
    for found in every:
        for piece in {piece for name in found for piece in _pieces(name)}:
            pieces[piece] += 1
    common = {piece for piece, count in pieces.items() if count >= max(2, 0.7 * len(every))}
    return {piece for piece in common if not any(piece != other and piece in other and _UNSPACED.search(piece) for other in common)}


def _pieces(name: str) -> Iterator[str]:
    if _UNSPACED.search(name):
        yield from (name[start:end] for start in range(len(name)) for end in range(start + 2, len(name) + 1) if " " not in name[start:end])
    else:
        yield from (word for word in re.split(r"[\s\-\u2011]+", name) if len(word) > 2)


def _without_country(name: str, countries: Iterable[str]) -> str | None:
    """The noun of a currency's name; None if it cannot be told from the country."""
    for country in filter(None, countries):
        if _UNSPACED.search(name):
            if country in name and name != country:
                return name.replace(country, "").strip(" ・") or None
            continue
        words = name.split(" ")
        kept = [word for word in words if not any(word[:4] == part[:4] for part in re.split(r"[\s\-]+", country) if len(part) > 2)]
        if len(kept) == 1 and len(words) == 2 and len(kept[0]) > 2:
            return kept[0]
    return None


def written(phrase: str) -> str:
    """How the lexicon holds a phrase: a longer word may take endings, and its last vowel may change."""
    last = phrase.split(" ")[-1]
    if phrase in DAYS_AND_YEARS:
        return f"{phrase}*"
    if last in {"euro", "евро", "євро", "mil", "мил", "მილი", "mila"}:
        return phrase
    if _UNSPACED.search(phrase) or len(last) < 4 or not last.isalpha():
        return phrase
    return f"{_VOWEL.sub('', phrase)}*" if len(last) > 5 else f"{phrase}*"


def rows() -> Iterator[str]:
    currencies = active()
    for language, locales in tables().items():
        if not any(locale._data["unit_patterns"].get("length-kilometer") for locale in locales):
            continue
        local = own(language)
        phrases: dict[str, set[str]] = defaultdict(set)
        for locale in locales:
            for key, _, phrase in [*unit_rows(locale), *currency_rows(locale, currencies, local), *scale_rows(locale)]:
                if "|" not in phrase and "\t" not in phrase and len(phrase) < 40:
                    phrases[key].add(phrase if key.endswith("symbol") else written(phrase))
        for key in sorted(phrases) if len(phrases) >= FEWEST or language in KEPT else ():
            yield "\t".join((language, *key.split(":"), "|".join(sorted(phrases[key]))))


def main() -> None:
    (HERE / "units.tsv.xz").write_bytes(lzma.compress(("\n".join(rows()) + "\n").encode()))


if __name__ == "__main__":
    main()
