"""The analysts as an editor wrote them down: one TOML file each, read and checked."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import fields
from pathlib import Path
from typing import Any

from nightdesk.foundation.errors import BadInput
from nightdesk.foundation.ids import PersonaId
from nightdesk.foundation.written import read_toml
from nightdesk.personas.colours import contrast, is_colour
from nightdesk.personas.model import Palette, Persona
from nightdesk.stories.model import Subject

_TEXTS = ("name", "beat", "lens", "voice", "disclosure", "title", "region_name")
_LISTS = ("questions", "countries", "subjects", "languages", "sources", "never")
_OPTIONAL = ("takes_anywhere", "takes_the_rest")
_PALETTE = tuple(field.name for field in fields(Palette))
_CODES = {"countries": re.compile(r"[A-Z]{2}"), "languages": re.compile(r"[a-z]{2,3}(-[A-Za-z0-9]{2,12})*")}
_MACHINE = re.compile(r"\b(AI|software|machine|program)\b", re.IGNORECASE)
# WCAG 2.2: 7:1 for running text (AAA), 4.5:1 for links and marks (AA).
_INK_ON_PAPER, _ACCENT_ON_PAPER = 7.0, 4.5


def read_roster(folder: Path) -> tuple[Persona, ...]:
    """All analysts of a folder, in the order of their files' names. Raise BadInput naming the file and the key that is wrong."""
    personas = tuple(read_persona(file) for file in sorted(folder.glob("*.toml")))
    if not personas:
        raise BadInput(str(folder), None, "no analyst is written down here (one .toml file each)")
    check_roster(folder, personas)
    return personas


def check_roster(folder: Path, personas: Sequence[Persona]) -> None:
    """What must hold for all together: names differ, and exactly one takes what no region claims."""
    names = [persona.name.casefold() for persona in personas]
    twice = sorted({name for name in names if names.count(name) > 1})
    if twice:
        raise BadInput(str(folder), None, f"two analysts are named {twice[0]!r}")
    rest = [persona.id for persona in personas if persona.takes_the_rest]
    if len(rest) != 1:
        said = ", ".join(rest) or "nobody"
        raise BadInput(str(folder), None, f"exactly one analyst must have 'takes_the_rest = true', not {said}")


def find_persona(personas: Sequence[Persona], id_: str) -> Persona | None:
    return next((persona for persona in personas if persona.id == id_), None)


def read_persona(file: Path) -> Persona:
    """One analyst; its id is the file's name. Raise BadInput naming the key that is wrong."""
    return _Reader(file, read_toml(file)).persona()


class _Reader:
    def __init__(self, file: Path, written: Mapping[str, Any]) -> None:
        self.file, self.written = file, written

    def persona(self) -> Persona:
        unknown = sorted(set(self.written) - {*_TEXTS, *_LISTS, *_OPTIONAL, "palette"})
        if unknown:
            raise self._wrong(unknown[0], "no such key")
        text = {key: self._text(key) for key in _TEXTS}
        lists = {key: self._list(key) for key in _LISTS}
        return Persona(
            id=PersonaId(self.file.stem),
            name=text["name"],
            beat=text["beat"],
            lens=text["lens"],
            questions=lists["questions"],
            countries=frozenset(self._codes("countries", lists["countries"])),
            subjects=self._subjects("subjects", lists["subjects"]),
            languages=self._codes("languages", lists["languages"]),
            sources=lists["sources"],
            voice=text["voice"],
            never=lists["never"],
            disclosure=self._disclosure(text["disclosure"]),
            palette=self._palette(),
            title=text["title"],
            region_name=text["region_name"],
            takes_anywhere=self._subjects("takes_anywhere", self._list("takes_anywhere", required=False)),
            takes_the_rest=self._flag("takes_the_rest"),
        )

    def _text(self, key: str) -> str:
        value = self.written.get(key)
        if not isinstance(value, str) or not value.strip():
            raise self._wrong(key, "a text is needed")
        return value.strip()

    def _list(self, key: str, required: bool = True) -> tuple[str, ...]:
        value = self.written.get(key, [])
        if not isinstance(value, list) or not all(isinstance(entry, str) and entry.strip() for entry in value):
            raise self._wrong(key, "a list of texts is needed")
        if required and not value:
            raise self._wrong(key, "at least one entry is needed")
        return tuple(entry.strip() for entry in value)

    def _flag(self, key: str) -> bool:
        value = self.written.get(key, False)
        if not isinstance(value, bool):
            raise self._wrong(key, "true or false is needed")
        return value

    def _codes(self, key: str, codes: tuple[str, ...]) -> tuple[str, ...]:
        for code in codes:
            if not _CODES[key].fullmatch(code):
                raise self._wrong(key, f"{code!r} is no code ('PK' for a country, 'ur' for a language)")
        return codes

    def _subjects(self, key: str, subjects: tuple[str, ...]) -> tuple[str, ...]:
        known = [subject.value for subject in Subject]
        for subject in subjects:
            if subject not in known:
                raise self._wrong(key, f"{subject!r} is no subject; the subjects are {', '.join(known)}")
        return subjects

    def _disclosure(self, text: str) -> str:
        if not _MACHINE.search(text):
            raise self._wrong("disclosure", "it must say plainly that the analyst is an AI, a machine or software")
        return text

    def _palette(self) -> Palette:
        written = self.written.get("palette")
        if not isinstance(written, dict) or set(written) != set(_PALETTE):
            raise self._wrong("palette", f"it needs exactly {', '.join(_PALETTE)}")
        for name in _PALETTE:
            if not is_colour(written[name]):
                raise self._wrong(f"palette.{name}", "a colour as #rrggbb is needed")
        palette = Palette(**{name: str(written[name]).lower() for name in _PALETTE})
        for name, colour, least in (("ink", palette.ink, _INK_ON_PAPER), ("accent", palette.accent, _ACCENT_ON_PAPER)):
            if contrast(colour, palette.paper) < least:
                raise self._wrong(f"palette.{name}", f"too faint on its paper: contrast must be at least {least:g} to 1")
        return palette

    def _wrong(self, key: str, problem: str) -> BadInput:
        return BadInput(str(self.file), None, f"{key}: {problem}")
