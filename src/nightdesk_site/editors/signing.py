"""The name an editor signs with. Readers see it, so it is never an address."""

from __future__ import annotations

from nightdesk.foundation.errors import NightdeskError
from nightdesk_site.members.models import Account


class Unsigned(NightdeskError):
    """An editor has told nobody their name yet."""


def signature(editor: Account, given: str = "") -> str:
    """The editor's name; the one `given` is kept if none was known. Raises Unsigned if there is none, or it is an address."""
    name = editor.name or given.strip()
    if not name or "@" in name:
        raise Unsigned("Sign with your name: readers see it, and never your address.")
    if name != editor.name:
        editor.name = name[:200]
        editor.save(update_fields=["name"])
    return editor.name
