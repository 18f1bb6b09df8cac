"""What a browser may load into a page for readers: nothing from elsewhere, and nothing that is written into the page itself."""

from __future__ import annotations

READERS_POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; form-action 'self'; "
    "base-uri 'none'; frame-ancestors 'none'; manifest-src 'self'"
)
