"""What the publisher wrote down, as every room of the site reads it: once for each file."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from django.conf import settings

from nightdesk.publish.publisher import Publisher, read_publisher


def publisher() -> Publisher:
    return _read(settings.NEWSROOM.newsroom / "publisher.toml")


@cache
def _read(file: Path) -> Publisher:
    return read_publisher(file)
