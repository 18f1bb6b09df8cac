"""A few hours among outlets good and bad, the short form of `nightdesk measure listening`: nothing lost, kills change nothing."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from nightdesk.cli.listened_week import Span
from nightdesk.cli.measure_listening import measured

SPAN = Span(seed=5, sources=40, start=datetime(2026, 3, 2, tzinfo=UTC), days=0.25)


@pytest.fixture(scope="module")
def told(prepared: Path) -> dict[str, Any]:
    return measured(SPAN, 2, prepared)


@pytest.mark.slow
def test_every_piece_is_received_once_every_edit_is_noticed_and_every_failure_has_its_reason(told: dict[str, Any]) -> None:
    assert told["broken"] == {}, told["examples"]
    assert told["items"] > 200
    assert told["requests"] > 400
    assert len(told["health"]) > 1


@pytest.mark.slow
def test_a_newsroom_that_is_killed_again_and_again_ends_with_the_same_record(told: dict[str, Any]) -> None:
    assert told["same_after_kills"] is True
