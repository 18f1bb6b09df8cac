"""`nightdesk measure verification`: how well the verifier tells supported sentences from others."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import click

from nightdesk.cli.labelled import LabelledLine, read_lines
from nightdesk.languages.sentences import split
from nightdesk.verify.bearing.auroc import area_under_curve, balanced_accuracy
from nightdesk.verify.bearing.weigh import how_borne, scale

LABELS = ("supported", "partially_supported", "not_supported")


@dataclass(frozen=True, slots=True)
class LabelledClaim:
    claim: str
    evidence: tuple[str, ...]
    supported: bool
    label: str


@click.command("verification")
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object instead of a table.")
def measure_verification(file: Path, as_json: bool) -> None:
    """Judge the claims of FILE by their evidence, and compare with the labels that people gave them.

    FILE holds JSON lines of one of two forms: `claim`, `evidence` (a list of sentences) and `label` (supported, partially_supported or
    not_supported), as in WiCE; or `article` and `summary_sentences`, each with `sentence` and `responses`, as in QAGS, where a sentence
    counts as supported if most of its `response`s are "yes". Weights and threshold are those shipped; nothing is tuned on FILE.
    """
    claims = read_claims(file)
    with click.progressbar(claims, label="Judging", file=sys.stderr) as judging:
        scores = [how_borne(claim.claim, claim.evidence) for claim in judging]
    figures = report(claims, scores)
    click.echo(json.dumps(figures, ensure_ascii=False) if as_json else table(figures))


def read_claims(file: Path) -> list[LabelledClaim]:
    """All claims in the file's order; BadInput names the first line that is wrong."""
    return [claim for line in read_lines(file) for claim in _claims(line)]


def _claims(line: LabelledLine) -> Iterator[LabelledClaim]:
    if "article" in line.row:
        yield from _of_summary(line)
        return
    claim, label, evidence = line.text("claim"), line.text("label"), line.row.get("evidence")
    if label not in LABELS:
        raise line.wrong(f'"label" is none of {", ".join(LABELS)}: {label!r}')
    if not isinstance(evidence, list) or not all(isinstance(sentence, str) for sentence in evidence):
        raise line.wrong('"evidence" is missing or is no list of sentences')
    yield LabelledClaim(claim, tuple(evidence), label == "supported", label)


def _of_summary(line: LabelledLine) -> Iterator[LabelledClaim]:
    article = line.text("article")
    evidence = tuple(span.cut(article) for span in split(article, "en"))
    sentences = line.row.get("summary_sentences")
    if not isinstance(sentences, list):
        raise line.wrong('"summary_sentences" is missing or is no list')
    for one in sentences:
        if not isinstance(one, dict) or not isinstance(one.get("sentence"), str) or not isinstance(one.get("responses"), list):
            raise line.wrong('a summary sentence needs a "sentence" and its "responses"')
        answers = [str(answer.get("response", "")).strip().lower() for answer in one["responses"] if isinstance(answer, dict)]
        if not answers:
            raise line.wrong("a summary sentence has no response")
        supported = 2 * sum(answer == "yes" for answer in answers) > len(answers)
        yield LabelledClaim(one["sentence"], evidence, supported, LABELS[0] if supported else LABELS[2])


def report(claims: list[LabelledClaim], scores: list[float]) -> dict[str, Any]:
    labels = [claim.supported for claim in claims]
    threshold = scale().threshold
    return {
        "n": len(claims),
        "supported": sum(labels),
        "auroc": round(area_under_curve(scores, labels), 4),
        "balanced_accuracy": round(balanced_accuracy([score >= threshold for score in scores], labels), 4),
        "threshold": threshold,
        "threshold_source": scale().source,
        "by_label": {label: _of_label(label, claims, scores) for label in LABELS if any(claim.label == label for claim in claims)},
    }


def _of_label(label: str, claims: list[LabelledClaim], scores: list[float]) -> dict[str, float]:
    own = [score for claim, score in zip(claims, scores, strict=True) if claim.label == label]
    passed = sum(score >= scale().threshold for score in own)
    return {"n": len(own), "mean_score": round(sum(own) / len(own), 4), "above_threshold": passed}


def table(figures: dict[str, Any]) -> str:
    lines = [f"{name.replace('_', ' '):<18} {value}" for name, value in figures.items() if name != "by_label"]
    lines += ["", f"{'label':<22} {'n':>6} {'mean score':>11} {'above threshold':>16}"]
    for label, own in figures["by_label"].items():
        lines.append(f"{label:<22} {own['n']:>6} {own['mean_score']:>11.3f} {own['above_threshold']:>16}")
    return "\n".join(lines)
