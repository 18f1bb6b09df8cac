"""The real archive, built once for all tests of the shift."""

from __future__ import annotations

from unit.drafts.conftest import morgue

__all__ = ["morgue"]
