"""What a refusal says of a source's health."""

from __future__ import annotations

from nightdesk.sources.model import Health
from nightdesk.wire.ports import Refusal, RefusalKind

MISSING = {404, 410}
_HEALTH_OF_STATUS = {
    410: Health.GONE,
    429: Health.BLOCKED,
    401: Health.BLOCKED,
    402: Health.BLOCKED,
    403: Health.BLOCKED,
    451: Health.BLOCKED,
}
_HEALTH_OF_KIND = {RefusalKind.SLOW: Health.SLOW, RefusalKind.ROBOTS: Health.BLOCKED, RefusalKind.ADDRESS: Health.BLOCKED}


def health_of(refusal: Refusal) -> Health:
    if refusal.status is not None:
        return _HEALTH_OF_STATUS.get(refusal.status, Health.BROKEN)
    return _HEALTH_OF_KIND.get(refusal.kind, Health.BROKEN)
