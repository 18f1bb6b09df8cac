"""What the logs may say. Some paths hold a token that opens something, and Django writes the path of every refused request down."""

from __future__ import annotations

import logging
import re

_TOKEN = re.compile(r"/(sign-in|feeds/own|letters/leave)/[^/\s]+")


class WithoutTokens(logging.Filter):
    """Blots tokens out of a message before any handler sees it."""

    def filter(self, record: logging.LogRecord) -> bool:
        record.msg, record.args = _TOKEN.sub(r"/\1/…", record.getMessage()), ()
        return True


LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "filters": {"without_tokens": {"()": WithoutTokens}},
    "handlers": {"console": {"class": "logging.StreamHandler", "filters": ["without_tokens"]}},
    "loggers": {name: {"filters": ["without_tokens"]} for name in ("django.request", "django.security.csrf")},
    "root": {"handlers": ["console"], "level": "WARNING"},
}
