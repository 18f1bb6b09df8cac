"""Which lines of the archive a brief tells, against lines chosen and refused by hand. Raise the floors when it gets better."""

from __future__ import annotations

import json
from collections import Counter
from pathlib import Path
from typing import Any

import pytest

from nightdesk.adapters.archives import SqliteArchive, build_archive
from nightdesk.drafts.embedded import TooThin, write
from nightdesk.drafts.model import SectionRole, sentences_of
from unit.drafts.packs import ROOT, line, pack_of_items

GOLD = Path(__file__).parent / "gold" / "background-lines.jsonl"


@pytest.fixture(scope="module")
def score(tmp_path_factory: pytest.TempPathFactory) -> Counter[str]:
    file: Path = tmp_path_factory.mktemp("morgue") / "archive.sqlite3"
    build_archive(ROOT / "newsroom" / "archive" / "current-events-2002-to-2025.jsonl.xz", file)
    archive, found = SqliteArchive(file), Counter[str]()
    for story in map(json.loads, GOLD.read_text("utf-8").splitlines()):
        told = _lines_told(story, archive)
        for kind in ("wanted", "unwanted"):
            found[f"{story['half']} {kind}"] += len(story[kind])
            found[f"{story['half']} {kind} told"] += len(told & set(story[kind]))
    return found


def _lines_told(story: dict[str, Any], archive: SqliteArchive) -> set[str]:
    """The lines that the parts on the past and for members rest on."""
    items = tuple(line(story["text"], story["day"], id_=f"t-{number}") for number in (1, 2))
    draft = write(pack_of_items(items, archive))
    if isinstance(draft, TooThin):
        return set()
    documents = {passage.id: passage.document for passage in draft.passages if passage.kind.value == "archive"}
    blocks = [block for section in draft.sections if section.role in (SectionRole.RECORD, SectionRole.MEMBERS) for block in section.blocks]
    return {documents[name] for block in blocks for sentence in sentences_of(block) for name in sentence.passages if name in documents}


def test_what_an_editor_wants_is_told(score: Counter[str]) -> None:
    assert score["develop wanted told"] >= 0.9 * score["develop wanted"]
    assert score["report wanted told"] >= 0.4 * score["report wanted"]


def test_what_only_names_somebody_stays_untold(score: Counter[str]) -> None:
    assert score["develop unwanted"] + score["report unwanted"] >= 50
    assert score["develop unwanted told"] + score["report unwanted told"] <= 2
