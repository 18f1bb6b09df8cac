"""`nightdesk model`: is the language model set up right, and what has it cost?"""

from __future__ import annotations

import json
import logging
from datetime import UTC, datetime, timedelta

import click
from rich.console import Console
from rich.table import Table

from nightdesk import bootstrap
from nightdesk.settings import Settings, read_settings

console = Console(stderr=True, highlight=False)
_HOWTO = "see docs/how-to/use-a-model.md"


@click.group()
def model() -> None:
    """Language models: try one out, see what was spent.

    A model is set in one line: NIGHTDESK_MODEL=openai:NAME, anthropic:NAME, ollama:NAME@http://HOST:11434, or vllm:NAME@http://HOST:8000.
    Without it the embedded writer works alone, and nobody is contacted. See docs/how-to/use-a-model.md.
    """


@model.command()
@click.option("--json", "as_json", is_flag=True, help="One JSON object on stdout.")
def check(as_json: bool) -> None:
    """Ask the model one small question, and say what came of it."""
    from nightdesk.drafts.language_model import Answered, Ask, Role
    from nightdesk.drafts.model_writer.answers import Plan
    from nightdesk.drafts.model_writer.prompts import read_prompts
    from nightdesk.drafts.model_writer.rendering import TRIAL

    settings = read_settings()
    if settings.model.strip().lower() in ("", "none"):
        raise click.ClickException(f"no model is set (NIGHTDESK_MODEL): the embedded writer works alone; {_HOWTO}")
    bootstrap.open_record()
    logging.getLogger("nightdesk").setLevel(logging.ERROR)
    prompts = read_prompts(settings.newsroom / "prompts", settings.newsroom / "house-style.md")
    text, version = prompts.fill("plan")
    with console.status("[dim]asking") as status:
        desk = bootstrap.language_model(settings, lambda characters: status.update(f"[dim]{characters:,} characters have come"))
        assert desk is not None
        reply = desk.ask(Ask(Role.PLAN, f"check:{datetime.now(UTC):%Y-%m-%dT%H:%M:%S.%f}", "plan", text, TRIAL, version, Plan, 600))
    told = {
        "answered": isinstance(reply, Answered),
        "says": "" if isinstance(reply, Answered) else reply.says,
        "models": [receipt.model for receipt in reply.receipts],
        "tokens": sum(receipt.input_tokens + receipt.output_tokens for receipt in reply.receipts),
        "dollars": sum(receipt.cost for receipt in reply.receipts) / 1_000_000_000,
        "seconds": round(sum(receipt.seconds for receipt in reply.receipts), 2),
    }
    if as_json:
        click.echo(json.dumps(told))
    elif isinstance(reply, Answered):
        told_by = reply.receipts[-1].model if reply.receipts else settings.model
        click.echo(
            f"{told_by} answers in the form asked for: {told['tokens']} tokens, {told['dollars']:.4f} US dollars, {told['seconds']} s"
        )
    if not isinstance(reply, Answered):
        raise click.ClickException(reply.says)


@model.command()
@click.option("--json", "as_json", is_flag=True, help="One JSON object on stdout.")
def spent(as_json: bool) -> None:
    """What calls have come to, in the last hour, the last day and in all, beside the caps."""
    settings = bootstrap.open_record()
    from nightdesk_site.record.calls import spent as total
    from nightdesk_site.record.models import ModelCallRow

    now, calls = datetime.now(UTC), ModelCallRow.objects
    spans = {
        "hour": calls.filter(asked_at__gt=now - timedelta(hours=1)),
        "day": calls.filter(asked_at__gt=now - timedelta(days=1)),
        "ever": calls.all(),
    }
    told = {name: _told(settings, name, rows.count(), *total(rows)) for name, rows in spans.items()}
    if as_json:
        click.echo(json.dumps(told))
        return
    table = Table("", "calls", "tokens", "cap", "US dollars", "cap", box=None)
    for name, row in told.items():
        table.add_row(name, *(f"{row[key]:,}" if row[key] is not None else "none" for key in _COLUMNS))
    Console().print(table)


_COLUMNS = ("calls", "tokens", "tokens_cap", "dollars", "dollars_cap")


def _told(settings: Settings, span: str, calls: int, tokens: int, cost: int) -> dict[str, float | None]:
    caps: dict[str, tuple[float, float]] = {
        "hour": (settings.model_tokens_hour, settings.model_dollars_hour),
        "day": (settings.model_tokens_day, settings.model_dollars_day),
    }
    most_tokens, most_dollars = caps.get(span, (0, 0))
    return {
        "calls": calls,
        "tokens": tokens,
        "tokens_cap": most_tokens or None,
        "dollars": round(cost / 1_000_000_000, 6),
        "dollars_cap": most_dollars or None,
    }
