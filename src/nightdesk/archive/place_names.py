"""Names of places as English-language news writes them, today and in the archive's years."""

from __future__ import annotations

# CLDR's name, then the name that the press uses, then further names that it uses or has used.
_NAMES = """
    Antigua & Barbuda | Antigua and Barbuda
    Bosnia & Herzegovina | Bosnia and Herzegovina | Bosnia
    Cape Verde | Cape Verde | Cabo Verde
    Congo - Brazzaville | Republic of the Congo | Congo-Brazzaville
    Congo - Kinshasa | Democratic Republic of the Congo | DR Congo | DRC | Congo-Kinshasa
    Czechia | Czech Republic | Czechia
    Côte d’Ivoire | Ivory Coast | Côte d'Ivoire
    Eswatini | Eswatini | Swaziland
    Hong Kong SAR China | Hong Kong
    Macao SAR China | Macau | Macao
    Myanmar (Burma) | Myanmar | Burma
    North Macedonia | North Macedonia | Republic of Macedonia
    Palestinian Territories | Palestine | Palestinian territories | Gaza | Gaza Strip | West Bank
    Russia | Russia | Russian Federation
    São Tomé & Príncipe | São Tomé and Príncipe
    South Sudan | South Sudan
    St. Kitts & Nevis | Saint Kitts and Nevis
    St. Lucia | Saint Lucia
    St. Vincent & Grenadines | Saint Vincent and the Grenadines
    Timor-Leste | East Timor | Timor-Leste
    Trinidad & Tobago | Trinidad and Tobago
    Türkiye | Turkey | Türkiye
    United Kingdom | United Kingdom | UK | U.K. | Britain | Great Britain | England | Scotland | Wales | Northern Ireland
    United States | United States | U.S. | USA
    Vatican City | Vatican City | Vatican
    Kyiv | Kyiv | Kiev
    Kharkiv | Kharkiv | Kharkov
    Odesa | Odesa | Odessa
    Yangon | Yangon | Rangoon
    Mumbai | Mumbai | Bombay
    Balochistan | Balochistan | Baluchistan
"""
_ROWS = tuple(tuple(name.strip() for name in row.split("|")) for row in _NAMES.strip().splitlines())
_PRESS = {row[0]: row[1] for row in _ROWS}
_ALL = {name: tuple(dict.fromkeys(row[1:])) for row in _ROWS for name in row[:2]}


def press_name(name: str) -> str:
    """ "Turkey" for "Türkiye"; most names stay as they are."""
    return _PRESS.get(name, name)


def names_of_place(name: str) -> tuple[str, ...]:
    """All names under which lines may tell of a place, the usual one first."""
    return _ALL.get(name, (name,))
