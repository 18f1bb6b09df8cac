"""Our callback. Nothing that arrives here is read as news: a signed word wakes the source, and the source is asked itself."""

from __future__ import annotations

from django.conf import settings
from django.core.exceptions import RequestDataTooBig
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.decorators import method_decorator
from django.views import View
from django.views.decorators.csrf import csrf_exempt

from nightdesk.foundation.ids import SourceId
from nightdesk.settings import Settings
from nightdesk.wire.websub import Confirmed, Hub, Subscription, is_signed, secret_for, verify
from nightdesk_site.record import hubs


def subscription(source: SourceId, hub: Hub, newsroom: Settings) -> Subscription:
    """What is asked of a hub for a source; its callback lies on the site's public address."""
    callback = newsroom.public_address + reverse("websub", args=[source])
    return Subscription(source, hub, callback, secret_for(source, hub.topic, newsroom.signing_key()))


@method_decorator(csrf_exempt, name="dispatch")
class Callback(View):
    """GET: did you mean it? POST: there is news. Whoever is not believed gets the same answer as who is, as the recommendation asks."""

    def get(self, request: HttpRequest, source: str) -> HttpResponse:
        asked = _of(source)
        answer = verify(asked, request.GET.dict()) if asked else None
        if asked is None or answer is None:
            return HttpResponse(status=404)
        hubs.answered(asked.source, answer, timezone.now())
        return HttpResponse(answer.challenge if isinstance(answer, Confirmed) else "", content_type="text/plain")

    def post(self, request: HttpRequest, source: str) -> HttpResponse:
        asked = _of(source)
        if asked is None:
            return HttpResponse(status=404)
        try:
            if is_signed(request.body, request.headers.get("X-Hub-Signature"), asked.secret):
                hubs.wake(asked.source, timezone.now())
        except RequestDataTooBig:
            return HttpResponse(status=413)
        return HttpResponse(status=202)


def _of(source: str) -> Subscription | None:
    hub = hubs.hub_of(source)
    return subscription(SourceId(source), hub, settings.NEWSROOM) if hub else None
