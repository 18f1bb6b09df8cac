"""How much was heard in each language: counted as it comes in, so that a page which tells of it walks through no item."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import Count, F, Q, Sum

from nightdesk.wire.model import Item

from .models import LanguageRow


@dataclass(frozen=True, slots=True)
class HeardSoFar:
    languages: int
    items: int


def count_in(items: Iterable[Item]) -> None:
    """Add new items to the count of their languages. Call it last in their transaction: others who count wait for its end."""
    new = Counter(item.language for item in items)
    LanguageRow.objects.bulk_create([LanguageRow(language=language) for language in sorted(new)], ignore_conflicts=True)
    for language in sorted(new):
        LanguageRow.objects.filter(language=language).update(items=F("items") + new[language])


def heard_so_far() -> HeardSoFar:
    return HeardSoFar(**LanguageRow.objects.aggregate(languages=Count("pk", filter=Q(items__gt=0)), items=Sum("items", default=0)))
