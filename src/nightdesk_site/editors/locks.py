"""The lock on what is decided."""

from __future__ import annotations

from typing import Any

from wagtail.locks import BaseLock


class DecidedLock(BaseLock):  # type: ignore[misc]
    """Holds for everybody, whoever they are, and has no key."""

    def for_user(self, user: Any) -> bool:
        return True

    def get_message(self, user: Any) -> str:
        return f"This draft is {self.object.draft.get_state_display()}. Its text stands as it was decided on."

    def get_locked_by(self, user: Any) -> str:
        return "Locked by its decision"

    def get_description(self, user: Any) -> str:
        return "What is decided is not edited; the next revision of the story can be."
