"""What machines ask for: robots.txt and the sitemaps."""

from __future__ import annotations

from datetime import timedelta

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponsePermanentRedirect
from django.shortcuts import render
from django.templatetags.static import static
from django.urls import reverse
from django.utils import timezone

from nightdesk_site.reader import lists
from nightdesk_site.reader.analysts import analysts
from nightdesk_site.reader.house import site_address

_MOST = 10_000
_AI_CRAWLERS = (
    *("AI2Bot", "Amazonbot", "anthropic-ai", "Applebot-Extended", "Bytespider", "CCBot", "ClaudeBot", "cohere-ai", "Diffbot"),
    *("FacebookBot", "Google-Extended", "GPTBot", "ImagesiftBot", "meta-externalagent", "Omgilibot", "PerplexityBot", "Timpibot"),
)
"""Names under which such programs say they ask, from their makers' own pages."""
_NEWS = timedelta(days=2)


def favicon(request: HttpRequest) -> HttpResponse:
    """For programs that ask for the old name without reading the page."""
    return HttpResponsePermanentRedirect(static("reader/mark.svg"))


def robots(request: HttpRequest) -> HttpResponse:
    """Who may read what. Programs that gather text for AI are let in or not as the publisher chose."""
    own = ("/desk/", "/sign-in/", "/sign-up/", "/account/", "/feeds/own/", "/letters/", "/payments/", "/search/")
    lines = ["User-agent: *", *(f"Disallow: {path}" for path in own)]
    if not settings.NEWSROOM.ai_crawlers:
        lines += ["", *(f"User-agent: {name}" for name in _AI_CRAWLERS), "Disallow: /"]
    lines += ["", f"Sitemap: {site_address()}/sitemap.xml", f"Sitemap: {site_address()}/sitemap-news.xml"]
    return HttpResponse("\n".join(lines) + "\n", content_type="text/plain; charset=utf-8")


def sitemap(request: HttpRequest) -> HttpResponse:
    pages = [reverse(name) for name in ("front", "analysts", "places", "subjects", "process", "sources", "corrections", "trust", "feeds")]
    pages += [reverse("analyst", args=[name]) for name in analysts()]
    pages += [reverse("place", args=[mark.slug]) for mark in lists.places()]
    pages += [reverse("subject", args=[mark.slug]) for mark in lists.subjects()]
    context = {"site": site_address(), "pages": pages, "rows": lists.published()[:_MOST]}
    return render(request, "reader/sitemap.xml", context, content_type="application/xml")


def news_sitemap(request: HttpRequest) -> HttpResponse:
    """The last two days' articles. Those from a recorded wire are no news and stay out."""
    rows = lists.published().filter(played=False, published_at__gte=timezone.now() - _NEWS)[:1000]
    return render(request, "reader/news_sitemap.xml", {"site": site_address(), "rows": rows}, content_type="application/xml")
