"""The book of calls to language models: reserved before, settled after, answered once."""

from __future__ import annotations

from datetime import datetime, timedelta

from django.db import transaction
from django.db.models import Case, F, QuerySet, Sum, When

from nightdesk.adapters.language_models.caps import BILLIONTH, Caps, Limit
from nightdesk.adapters.language_models.ledger import FinishedCall, PlannedCall

from .models import ModelCallRow, ModelPurseRow

_HOUR, _DAY = timedelta(hours=1), timedelta(days=1)


class DjangoLedger:
    """Implements `nightdesk.adapters.language_models.ledger.Ledger`."""

    def finished(self, key: str) -> FinishedCall | None:
        row = ModelCallRow.objects.filter(key=key, settled_at__isnull=False).order_by("-id").first()
        if row is None:
            return None
        return FinishedCall(row.output, row.trouble, row.input_tokens, row.output_tokens, row.cost, row.seconds)

    @transaction.atomic
    def reserve(self, call: PlannedCall, caps: Caps, at: datetime) -> int | str:
        ModelPurseRow.objects.get_or_create(id=1)
        ModelPurseRow.objects.select_for_update().get(id=1)
        calls = ModelCallRow.objects
        for limit, rows, name in (
            (caps.article, calls.filter(about=call.about), "one article"),
            (caps.hour, calls.filter(asked_at__gt=at - _HOUR), "an hour"),
            (caps.day, calls.filter(asked_at__gt=at - _DAY), "a day"),
        ):
            refused = _refused(limit, rows, name, call)
            if refused:
                return refused
        row = ModelCallRow.objects.create(
            key=call.key,
            about=call.about,
            role=call.role,
            step=call.step,
            model=call.model,
            prompt=call.prompt.name,
            prompt_version=call.prompt.hash,
            asked=call.asked,
            reserved_tokens=call.tokens,
            reserved_cost=call.cost,
            asked_at=at,
        )
        return row.id

    def settle(self, number: int, call: FinishedCall, at: datetime) -> None:
        ModelCallRow.objects.filter(id=number, settled_at__isnull=True).update(
            output=call.output,
            trouble=call.trouble,
            input_tokens=call.input_tokens,
            output_tokens=call.output_tokens,
            cost=call.cost,
            seconds=call.seconds,
            settled_at=at,
        )


def _refused(limit: Limit, rows: QuerySet[ModelCallRow], name: str, call: PlannedCall) -> str:
    if limit.tokens is None and limit.cost is None:
        return ""
    tokens, cost = spent(rows)
    if limit.tokens is not None and tokens + call.tokens > limit.tokens:
        left = max(0, limit.tokens - tokens)
        return f"The cap of {limit.tokens:,} tokens for {name} leaves {left:,}, and this question may come to {call.tokens:,}."
    if limit.cost is not None and cost + call.cost > limit.cost:
        left = max(0, limit.cost - cost)
        return (
            f"The cap of {limit.cost / BILLIONTH:g} US dollars for {name} leaves {left / BILLIONTH:.4f}, "
            f"and this question may come to {call.cost / BILLIONTH:.4f}."
        )
    return ""


def spent(rows: QuerySet[ModelCallRow]) -> tuple[int, int]:
    """Tokens and billionths of a US dollar that these calls came to, or may come to while they are not settled."""
    found = rows.aggregate(
        tokens=Sum(Case(When(settled_at__isnull=True, then=F("reserved_tokens")), default=F("input_tokens") + F("output_tokens"))),
        money=Sum(Case(When(settled_at__isnull=True, then=F("reserved_cost")), default=F("cost"))),
    )
    return found["tokens"] or 0, found["money"] or 0
