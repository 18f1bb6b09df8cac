"""What kind of reader is asking."""

from __future__ import annotations

from django.http import HttpRequest
from django.utils import timezone

from nightdesk.publish.access import Standing

from .institutions import reads_from_an_institution


def standing_of(request: HttpRequest) -> Standing:
    """Fails closed: whoever is not known for certain is a visitor."""
    if reads_from_an_institution(request.META.get("REMOTE_ADDR", "")):
        return Standing.MEMBER
    user = getattr(request, "user", None)
    if user is None or not user.is_authenticated or not user.is_active:
        return Standing.VISITOR
    try:
        standing: Standing = user.standing_at(timezone.now())
    except ValueError:
        return Standing.VISITOR
    return standing
