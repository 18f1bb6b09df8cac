"""Whether the verifier tells English sentences that an original in another language bears out from damaged ones:

    python benchmarks/verification_abroad.py FILE... [--half a|b] [--missed]

FILE holds translated articles as JSON lines, one version each: `document`, `language`, and `sentences`, or `text` with a sentence a line.
Each English sentence is judged by its translation alone, then damaged one way at a time, as `nightdesk measure tampering` does; and a
sentence of another place in the same article is put before it ("another sentence"). Documents are told apart by a hash: the thresholds of
`nightdesk.verify.abroad` were set on half a. A sentence in doubt is told apart from one that fails.
"""

from __future__ import annotations

import argparse
import json
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from hashlib import sha256
from pathlib import Path
from random import Random

from nightdesk.drafts.model import Sentence, SentenceKind
from nightdesk.foundation.ids import SentenceId, SourceId
from nightdesk.foundation.spans import Span
from nightdesk.testing.tampering.damage import DAMAGES
from nightdesk.testing.tampering.model import Damage, Manner, Scene, Sound
from nightdesk.testing.tampering.scenes import scene
from nightdesk.testing.tampering.sound import passage_of
from nightdesk.verify.model import Outcome, Status
from nightdesk.verify.sentence import Judged, judge_sentence
from nightdesk.wire.model import Item

SOUND, OTHER = "sound", "another sentence"
SHORTEST, LONGEST, EACH = 40, 320, 12
KINDS = (Damage.FIGURE, Damage.NAME, Damage.NEGATION_ADDED, Damage.NEGATION_DROPPED, Damage.DATE, Damage.INVENTED)


@dataclass(frozen=True, slots=True)
class Version:
    document: str
    language: str
    sentences: tuple[str, ...]
    at: datetime


@dataclass(frozen=True, slots=True)
class Told:
    """One sentence put before the verifier: what was done to it, and in which scene it is judged."""

    text: str
    done: str
    language: str
    judged: Judged
    original: str


def versions(file: Path) -> Iterator[Version]:
    for line in file.read_text("utf-8").splitlines():
        row = json.loads(line)
        sentences = row.get("sentences") or row["text"].split("\n")
        at = datetime.fromisoformat(row.get("published_at") or "2020-03-20T12:00:00Z")
        yield Version(str(row["document"]), row["language"].replace("_", "-"), tuple(sentences), at)


def half_of(document: str) -> str:
    return "ab"[sha256(document.encode()).digest()[0] % 2]


def tried(english: Version, other: Version, seed: int) -> Iterator[Told]:
    """Every manner of one translated article, sentences and damages drawn by seed."""
    rng = Random(f"{seed}/{english.document}/{other.language}")
    fit = [place for place, text in enumerate(english.sentences) if _is_fit(text) and other.sentences[place].strip()]
    here, there = _item(english, "en"), _item(other, other.language)
    both, alone = scene([here, there]), scene([there])
    for place in rng.sample(fit, min(EACH, len(fit))):
        text, original = english.sentences[place], other.sentences[place]
        start = there.text.index(original)
        sound = Sound(text, (passage_of(there, Span(start, start + len(original)), alone),), Manner.CROSS_LANGUAGE, other.language, 0)
        yield _told(text, SOUND, sound, alone)
        strange = [english.sentences[far] for far in fit if abs(far - place) > 1]
        if strange:
            yield _told(rng.choice(strange), OTHER, sound, alone)
        for kind in KINDS:
            damaged = DAMAGES[kind](sound, both, rng)
            if damaged is not None and damaged != text:
                yield _told(damaged, kind.value, sound, alone)


def _is_fit(text: str) -> bool:
    """Not what no newsroom would write so: words in English quotation marks that were never said in English."""
    return SHORTEST <= len(text) <= LONGEST and not any(mark in text for mark in ("“", '"', "``", "''"))


def _item(version: Version, language: str) -> Item:
    at, source = version.at, SourceId(f"source-{language}")
    text = "\n".join(version.sentences)
    return Item(Item.identify(source, version.document), source, version.document, language, "declared", None, text, None, None, at, at)


def _told(text: str, done: str, sound: Sound, alone: Scene) -> Told:
    sentence = Sentence(SentenceId("tried"), text, SentenceKind.FACT, tuple(passage.id for passage in sound.passages))
    judged = judge_sentence(sentence, sound.passages, alone.profile, alone.items, alone.sources)
    return Told(text, done, sound.language, judged, sound.passages[0].text)


def report(told: Sequence[Told], key: str) -> None:
    groups: Mapping[str, list[Told]] = defaultdict(list)
    for one in told:
        groups[getattr(one, key)].append(one)
    print(f"{key:<20} {'n':>6} {'supported':>10} {'doubtful':>9} {'unsupported':>12}")
    for name, own in sorted(groups.items()):
        seen = Counter(one.judged.status for one in own)
        shares = (seen[status] / len(own) for status in (Status.SUPPORTED, Status.DOUBTFUL, Status.UNSUPPORTED))
        print(f"{name:<20} {len(own):>6} {'{:>10.3f} {:>9.3f} {:>12.3f}'.format(*shares)}")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("files", nargs="+", type=Path)
    parser.add_argument("--half", choices=("a", "b"))
    parser.add_argument("--languages", nargs="*")
    parser.add_argument("--missed", action="store_true")
    parser.add_argument("--seed", type=int, default=1)
    asked = parser.parse_args()
    told: list[Told] = []
    for file in asked.files:
        read = list(versions(file))
        english = {one.document: one for one in read if one.language == "en"}
        for one in read:
            own = english.get(one.document)
            if own is None or one.language == "en" or len(one.sentences) != len(own.sentences):
                continue
            if (asked.half and half_of(one.document) != asked.half) or (asked.languages and one.language not in asked.languages):
                continue
            told += tried(own, one, asked.seed)
    report(told, "done")
    for done in (SOUND, OTHER):
        print(f"\n{done}, by language")
        report([one for one in told if one.done == done], "language")
    if asked.missed:
        for wrong in told:
            if (wrong.judged.status is not Status.SUPPORTED) == (wrong.done == SOUND):
                why = "; ".join(f"[{found.check}] {found.says}" for found in wrong.judged.findings if found.outcome is not Outcome.PASS)
                print(f"{wrong.done} | {wrong.language} | {wrong.judged.status} | {wrong.text} | {why} | {wrong.original}")


if __name__ == "__main__":
    main()
