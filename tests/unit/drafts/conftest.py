"""The real archive, built once for all tests of the writer."""

from __future__ import annotations

import pytest

from nightdesk.adapters.archives import SqliteArchive, build_archive
from unit.drafts.packs import ROOT


@pytest.fixture(scope="session")
def morgue(tmp_path_factory: pytest.TempPathFactory) -> SqliteArchive:
    file = tmp_path_factory.mktemp("morgue") / "archive.sqlite3"
    build_archive(ROOT / "newsroom" / "archive" / "current-events-2002-to-2025.jsonl.xz", file)
    return SqliteArchive(file)
