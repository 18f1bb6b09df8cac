"""The newsroom's settings: where the signing key comes from."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from nightdesk.settings import Settings


def test_the_signing_key_is_made_once_and_readable_by_its_owner_alone(tmp_path: Path) -> None:
    settings = Settings(data=tmp_path / "data", secret="")
    made = settings.signing_key()
    assert len(made) >= 50
    assert settings.signing_key() == made
    assert [(file.name, file.stat().st_mode & 0o777) for file in (tmp_path / "data").iterdir()] == [("secret", 0o600)]


def test_those_who_start_together_share_one_key(tmp_path: Path) -> None:
    with ThreadPoolExecutor(8) as together:
        for night in range(100):
            settings = Settings(data=tmp_path / str(night), secret="")
            assert len(set(together.map(Settings.signing_key, [settings] * 8))) == 1


def test_a_given_key_is_used_and_nothing_is_written(tmp_path: Path) -> None:
    assert Settings(data=tmp_path / "data", secret="given").signing_key() == "given"
    assert not (tmp_path / "data").exists()
