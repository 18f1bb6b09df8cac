"""Makes `data/world-regions.tsv`: regions of the world by the UN M49, under their names in all languages. Run by hand:

python -m nightdesk.languages.build_world_regions

Whole continents are left out: they are one word, no part of which is a country, but for America, which many call a country.
"""

from __future__ import annotations

from collections import defaultdict
from pathlib import Path

from babel import Locale, localedata

CODES = "003 005 011 013 014 015 017 018 021 030 034 035 039 143 145 151 154 155 202 419".split()  # noqa: SIM905
_MORE = """
003 en North American|North Americans
005 en South American|South Americans
011 en West Africa|West African|West Africans|Western African
013 en Central American|Central Americans
014 en East Africa|East African|East Africans|Eastern African
015 en North Africa|North African|North Africans|Northern African
017 en Central Africa
018 en Southern African
030 en East Asia|East Asian|East Asians|Eastern Asian
034 en South Asia|South Asian|South Asians
035 en South-East Asia|South East Asia|Southeast Asian|Southeast Asians|South-East Asian
039 en South European|Southern European
143 en Central Asian|Central Asians
145 en West Asia|West Asian|Middle East|Middle Eastern|Near East|Near Eastern
151 en East Europe|East European|Eastern European
154 en North Europe|Northern European
155 en West Europe|West European|Western European
202 en Sub-Saharan African
419 en Latin American|Latin Americans
013 de Zentralamerika
145 de Nahost|Naher Osten|Nahen Osten
005 es América del Sur
013 es América Central
419 es América Latina
145 fr Moyen-Orient|Proche-Orient
003 ja 北米
005 ja 南米
013 ja 中米
145 ja 中東
419 ja 中南米
145 pt Oriente Médio|Médio Oriente
003 zh 北美
005 zh 南美
145 zh 中东
419 zh 拉美
003 zh_Hant 北美
005 zh_Hant 南美
145 zh_Hant 中東
419 zh_Hant 拉美
"""
"""What the Unicode CLDR lacks: adjectives, and what newspapers say."""


def rows() -> list[str]:
    names: dict[tuple[str, str], list[str]] = defaultdict(list)
    for identifier in sorted(localedata.locale_identifiers()):
        parts = identifier.split("_")
        if len(parts) > 2 or (len(parts) == 2 and len(parts[1]) != 4):
            continue
        territories = Locale.parse(identifier).territories
        for code in CODES:
            if code in territories:
                names[code, identifier].append(territories[code])
    for line in _MORE.strip().splitlines():
        code, language, more = line.split(" ", 2)
        names[code, language] += more.split("|")
    return [f"{code}\t{language}\t{'|'.join(dict.fromkeys(own))}\n" for (code, language), own in sorted(names.items())]


if __name__ == "__main__":
    (Path(__file__).parent / "data" / "world-regions.tsv").write_text("".join(rows()), "utf-8")
