"""Reads claims from hostile text, and judges sentences by it, until the time is up; says what crashed, broke a promise, or grew too fast:

    python benchmarks/claims_fuzz.py [--minutes 10] [--seed 1]

Texts are made from a seed: real words of the lexicons, digits, marks and noise, repeated, nested and cut. Each reading must end without an
error, with every span inside the text. Fixed worst cases are read at two sizes: eight times the text may cost at most sixteen times the
time; and once as a megabyte. Every third round judges a hostile sentence by a hostile text. Ends with status 1 if anything went wrong.
"""

from __future__ import annotations

import argparse
import random
import sys
import tomllib
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from functools import cache
from importlib.resources import files
from time import monotonic, process_time

from nightdesk.claims.attributions import read_attributions
from nightdesk.claims.read import read_claims
from nightdesk.claims.reports import described
from nightdesk.drafts.model import Sentence, SentenceKind
from nightdesk.foundation.ids import SentenceId, SourceId
from nightdesk.foundation.spans import Span
from nightdesk.testing.tampering.scenes import scene
from nightdesk.testing.tampering.sound import passage_of
from nightdesk.verify.sentence import judge_sentence
from nightdesk.wire.model import Item

SOURCE = SourceId("fuzz")
SMALL, LARGE, MOST = 6_000, 48_000, 16.0
MEGABYTE = 1_000_000
JUDGED, JUDGED_BY = 1_500, 6_000
"""Characters of a sentence and of a passage that are judged: more than any the newsroom makes."""
LANGUAGES = ("en", *described(), "zh-yue", "zh-classical", "tlh", "und", "")
_NOISE = "0123456789.,:;-–—()[]{}\"'“”„«»「」『』‘’ \n\t%$€£¥°+~…!?。、，अ١٢٣०१२\u200f\u202e\u0301\U0001f4a5äßİıſﬁ"
WORST: dict[str, Callable[[int], str]] = {
    "quotes": lambda size: '"' * size,
    "open quotes": lambda size: "“" * size,
    "guillemets": lambda size: "«a»" * (size // 3),
    "quotes in words": lambda size: "a'b’c\"" * (size // 6),
    "digits": lambda size: "9" * size,
    "digit groups": lambda size: "1,234.567 " * (size // 10),
    "separators": lambda size: "1." * (size // 2),
    "brackets": lambda size: "(" * size,
    "nested brackets": lambda size: "(" * (size // 2) + ")" * (size // 2),
    "no spaces": lambda size: "abc" * (size // 3),
    "no spaces, Chinese": lambda size: "三人死亡" * (size // 4),
    "no spaces, Thai": lambda size: "ผู้เสียชีวิต" * (size // 12),
    "spaces": lambda size: " " * size,
    "lines": lambda size: "\n" * size,
    "dots": lambda size: "a. " * (size // 3),
    "commas": lambda size: "a, " * (size // 3),
    "said": lambda size: "said " * (size // 5),
    "said that": lambda size: "he said that " * (size // 13),
    "according to": lambda size: "according to the " * (size // 17),
    "killed": lambda size: "12 killed, " * (size // 11),
    "at least": lambda size: "at least " * (size // 9),
    "hundreds of thousands": lambda size: "hundred thousand " * (size // 17),
    "percent": lambda size: "5% of " * (size // 6),
    "scores": lambda size: "beat 1-" * (size // 7),
    "dollars": lambda size: "$" * size,
    "capitals": lambda size: "A B C " * (size // 6),
    "colons": lambda size: "A: " * (size // 3),
    "marks": lambda size: "a\u0301" * (size // 2),
    "months": lambda size: "5 May " * (size // 6),
    "glued numerals": lambda size: "dreiundzwanzig" * (size // 14),
}


@cache
def words() -> tuple[str, ...]:
    """Phrases of all lexicons of the claims, in a fixed order."""
    found: list[str] = []
    for folder in (files("nightdesk.claims"), files("nightdesk.claims").joinpath("lexicon")):
        for entry in sorted(folder.iterdir(), key=lambda one: one.name):
            if entry.name.endswith(".toml"):
                found += _strings(tomllib.loads(entry.read_text("utf-8")))
    return tuple(phrase.strip(" *+") for text in found for phrase in text.split(",") if phrase.strip(" *+"))


def _strings(tree: object) -> list[str]:
    if isinstance(tree, dict):
        return [text for branch in tree.values() for text in _strings(branch)]
    return [tree] if isinstance(tree, str) else []


def made(chance: random.Random) -> str:
    """One hostile text."""
    pieces: list[str] = []
    for _ in range(chance.randrange(1, 40)):
        kind = chance.random()
        if kind < 0.5:
            piece = chance.choice(words())
        elif kind < 0.7:
            piece = str(chance.randrange(10 ** chance.randrange(1, 12)))
        else:
            piece = "".join(chance.choice(_NOISE) for _ in range(chance.randrange(1, 12)))
        pieces.append(piece * (chance.randrange(2, 400) if chance.random() < 0.05 else 1))
    text = chance.choice(["", " ", " ", " ", "\n", ", "]).join(pieces)
    return text * chance.randrange(2, 60) if chance.random() < 0.03 else text


def problems(text: str, language: str) -> Iterator[str]:
    """What is wrong with the reading of one text."""
    moment = datetime(2026, 1, 1, tzinfo=UTC)
    item = Item(Item.identify(SOURCE, "1"), SOURCE, "1", language, "declared", None, text, None, None, moment, moment)
    try:
        claims = read_claims(item)
    except Exception as error:
        yield f"{type(error).__name__}: {error}"
        return
    spans: list[Span] = [figure.read.span for figure in claims.figures] + [amount.read.span for amount in claims.amounts]
    spans += [span for said in claims.attributions for span in (said.read.speaker, said.read.cue, said.read.content)]
    spans += [quotation.span for quotation in claims.quotations]
    yield from (f"{span} lies outside the text" for span in spans if span.end > len(text))


def judged(sentence: str, text: str, language: str) -> Iterator[str]:
    """What is wrong with judging a sentence by a text: an error, or no finding at all."""
    moment = datetime(2026, 1, 1, tzinfo=UTC)
    item = Item(Item.identify(SOURCE, "1"), SOURCE, "1", language, "declared", None, text, None, None, moment, moment)
    told = scene([item])
    passage = passage_of(item, Span(0, len(text)), told)
    said = Sentence(SentenceId("said"), sentence, SentenceKind.FACT, (passage.id,))
    try:
        found = judge_sentence(said, [passage], told.profile, told.items, told.sources)
    except Exception as error:
        yield f"judging: {type(error).__name__}: {error}"
        return
    if not found.findings:
        yield "judging found nothing"


def growth(name: str, language: str) -> float:
    """How many times more the large text costs than the small one, for what eight times the text costs if reading is linear."""
    cost = []
    for size in (SMALL, LARGE):
        read_attributions.cache_clear()
        began = process_time()
        for problem in problems(WORST[name](size), language):
            print(f"{name} in {language}: {problem}", file=sys.stderr)
        cost.append(process_time() - began)
    return cost[1] / max(cost[0], 0.02)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--minutes", type=float, default=10)
    parser.add_argument("--seed", type=int, default=1)
    asked = parser.parse_args()
    chance, wrong, read, slowest = random.Random(asked.seed), 0, 0, (0.0, "", "")
    for name in WORST:
        for language in ("en", "de", "ja", "ar", "th"):
            grown = growth(name, language)
            if grown > MOST:
                wrong += 1
                print(f"not linear: {name} in {language}: {grown:.1f} times the cost for 8 times the text")
        wrong += sum(1 for _ in problems(WORST[name](MEGABYTE), "en"))
        print(f"{name}: {process_time():.0f} s of CPU so far", flush=True)
    until = monotonic() + asked.minutes * 60
    while monotonic() < until:
        text, language = made(chance), chance.choice(LANGUAGES)
        began = process_time()
        found = judged(made(chance)[:JUDGED], text[:JUDGED_BY], language) if read % 3 == 2 else problems(text, language)
        for problem in found:
            wrong += 1
            print(f"{language}: {problem}: {text[:200]!r}")
        slowest = max(slowest, ((process_time() - began) / max(len(text), 1000), language, text[:80]))
        read += 1
    print(f"{read:,} texts read, {wrong} problems; slowest {slowest[0] * 1e6:.0f} µs a character ({slowest[1]}: {slowest[2]!r})")
    sys.exit(1 if wrong else 0)


if __name__ == "__main__":
    main()
