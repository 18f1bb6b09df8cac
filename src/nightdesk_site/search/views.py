"""The search page."""

from __future__ import annotations

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from .index import find

_ON_A_PAGE = 24
_LONGEST = 200


def search(request: HttpRequest) -> HttpResponse:
    words = request.GET.get("q", "")[:_LONGEST]
    page = Paginator(find(words), _ON_A_PAGE).get_page(request.GET.get("page"))
    return render(request, "search/search.html", {"words": words, "page": page})
