"""Recorded answers: what was made of each, a question for a new one, and keeping it.

    python benchmarks/recordings.py table
    python benchmarks/recordings.py question --analyst pamir [--answers FOLDER] ce-2026-01-30-001 ce-2026-01-31-002 …
    python benchmarks/recordings.py read --analyst pamir --answers FOLDER ce-2026-01-30-001 …
    python benchmarks/recordings.py foreign NAME
    python benchmarks/recordings.py keep NAME --analyst pamir --answers FOLDER --by "who answered" ITEM …

`question` prints what a model would be asked about these items of the sample wire; with answers, also what the archive holds on what their
plan asked. FOLDER holds plan.json, write.json and, where something
failed, repair.json; and translate.json, if passages are to be read in English. `read` prints what is wrong with the answers as they are
and then the article as a reader would have it, without keeping anything. `foreign` prints the form of that file for a kept recording:
the passages in other languages that its article rests on, each to be given its `english`. `keep` writes them to newsroom/sample-models/NAME
with the evidence they rest on; the table says what became of them.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from tempfile import TemporaryDirectory

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT / "tests"))

from nightdesk.adapters.archives import SqliteArchive, build_archive  # noqa: E402
from nightdesk.adapters.language_models.recorded import RecordedModel, read_recordings  # noqa: E402
from nightdesk.desk.policy import load_policies  # noqa: E402
from nightdesk.drafts.material import Material  # noqa: E402
from nightdesk.drafts.model import Draft, Paragraph  # noqa: E402
from nightdesk.drafts.model_writer.answers import Lookup, Plan, Repair, WrittenArticle  # noqa: E402
from nightdesk.drafts.model_writer.compose import Complaint, compose, every_sentence  # noqa: E402
from nightdesk.drafts.model_writer.dossier import open_dossier  # noqa: E402
from nightdesk.drafts.model_writer.look_up import look_up  # noqa: E402
from nightdesk.drafts.model_writer.prompts import Prompts, read_prompts  # noqa: E402
from nightdesk.drafts.model_writer.remarks import remarks_on  # noqa: E402
from nightdesk.drafts.model_writer.rendering import render, render_looked_up  # noqa: E402
from nightdesk.drafts.model_writer.write import ModelDesk, mended, persona_words  # noqa: E402
from nightdesk.drafts.pack import EvidencePack  # noqa: E402
from nightdesk.foundation.ids import SentenceId  # noqa: E402
from nightdesk.personas.roster import read_roster  # noqa: E402
from nightdesk.shift.by_model import attempt_by_model, named_lines  # noqa: E402
from nightdesk.shift.translating import foreign_passages  # noqa: E402
from nightdesk.verify.check import check  # noqa: E402
from nightdesk.verify.model import Outcome  # noqa: E402
from nightdesk.verify.sift import sift  # noqa: E402
from unit.drafts.packs import pack_of  # noqa: E402

NEWSROOM = ROOT / "newsroom"
KEPT = NEWSROOM / "sample-models"
_NEEDED = {"translate": ("translate",)}
"""Prompts of the steps that do not take the rules of writing."""


def pack(items: list[str], analyst: str, morgue: SqliteArchive) -> EvidencePack:
    analysts = {persona.id: persona for persona in read_roster(NEWSROOM / "personas")}
    return replace(pack_of(items, morgue, name="recorded"), persona=analysts[analyst])


def question(story: EvidencePack, prompts: Prompts, answers: Path | None = None) -> str:
    rules, _ = prompts.fill("rules", "plan", **persona_words(story.persona))
    dossier = open_dossier(Material(story))
    shown = render(dossier, None)
    found = render_looked_up(dossier, look_up(dossier, planned(answers)))
    return "\n\n".join(filter(None, (rules, shown, found))) + "\n"


def planned(answers: Path | None) -> tuple[Lookup, ...]:
    """What the plan among the answers asked of the archive."""
    if answers is None or not (answers / "plan.json").exists():
        return ()
    return Plan.model_validate(json.loads((answers / "plan.json").read_text(encoding="utf-8"))).look_up


def keep(name: str, story: EvidencePack, items: list[str], answers: Path, by: str, prompts: Prompts) -> None:
    folder, words = KEPT / name, persona_words(story.persona)
    folder.mkdir(parents=True, exist_ok=True)
    dossier = open_dossier(Material(story))
    look_up(dossier, planned(answers))
    given = {file.stem: json.loads(file.read_text(encoding="utf-8")) for file in sorted(answers.glob("*.json"))}
    told = {
        "about": f"Recorded: answered by {by}.",
        "model": by,
        "made_on": datetime.now(UTC).date().isoformat(),
        "analyst": story.persona.id,
        "items": items,
        "prompts": {step: prompts.fill(*_NEEDED.get(step, ("rules", step)), **words)[1].hash for step in given},
        "evidence": {one.id: one.text for one in dossier.quoted},
    }
    for stem, value in {**given, "story": told}.items():
        (folder / f"{stem}.json").write_text(json.dumps(value, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
    (folder / "question.md").write_text(question(story, prompts, answers), encoding="utf-8")


def trial(story: EvidencePack, answers: Path, prompts: Prompts) -> None:
    """What an editor and the checks say of the answers, and what readers would read."""
    write = WrittenArticle.model_validate(json.loads((answers / "write.json").read_text(encoding="utf-8")))
    if (answers / "repair.json").exists():
        write = with_repairs(write, json.loads((answers / "repair.json").read_text(encoding="utf-8")))
    dossier = open_dossier(Material(story))
    look_up(dossier, planned(answers))
    composed = compose(write, dossier, "trial")
    for label, says in [*((one.label, one.says) for one in composed.complaints), *remarks_on(write)]:
        print(f"  {label}: {says}")
    if composed.draft is None:
        raise SystemExit("The headline or the standfirst could not be bound: there is no article.")
    lines = named_lines(composed.draft, story)
    for finding in check(composed.draft, story.items, lines, story.sources).findings:
        if finding.outcome is not Outcome.PASS:
            print(f"  {composed.labels.get(SentenceId(finding.sentence), finding.sentence)}: {finding.outcome.value}: {finding.says}")
    sifted, _, _ = sift(composed.draft, story.items, lines, story.sources)
    if sifted is None:
        raise SystemExit("The verifier refused the headline or the standfirst: there is no article.")
    text = "\n\n".join(_prose(sifted))
    print(f"\n{text}\n\n{len(text.split())} words")


def with_repairs(article: WrittenArticle, repair: object) -> WrittenArticle:
    """The article with the repaired sentences in their places."""
    failed = [Complaint(one.id.strip().lower(), "") for one in every_sentence(article)]
    return mended(article, failed, Repair.model_validate(repair))[0]


def _prose(draft: Draft) -> Iterator[str]:
    yield draft.headline.text
    yield draft.standfirst.text
    for section in draft.sections:
        if section.title:
            yield f"## {section.title}{f' (members: {section.teaser})' if section.teaser else ''}"
        for block in section.blocks:
            yield " ".join(sentence.text for sentence in block.sentences) if isinstance(block, Paragraph) else f"[{type(block).__name__}]"


def foreign(name: str, prompts: Prompts, morgue: SqliteArchive) -> dict[str, object]:
    """The passages of a recorded article that readers may want in English; those that have it already keep it."""
    recording = next(one for one in read_recordings(KEPT) if one.name == name)
    told = json.loads((KEPT / name / "story.json").read_text(encoding="utf-8"))
    story = pack(told["items"], told["analyst"], morgue)
    policy = load_policies(NEWSROOM / "policy.toml").choose("", played=True)
    attempt = attempt_by_model(story, ModelDesk(RecordedModel([recording]), prompts), None, policy, played=True)
    if attempt.draft is None:
        raise SystemExit(f"{name} is stale: {attempt.why_not}")
    known = {row["original"]: row["english"] for row in recording.answers.get("translate", {}).get("passages", ())}
    shown = [(passage, words) for passage, words in foreign_passages(attempt.draft, story) if words]
    rows = [
        {"id": f"P{number}", "language": passage.language, "original": words, "english": known.get(words, "")}
        for number, (passage, words) in enumerate(shown, start=1)
    ]
    return {"passages": rows}


def table(prompts: Prompts, morgue: SqliteArchive) -> None:
    """What became of each recording's sentences."""
    policy = load_policies(NEWSROOM / "policy.toml").choose("", played=True)
    print(f"{'story':24} {'written':>8} {'repaired':>8} {'unbound':>8} {'dropped':>8} {'published':>9} {'in doubt':>8}")
    for recording in read_recordings(KEPT):
        told = json.loads((KEPT / recording.name / "story.json").read_text(encoding="utf-8"))
        story = pack(told["items"], told["analyst"], morgue)
        attempt = attempt_by_model(story, ModelDesk(RecordedModel([recording]), prompts), None, policy, played=True)
        if attempt.draft is None or attempt.work is None:
            print(f"{recording.name:24} stale: {attempt.why_not}")
            continue
        lines = named_lines(attempt.draft, story)
        sifted, verdict, dropped = sift(attempt.draft, story.items, lines, story.sources)
        published = sum(1 for _ in sifted.sentences()) if sifted else 0
        doubtful = len({finding.sentence for finding in verdict.findings if finding.outcome == "doubt"})
        row = (
            attempt.work.written,
            attempt.work.repaired,
            len(attempt.work.left_out),
            len({one.sentence for one in dropped}),
            published,
            doubtful,
        )
        print(f"{recording.name:24} " + " ".join(f"{number:>{width}}" for number, width in zip(row, (8, 8, 8, 8, 9, 8), strict=True)))


def main() -> None:
    wanted = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    verbs = wanted.add_subparsers(dest="verb", required=True)
    verbs.add_parser("table")
    verbs.add_parser("foreign").add_argument("name")
    for verb in ("question", "read", "keep"):
        one = verbs.add_parser(verb)
        if verb == "keep":
            one.add_argument("name")
            one.add_argument("--by", required=True)
        one.add_argument("--answers", type=Path, required=verb != "question")
        one.add_argument("--analyst", required=True)
        one.add_argument("items", nargs="+")
    asked = wanted.parse_args()
    prompts = read_prompts(NEWSROOM / "prompts", NEWSROOM / "house-style.md")
    with TemporaryDirectory() as folder:
        build_archive(NEWSROOM / "archive" / "current-events-2002-to-2025.jsonl.xz", Path(folder, "archive.sqlite3"))
        morgue = SqliteArchive(Path(folder, "archive.sqlite3"))
        if asked.verb == "question":
            print(question(pack(asked.items, asked.analyst, morgue), prompts, asked.answers))
        elif asked.verb == "read":
            trial(pack(asked.items, asked.analyst, morgue), asked.answers, prompts)
        elif asked.verb == "foreign":
            print(json.dumps(foreign(asked.name, prompts, morgue), ensure_ascii=False, indent=1))
        elif asked.verb == "keep":
            keep(asked.name, pack(asked.items, asked.analyst, morgue), asked.items, asked.answers, asked.by, prompts)
        if asked.verb in ("keep", "table"):
            table(prompts, morgue)


if __name__ == "__main__":
    main()
