"""Hostile XML is refused before anything clever looks at it: entities, bottomless nesting, millions of elements."""

from __future__ import annotations

import re
from xml.parsers import expat

from nightdesk.foundation.errors import UnreadableFeed

MAX_ELEMENTS = 100_000
MAX_DEPTH = 200
MAX_MENDABLE = 512_000
_DOCTYPE = re.compile(r"<!DOCTYPE[^<>\[]{0,2000}\[", re.IGNORECASE)
_REFERENCE = re.compile(r"&#([xX][0-9a-fA-F]{1,8}|[0-9a-fA-F]{1,8});")
_ENTITY = re.compile(r"<!ENTITY", re.IGNORECASE)


def guard(text: str) -> None:
    """Raise UnreadableFeed if `text` may not be given to a feed parser.

    XML that is not well-formed passes if it is small, for a forgiving parser can still find the pieces in it.
    """
    refuse_entities(text)
    try:
        _walk(text)
    except expat.ExpatError as error:
        if len(text) > MAX_MENDABLE or text.count("<") > MAX_ELEMENTS:
            why = f"{expat.ErrorString(error.code)}, line {error.lineno}"
            raise UnreadableFeed(f"it is not well-formed XML ({why}), and too large to mend") from None


def refuse_entities(text: str) -> None:
    """Raise UnreadableFeed if `text` declares entities of its own."""
    if (doctype := _DOCTYPE.search(text)) and _ENTITY.search(text, doctype.end()):
        raise UnreadableFeed("it declares XML entities, which can hide a bomb; feeds have no need of them")


def without_impossible(text: str) -> str:
    """The text without references to what is no character (`&#xD800;`): a forgiving parser lets them through and breaks on them later."""
    return _REFERENCE.sub(lambda found: found[0] if _is_character(found[1]) else "", text)


def _is_character(number: str) -> bool:
    point = int(number[1:], 16) if number[0] in "xX" else int(number) if number.isdigit() else 0
    return point in (9, 10, 13) or 32 <= point < 0xD800 or 0xE000 <= point < 0xFFFE or 0x10000 <= point <= 0x10FFFF


def _walk(text: str) -> None:
    depth = elements = 0

    def start(_name: str, _attributes: object) -> None:
        nonlocal depth, elements
        depth, elements = depth + 1, elements + 1
        if depth > MAX_DEPTH:
            raise UnreadableFeed(f"its elements are nested more than {MAX_DEPTH} deep")
        if elements > MAX_ELEMENTS:
            raise UnreadableFeed(f"it holds more than {MAX_ELEMENTS:,} elements")

    def end(_name: str) -> None:
        nonlocal depth
        depth -= 1

    def entity(*_: object) -> None:
        raise UnreadableFeed("it declares XML entities, which can hide a bomb; feeds have no need of them")

    parser = expat.ParserCreate("utf-8")
    parser.StartElementHandler, parser.EndElementHandler = start, end
    parser.EntityDeclHandler = entity
    parser.Parse(text.encode("utf-8", "ignore"), True)
