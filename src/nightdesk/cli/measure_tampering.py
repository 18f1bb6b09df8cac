"""`nightdesk measure tampering`: whether damaged sentences are caught, and sound ones let through."""

from __future__ import annotations

import json
import lzma
import sys
from collections import Counter
from collections.abc import Iterable, Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import click

from nightdesk.cli.labelled import LabelledLine, read_lines
from nightdesk.drafts.model import Sentence, SentenceKind
from nightdesk.foundation.ids import SentenceId, SourceId
from nightdesk.languages.identify import identify
from nightdesk.testing.tampering.model import Damage, Damaged, Scene, Sound
from nightdesk.testing.tampering.scenes import scenes as group
from nightdesk.testing.tampering.trial import damaged, fair_share, sound_of, with_rare
from nightdesk.verify.model import Status
from nightdesk.verify.sentence import Judged, judge_sentence
from nightdesk.wire.model import Item

SAMPLE = "newsroom/sample-wire"
MOST_ITEMS = 5_000


@click.command("tampering")
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path), required=False)
@click.option(
    "--sound",
    default=2_400,
    type=click.IntRange(1),
    show_default=True,
    help="So many sound sentences, and more where a kind of damage needs them.",
)
@click.option("--each", default=400, type=click.IntRange(1), show_default=True, help="At most so many damaged sentences of each kind.")
@click.option("--seed", default=1, show_default=True, help="Another seed draws other sentences and damages.")
@click.option("--missed", is_flag=True, help="Also print every sentence that was judged wrongly, on stderr.")
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object instead of a table.")
def measure_tampering(file: Path | None, sound: int, each: int, seed: int, missed: bool, as_json: bool) -> None:
    """Make sentences that the items of FILE bear out, damage them one way at a time, and see which the verifier lets through.

    FILE holds items as JSON lines (`id`, `text`; where known `language`, `published_at`, `source`, `outlets`, `story`); without it the
    sample wire is used. Sound sentences are copies, paraphrases, aggregates, shortened ones, English for what items in other languages
    count and name, quotations, and the embedded writer's. A damaged one is caught, and a sound one falsely alarmed about, when the
    verdict is anything but "supported"; damage is done only to sentences that passed. The damaging code knows nothing of the verifier.
    """
    told = _scenes(file)
    made = list(_progress("Making", sound_of(told, seed)))
    chosen = with_rare(fair_share(made, sound, seed), made, told, each, seed)
    judged = [(one, _judge(one.text, one, told)) for one in _progress("Sound", chosen, len(chosen))]
    passed = [one for one, verdict in judged if verdict.status is Status.SUPPORTED]
    harmed = [harm for kind in Damage for harm in damaged(passed, told, kind, each, seed)]
    caught = [(harm, _judge(harm.text, harm.sound, told)) for harm in _progress("Damaged", harmed, len(harmed))]
    if missed:
        _print_missed(judged, caught)
    figures = {"items": sum(len(scene.items) for scene in told), "stories": len(told), **report(judged, caught)}
    click.echo(json.dumps(figures, ensure_ascii=False) if as_json else table(figures))


def _progress(label: str, things: Iterable[Any], length: int | None = None) -> Iterator[Any]:
    with click.progressbar(things, label=label, length=length, file=sys.stderr) as bar:
        yield from bar


def _scenes(file: Path | None) -> list[Scene]:
    rows = [_item(line) for path in ([file] if file else _sample()) for line in _lines(path)][:MOST_ITEMS]
    return group([item for item, _ in rows], [story for _, story in rows])


def _sample() -> list[Path]:
    folder = Path(__file__).parents[3] / SAMPLE
    found = sorted(folder.glob("*.jsonl.xz"))
    if not found:
        raise click.UsageError(f"the sample wire is not here ({folder}); name a FILE of items")
    return found


def _lines(path: Path) -> Iterator[LabelledLine]:
    if path.suffix != ".xz":
        yield from read_lines(path)
        return
    for number, line in enumerate(lzma.decompress(path.read_bytes()).splitlines(), start=1):
        yield LabelledLine(path, number, json.loads(line))


def _item(line: LabelledLine) -> tuple[Item, str | None]:
    text, name = line.text("text"), line.text("id")
    source = SourceId(line.text_if_any("source") or "a source")
    at = line.time_if_any("published_at") or datetime.now(UTC).replace(hour=12, minute=0, second=0, microsecond=0)
    outlets = line.row.get("outlets") or ()
    item = Item(
        id=Item.identify(source, f"{name}/{line.number}"),
        source=source,
        external_id=name,
        language=line.text_if_any("language") or identify(text).language,
        language_basis="declared",
        title=line.text_if_any("title"),
        text=text,
        url=line.text_if_any("url"),
        author=None,
        published_at=at,
        received_at=at,
        outlets=tuple(outlet for outlet in outlets if isinstance(outlet, str)),
    )
    return item, line.text_if_any("story")


def _judge(text: str, sound: Sound, told: list[Scene]) -> Judged:
    scene = told[sound.scene]
    sentence = Sentence(SentenceId("tried"), text, SentenceKind.FACT, tuple(passage.id for passage in sound.passages))
    return judge_sentence(sentence, sound.passages, scene.profile, scene.items, scene.sources)


def report(judged: list[tuple[Sound, Judged]], caught: list[tuple[Damaged, Judged]]) -> dict[str, Any]:
    alarms = [(sound, verdict.status) for sound, verdict in judged]
    damages = [(harm, verdict.status) for harm, verdict in caught]
    return {
        "n": len(judged) + len(caught),
        "sound": len(judged),
        "damaged": len(caught),
        "caught_rate": _rate(status is not Status.SUPPORTED for _, status in damages),
        "false_alarms_rate": _rate(status is not Status.SUPPORTED for _, status in alarms),
        "by_damage": {name: _caught(status for harm, status in damages if harm.damage in kinds) for name, kinds in _KINDS.items()},
        "by_language": {
            name: _caught(status for harm, status in damages if harm.sound.language == name) for name in _names(h.sound for h, _ in damages)
        },
        "by_damage_and_language": {
            kind.value: {
                name: _caught(status for harm, status in damages if harm.damage is kind and harm.sound.language == name)
                for name in _names(harm.sound for harm, _ in damages if harm.damage is kind)
            }
            for kind in Damage
        },
        "false_alarms_by_manner": _alarms((sound.manner.value, status) for sound, status in alarms),
        "false_alarms_by_language": _alarms((sound.language, status) for sound, status in alarms),
    }


_KINDS = {kind.value: (kind,) for kind in Damage} | {"negation, both": (Damage.NEGATION_ADDED, Damage.NEGATION_DROPPED)}


def _names(sounds: Iterable[Sound]) -> list[str]:
    return sorted({sound.language for sound in sounds})


def _rate(hits: Iterable[bool]) -> float:
    tried = list(hits)
    return round(sum(tried) / len(tried), 4) if tried else 0.0


def _caught(statuses: Iterable[Status]) -> dict[str, float]:
    """`caught` are all but the supported; `doubtful` are those among them that were left to a person."""
    seen = Counter(statuses)
    n = seen.total()
    caught = n - seen[Status.SUPPORTED]
    return {"caught": caught, "n": n, "rate": round(caught / n, 4) if n else 0.0, "doubtful": seen[Status.DOUBTFUL]}


def _alarms(named: Iterable[tuple[str, Status]]) -> dict[str, dict[str, float]]:
    tried = list(named)
    found = {}
    for name in sorted({name for name, _ in tried}):
        seen = Counter(status for other, status in tried if other == name)
        alarms = seen.total() - seen[Status.SUPPORTED]
        found[name] = {
            "alarms": alarms, "n": seen.total(), "rate": round(alarms / seen.total(), 4), "doubtful": seen[Status.DOUBTFUL]
        }  # fmt: skip
    return found


def _print_missed(judged: list[tuple[Sound, Judged]], caught: list[tuple[Damaged, Judged]]) -> None:
    for sound, verdict in judged:
        if verdict.status is not Status.SUPPORTED:
            says = "; ".join(f"[{one.check}] {one.says}" for one in verdict.findings if one.outcome != "pass")
            click.echo(f"ALARM {sound.manner.value} {sound.language} | {sound.text} | {says} | {_evidence(sound)}", err=True)
    for harm, verdict in caught:
        if verdict.status is Status.SUPPORTED:
            click.echo(f"MISSED {harm.damage.value} {harm.sound.language} | {harm.text} | {_evidence(harm.sound)}", err=True)


def _evidence(sound: Sound) -> str:
    return " // ".join(passage.text for passage in sound.passages)


def table(figures: dict[str, Any]) -> str:
    lines = [f"{name.replace('_', ' '):<20} {value:>10}" for name, value in figures.items() if not isinstance(value, dict)]
    lines += ["", f"{'damage':<22} {'caught':>7} {'of':>7} {'rate':>7} {'in doubt':>9}"]
    lines += [_line(name, own, "caught") for name, own in figures["by_damage"].items()]
    lines += ["", f"{'language':<22} {'caught':>7} {'of':>7} {'rate':>7} {'in doubt':>9}"]
    lines += [_line(name, own, "caught") for name, own in figures["by_language"].items()]
    lines += ["", f"{'false alarms':<22} {'alarms':>7} {'of':>7} {'rate':>7} {'in doubt':>9}"]
    lines += [_line(name, own, "alarms") for name, own in figures["false_alarms_by_manner"].items()]
    return "\n".join(lines)


def _line(name: str, own: dict[str, float], what: str) -> str:
    return f"{name:<22} {own[what]:>7} {own['n']:>7} {own['rate']:>7.3f} {own['doubtful']:>9}"
