"""The read API: what is published, as data, each sentence with what it rests on. It gives what the page gives the same reader."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from functools import cache
from typing import Any, cast

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.urls import reverse
from pydantic import TypeAdapter

from nightdesk.publish.reading import ReaderArticle
from nightdesk_site.reader.house import site_address
from nightdesk_site.reader.lists import published
from nightdesk_site.reader.shelf import reader_article
from nightdesk_site.record.models import ArticleRow
from nightdesk_site.search.index import find

from .keys import standing_of_bearer

_MOST = 100
_FILTERS = {"place": "place_slug", "subject": "subject", "analyst": "persona", "country": "country"}


@dataclass(frozen=True, slots=True)
class Listed:
    """One line of the list. Times are ISO 8601; `address` is the page, `data` this API's own."""

    slug: str
    headline: str
    standfirst: str
    analyst: str
    place: str
    country: str
    subject: str
    languages: list[str]
    sources: int
    first_reported: datetime
    published_at: datetime
    changed_at: datetime
    reviewed_by_person: bool
    played: bool
    ai_generated: bool
    address: str
    data: str


@dataclass(frozen=True, slots=True)
class Listing:
    articles: list[Listed]
    total: int
    page: int
    pages: int


@dataclass(frozen=True, slots=True)
class Problem:
    problem: str


def articles(request: HttpRequest) -> HttpResponse:
    if standing_of_bearer(request) is None:
        return _problem(401, "this key is nobody's, or was taken back")
    asked = request.GET
    page, most = _number(asked.get("page"), 1), _number(asked.get("most"), 24)
    if page is None or most is None or page > 100_000 or most > _MOST:
        return _problem(400, f"page is a whole number of at least 1, most one of 1 to {_MOST}")
    if any("\0" in value for value in asked.values()):
        return _problem(400, "no text holds a zero byte")
    only = {column: asked[name] for name, column in _FILTERS.items() if asked.get(name)}
    rows = find(asked["q"], only) if asked.get("q") else published().filter(**only)
    pages = Paginator(rows, most)
    shown = pages.get_page(page) if page <= pages.num_pages else []
    return _answer(Listing([_listed(row) for row in shown], pages.count, page, pages.num_pages))


def article(request: HttpRequest, slug: str) -> HttpResponse:
    standing = standing_of_bearer(request)
    if standing is None:
        return _problem(401, "this key is nobody's, or was taken back")
    row = ArticleRow.objects.filter(slug=slug, moved_to__isnull=True).first()
    if row is None:
        return _problem(404, "there is no article of that name")
    return _answer(reader_article(row, standing))


def description(request: HttpRequest) -> HttpResponse:
    return JsonResponse(_described(site_address()), json_dumps_params={"ensure_ascii": False})


def _listed(row: ArticleRow) -> Listed:
    return Listed(
        slug=row.slug,
        headline=row.headline,
        standfirst=row.standfirst,
        analyst=row.persona,
        place=row.place,
        country=row.country,
        subject=row.subject,
        languages=row.languages,
        sources=row.sources,
        first_reported=row.first_reported,
        published_at=row.published_at,
        changed_at=row.changed_at,
        reviewed_by_person=row.reviewed_by_person,
        played=row.played,
        ai_generated=True,
        address=site_address() + reverse("article", args=[row.slug]),
        data=site_address() + reverse("api-article", args=[row.slug]),
    )


def _number(told: str | None, otherwise: int) -> int | None:
    if told is None or told == "":
        return otherwise
    return int(told) if told.isascii() and told.isdecimal() and 0 < len(told) < 8 and int(told) > 0 else None


def _answer(told: object) -> HttpResponse:
    body = _adapter(cast(Any, type(told))).dump_json(told)
    answer = HttpResponse(body, content_type="application/json; charset=utf-8")
    answer["Vary"] = "Authorization"
    answer["Access-Control-Allow-Origin"] = "*"
    return answer


def _problem(status: int, words: str) -> HttpResponse:
    answer = _answer(Problem(words))
    answer.status_code = status
    if status == 401:
        answer["WWW-Authenticate"] = "Bearer"
    return answer


@cache
def _adapter(kind: Any) -> TypeAdapter[Any]:
    return TypeAdapter(kind)


@cache
def _described(site: str) -> dict[str, Any]:
    """OpenAPI 3.1, made from the same types that the answers are made of."""
    schemas: dict[str, Any] = {}

    def schema(kind: Any) -> dict[str, str]:
        made = _adapter(kind).json_schema(mode="serialization", ref_template="#/components/schemas/{model}")
        schemas.update(made.pop("$defs", {}))
        schemas[kind.__name__] = made
        return {"$ref": f"#/components/schemas/{kind.__name__}"}

    def answers(kind: Any, *problems: str) -> dict[str, Any]:
        told = {"200": {"description": "what this reader may see", "content": {"application/json": {"schema": schema(kind)}}}}
        wrong = {"description": "what is wrong, in words", "content": {"application/json": {"schema": schema(Problem)}}}
        return told | dict.fromkeys(problems, wrong)

    def parameter(name: str, kind: dict[str, Any], words: str) -> dict[str, Any]:
        return {"name": name, "in": "query", "required": False, "description": words, "schema": kind}

    text = {"type": "string", "maxLength": 200, "pattern": "^[^\\u0000]*$"}
    asked = [
        parameter("q", text, "words that the article has"),
        *(parameter(name, text, f"only of this {name}") for name in _FILTERS),
        parameter("page", {"type": "integer", "minimum": 1, "maximum": 100_000}, "which page, from 1"),
        parameter("most", {"type": "integer", "minimum": 1, "maximum": _MOST}, "articles on a page"),
    ]
    slug = {"name": "slug", "in": "path", "required": True, "schema": {"type": "string", "pattern": "^[-a-zA-Z0-9_]+$"}}
    paths = {
        "/api/articles/": {"get": {"operationId": "articles", "parameters": asked, "responses": answers(Listing, "400", "401")}},
        "/api/articles/{slug}/": {
            "get": {"operationId": "article", "parameters": [slug], "responses": answers(ReaderArticle, "401", "404")}
        },
    }
    return {
        "openapi": "3.1.0",
        "info": {
            "title": "What this newsroom publishes",
            "version": "1",
            "description": "Articles by AI analysts, each sentence with its evidence. A key opens what its owner's account opens.",
        },
        "servers": [{"url": site}],
        "security": [{}, {"key": []}],
        "paths": paths,
        "components": {"schemas": schemas, "securitySchemes": {"key": {"type": "http", "scheme": "bearer"}}},
    }
