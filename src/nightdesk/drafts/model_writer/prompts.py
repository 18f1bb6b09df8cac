"""The prompts as an editor keeps them: files, with the hash of their bytes in every article's record."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

from nightdesk.drafts.language_model import PromptVersion
from nightdesk.foundation.errors import BadInput

_GAP = re.compile(r"\{\{(\w+)\}\}")
NAMES = ("rules", "plan", "write", "repair", "translate", "judge", "read-claims", "picture")


@dataclass(frozen=True, slots=True)
class Prompts:
    """The text of each prompt by name, and the house style that some of them take in."""

    texts: Mapping[str, str]
    house_style: str

    def fill(self, *names: str, **words: str) -> tuple[str, PromptVersion]:
        """The named prompts one after the other with their gaps filled, and which version of them that is."""
        known = {"house_style": self.house_style, **words}
        text = "\n\n".join(_filled(name, self.texts[name], known) for name in names)
        digest = sha256("\x1f".join([*(self.texts[name] for name in names), self.house_style]).encode()).hexdigest()
        return text, PromptVersion("+".join(names), digest)


def read_prompts(folder: Path, house_style: Path) -> Prompts:
    """Raise BadInput naming the file that is missing or has a gap that nothing fills."""
    texts = {name: _read(folder / f"{name}.md") for name in NAMES}
    return Prompts(texts, _read(house_style))


def _read(file: Path) -> str:
    try:
        text = file.read_text(encoding="utf-8").strip()
    except (OSError, UnicodeDecodeError) as error:
        raise BadInput(str(file), None, f"a prompt cannot be read: {error}") from error
    if not text:
        raise BadInput(str(file), None, "the prompt is empty")
    return text


def _filled(name: str, text: str, words: Mapping[str, str]) -> str:
    def word(gap: re.Match[str]) -> str:
        if gap[1] not in words:
            raise BadInput(f"{name}.md", None, f"nothing fills {{{{{gap[1]}}}}}; it knows {', '.join(sorted(words))}")
        return words[gap[1]]

    return _GAP.sub(word, text)
