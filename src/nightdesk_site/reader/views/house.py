"""How the newsroom works, whom it listens to, what it had to correct, how to join."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render

from nightdesk.languages.tongues import language_name
from nightdesk.publish.naming import country_name
from nightdesk.shift.revise import NOT_BEFORE, RULE
from nightdesk.sources.model import Source, SourceState
from nightdesk_site.reader import figures, lists
from nightdesk_site.reader.analysts import analysts
from nightdesk_site.reader.corrections import corrections_of
from nightdesk_site.reader.measured import tampering
from nightdesk_site.reader.own_pages import own_pages
from nightdesk_site.record.documents import load
from nightdesk_site.record.models import SourceRow


def process(request: HttpRequest) -> HttpResponse:
    told = figures.of_the_record()
    context = {"newsroom": list(analysts().values()), "figures": told, "policies": figures.policies_in_force(told)}
    context |= {"updates": RULE, "updates_not_before": NOT_BEFORE}
    return render(request, "reader/process.html", context)


def trust(request: HttpRequest) -> HttpResponse:
    """What the newsroom may be judged by, drawn from its record; what was played from a recorded wire is told apart."""
    context = {"figures": figures.of_the_record(), "live": figures.trust(played=False), "recorded": figures.trust(played=True)}
    return render(request, "reader/trust.html", context | {"tampering": tampering()})


def sources(request: HttpRequest) -> HttpResponse:
    """Every source with its language, country, licence and honest state."""
    page = lists.page_of_sources(request.GET.get("page"))
    return render(request, "reader/sources.html", {"page": page, "lines": [_line(row) for row in page.object_list]})


def corrections(request: HttpRequest) -> HttpResponse:
    page = lists.page_of_corrections(corrections_of(), request.GET.get("page"))
    return render(request, "reader/corrections.html", {"page": page})


def own_page(request: HttpRequest, slug: str) -> HttpResponse:
    page = next((page for page in own_pages() if page.slug == slug), None)
    if page is None:
        raise Http404("there is no such page")
    return render(request, "reader/own_page.html", {"page": page})


def feed_index(request: HttpRequest) -> HttpResponse:
    context = {"places": lists.places(), "subjects": lists.subjects(), "newsroom": list(analysts().values())}
    return render(request, "reader/feeds.html", context)


def _line(row: SourceRow) -> dict[str, object]:
    source, state = load(Source, row.document), load(SourceState, row.state)
    return {
        "source": source,
        "language": language_name(source.language) if source.language else None,
        "country": country_name(source.country) if source.country else None,
        "health": state.health.value,
        "reason": state.reason,
    }
