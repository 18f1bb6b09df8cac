"""Every address of the site."""

from __future__ import annotations

from django.conf import settings
from django.urls import include, path
from wagtail.admin import urls as wagtailadmin_urls

urlpatterns = [
    path("desk/", include(wagtailadmin_urls)),
    path("", include("nightdesk_site.members.urls")),
    path("", include("nightdesk_site.challenges.urls")),
    path("", include("nightdesk_site.payments.urls")),
    path("", include("nightdesk_site.letters.urls")),
    path("", include("nightdesk_site.openings.urls")),
    path("", include("nightdesk_site.hubs.urls")),
    path("", include("nightdesk_site.reader.urls")),
    path("", include("nightdesk_site.search.urls")),
    path("", include("nightdesk_site.machines.urls")),
]
if settings.NEWSROOM.mail_secret:
    urlpatterns.append(path("mail/", include("anymail.urls")))
handler404 = "nightdesk_site.reader.views.errors.not_found"
handler500 = "nightdesk_site.reader.views.errors.broken"
