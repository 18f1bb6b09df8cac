"""Publishes three articles, moves one and asks the search, in the database that the settings name. Prints what was found as JSON.

Run by `test_search_finds`, once in each database; what is printed must be the same.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path

from nightdesk.bootstrap import open_site

sys.path.insert(0, str(Path(__file__).parents[1]))
open_site()

from django.core.management import call_command  # noqa: E402

call_command("migrate", interactive=False, verbosity=0)

from django.db import connection  # noqa: E402
from django.test import Client  # noqa: E402

from nightdesk.testing.specimens import balochistan, turkey_and_syria, west_java  # noqa: E402
from nightdesk_site.reader import figures  # noqa: E402
from nightdesk_site.reader.corrections import corrections_of  # noqa: E402
from nightdesk_site.record.models import ArticleRow  # noqa: E402
from nightdesk_site.search.index import find  # noqa: E402
from published import publish  # noqa: E402

articles = (balochistan(), west_java(), turkey_and_syria())
rows = [publish(article) for article in articles]
WORDS = (
    "people",
    "peop",
    "Balochistan",
    "killed people",
    "Türkiye",
    "turkiye",
    "earthquake",
    "nothingofthekind",
    "a",
    "a | b",
    "!&:*'",
    "\\",
)


def found(words: str, **only: str) -> list[str]:
    return [row.slug for row in find(words, only)]


def everything() -> dict[str, object]:
    within = {f"{name} {getattr(row, name)}": found("people", **{name: getattr(row, name)}) for row in rows for name in _COLUMNS}
    api = [Client(SERVER_NAME="127.0.0.1").get("/api/articles/", {"q": "people", "subject": row.subject}).json()["total"] for row in rows]
    return {"words": {words: found(words) for words in WORDS}, "within": within, "api": api}


_COLUMNS = ("place_slug", "subject", "persona", "country")
told: dict[str, object] = {"all": everything()}
ArticleRow.objects.filter(id=rows[0].id).update(moved_to=rows[1].id)
told["one moved"] = everything()
told["trust"] = str(figures.trust(played=rows[0].played))
told["figures"] = str(figures.of_the_record())
told["corrections"] = [(row.article_id, row.number, row.kind) for row in corrections_of()]
sys.stdout.write(json.dumps({"vendor": connection.vendor, "told": told}))
connection.close()
