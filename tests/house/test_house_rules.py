"""The rules of the house that a reviewer would otherwise have to remember."""

from __future__ import annotations

import ast
import re
import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
SOURCE = sorted((ROOT / "src").rglob("*.py"))
BANNED_NAMES = {"utils", "util", "helpers", "helper", "common", "misc", "manager", "managers", "base"}


def tracked_files() -> list[Path]:
    listed = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, check=True, text=True).stdout
    return [ROOT / name for name in listed.split("\0") if name and (ROOT / name).is_file()]


@pytest.mark.parametrize("file", ["run.lock", "dev.lock"])
def test_every_package_is_pinned_with_a_hash_and_no_lock_names_a_host(file: str) -> None:
    text = (ROOT / "requirements" / file).read_text()
    assert "://" not in text
    assert "--index" not in text
    assert "--find-links" not in text
    pinned = re.findall(r"^([a-z0-9][a-z0-9._-]*)==", text, re.MULTILINE)
    blocks = re.split(r"^(?=[a-z0-9][a-z0-9._-]*==)", text, flags=re.MULTILINE)[1:]
    assert len(pinned) == len(blocks) > 50
    assert all("--hash=sha256:" in block for block in blocks)


def test_no_module_is_a_drawer_for_everything() -> None:
    drawers = [file for file in SOURCE if file.stem.strip("_") in BANNED_NAMES]
    assert drawers == []


def test_every_module_of_the_core_says_what_it_is_for() -> None:
    silent = [
        str(file.relative_to(ROOT))
        for file in SOURCE
        if file.read_text().strip() and ast.get_docstring(ast.parse(file.read_text())) is None and "nightdesk_site" not in file.parts
    ]
    assert silent == []


def test_only_the_settings_read_the_environment() -> None:
    readers = [
        str(file.relative_to(ROOT / "src"))
        for file in SOURCE
        if re.search(r"os\.(environ\b(?!\.setdefault\(\"DJANGO_SETTINGS_MODULE\")|getenv)", file.read_text())
    ]
    # the web server's child inherits the environment whole; nothing is read from it
    assert readers == ["nightdesk/adapters/web_server.py", "nightdesk/settings.py"]


def test_only_the_engine_knows_the_durable_engine() -> None:
    knowing = [
        str(file.relative_to(ROOT / "src")) for file in SOURCE if re.search(r"^\s*(from|import) dbos\b", file.read_text(), re.MULTILINE)
    ]
    assert knowing == ["nightdesk/shift/engine.py"]


def test_no_file_names_a_machine_path() -> None:
    paths = re.compile(rb"/work/|(?<![\w.])/home/[a-z]+/|\.\./shared|/tmp/nd\b")
    found = [
        str(file.relative_to(ROOT)) for file in tracked_files() if file.name != Path(__file__).name and paths.search(file.read_bytes())
    ]
    assert found == []


def test_decisions_are_numbered_without_a_gap() -> None:
    numbers = sorted(int(file.name[:4]) for file in (ROOT / "docs" / "decisions").glob("[0-9]*.md"))
    assert numbers == list(range(1, len(numbers) + 1))


def test_links_in_the_documents_lead_somewhere() -> None:
    broken = []
    for document in [ROOT / "README.md", ROOT / "CONTRIBUTING.md", *(ROOT / "docs").rglob("*.md")]:
        for target in re.findall(r"\]\((?!https?://|#)([^)#\s]+)", document.read_text()):
            if not (document.parent / target).exists():
                broken.append(f"{document.relative_to(ROOT)} -> {target}")
    assert broken == []
