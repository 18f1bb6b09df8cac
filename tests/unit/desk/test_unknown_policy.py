"""A newsroom that is told to follow a policy it does not have says so before it sets anything up."""

from __future__ import annotations

from pathlib import Path

import pytest

from nightdesk import bootstrap
from nightdesk.foundation.errors import BadInput
from nightdesk.settings import Settings, read_settings


def test_a_policy_that_is_not_in_the_book_is_refused_before_anything_is_built(tmp_path: Path) -> None:
    known = read_settings()
    settings = Settings(newsroom=known.newsroom, data=tmp_path / "data", policy="loose")
    with pytest.raises(BadInput, match="no policy named 'loose'"):
        bootstrap.prepare(settings)
    assert not settings.data.exists()
