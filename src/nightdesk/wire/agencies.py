"""Whose piece it is: the agency that a text is credited to, by its dateline, its by-line or its last line.

Newspapers print agencies' pieces cut and reworded, so that the words alone do not always show it; the credit does. Names are those of
national and international agencies as they sign in print.
"""

from __future__ import annotations

import re

from nightdesk.wire.model import Item

_SIGNED = {
    "AP": ("AP", "Associated Press", "The Associated Press"),
    "Reuters": ("Reuters", "Thomson Reuters", "رويترز", "Рейтер", "路透社", "ロイター"),
    "AFP": ("AFP", "Agence France-Presse", "أ ف ب", "法新社"),
    "dpa": ("dpa", "Deutsche Presse-Agentur", "dpa-AFX"),
    "EFE": ("EFE", "Agencia EFE"),
    "ANSA": ("ANSA",),
    "TASS": ("TASS", "ТАСС"),
    "Interfax": ("Interfax", "Интерфакс"),
    "RIA": ("RIA Novosti", "РИА Новости"),
    "Xinhua": ("Xinhua", "新华社", "新華社"),
    "Kyodo": ("Kyodo", "Kyodo News", "共同通信"),
    "Jiji": ("Jiji", "Jiji Press", "時事通信"),
    "Yonhap": ("Yonhap", "연합뉴스"),
    "Anadolu": ("Anadolu", "Anadolu Agency", "AA", "Anadolu Ajansı"),
    "PTI": ("PTI", "Press Trust of India"),
    "ANI": ("ANI",),
    "IRNA": ("IRNA", "ایرنا"),
    "Antara": ("Antara", "ANTARA"),
    "Bernama": ("Bernama",),
    "APA": ("APA",),
    "Belga": ("Belga",),
    "ANP": ("ANP",),
    "NTB": ("NTB",),
    "TT": ("TT",),
    "Ritzau": ("Ritzau",),
    "STT": ("STT",),
    "PAP": ("PAP",),
    "Lusa": ("Lusa",),
    "Agência Brasil": ("Agência Brasil",),
    "Notimex": ("Notimex",),
    "Europa Press": ("Europa Press",),
    "Ukrinform": ("Ukrinform", "Укрінформ"),
}
_AGENCY = {name.casefold(): agency for agency, names in _SIGNED.items() for name in names}
_NAMES = "|".join(re.escape(name) for name in sorted({name for names in _SIGNED.values() for name in names}, key=len, reverse=True))
_DATELINE = re.compile(rf"^[^!?\n]{{0,60}}[(（\[]({_NAMES})[)）\]]\s{{0,3}}[-–—:]", re.IGNORECASE)
_LAST_LINE = re.compile(rf"(?:[(（\[/]|[-–—]\s{{0,3}}|^)({_NAMES})[)）\]/]?\.?\s{{0,3}}$", re.IGNORECASE | re.MULTILINE)
_HEAD, _TAIL = 120, 60


def agency_of(item: Item) -> str | None:
    """The agency a piece is credited to, under one name; None if it is credited to none."""
    if item.author and (agency := _AGENCY.get(item.author.strip().casefold())):
        return agency
    found = _DATELINE.match(item.text[:_HEAD]) or _LAST_LINE.search(item.text[-_TAIL:].rstrip())
    return _AGENCY[found[1].casefold()] if found else None
