"""Whether the cue lists of conduct see in ten languages what the English ones see, told by translated news:

    python benchmarks/verification_conduct.py NTREX-FOLDER [--half a|b] [--missed SUBJECT LANGUAGE]

NTREX-FOLDER is NTREX-128 unpacked (news of 2019, sentence by sentence, CC BY-SA 4.0; not part of this project). A line of which the English
original holds an English cue should hold one of the translation's language ("recall"); a line whose translation holds a cue should have an
English original with one ("precision"). Both are measured against the English list, which misses things itself
(`tests/quality/test_conduct_floor.py`), and against free translations. Documents are halved by a hash: words were added to the lists after
reading half a.
"""

from __future__ import annotations

import argparse
from collections.abc import Iterator
from hashlib import sha256
from pathlib import Path

from nightdesk.desk.words import search

FILES = {
    "ar": "arb", "de": "deu", "es": "spa", "fa": "fas", "fr": "fra", "hi": "hin", "id": "ind", "pt": "por", "ru": "rus", "zh": "zho-CN",
}  # fmt: skip
SUBJECTS = ("accused", "convicted", "answered", "contested", "child", "harmed")


def half_of(document: str) -> str:
    return "ab"[sha256(document.encode()).digest()[0] % 2]


def lines(folder: Path, language: str, half: str | None) -> Iterator[tuple[str, str]]:
    """Pairs of an English line and its translation."""
    documents = (folder / "DOCUMENT_IDS.tsv").read_text("utf-8").splitlines()
    english = (folder / "NTREX-128" / "newstest2019-src.eng.txt").read_text("utf-8").splitlines()
    other = (folder / "NTREX-128" / f"newstest2019-ref.{FILES[language]}.txt").read_text("utf-8").splitlines()
    for document, text, translated in zip(documents, english, other, strict=True):
        if half in (None, half_of(document)):
            yield text, translated


def marks(text: str, subject: str, language: str) -> bool:
    return search(subject, text, language) is not None


def _cell(pairs: list[tuple[str, str]], subject: str, language: str) -> str:
    told = [(marks(text, subject, "en"), marks(translated, subject, language)) for text, translated in pairs]
    both, gold, seen = sum(one and other for one, other in told), sum(one for one, _ in told), sum(other for _, other in told)
    return f"{both / max(1, gold):>7.2f} / {both / max(1, seen):.2f}"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--half", choices=("a", "b"))
    parser.add_argument("--missed", nargs=2, metavar=("SUBJECT", "LANGUAGE"))
    asked = parser.parse_args()
    if asked.missed:
        subject, language = asked.missed
        for text, translated in lines(asked.folder, language, asked.half):
            told = marks(text, subject, "en"), marks(translated, subject, language)
            if told[0] != told[1]:
                print("missed" if told[0] else "added", "|", text, "|", translated)
        return
    print(f"{'recall / precision':<20}" + "".join(f"{subject:>14}" for subject in SUBJECTS))
    for language in FILES:
        pairs = list(lines(asked.folder, language, asked.half))
        print(f"{language:<20}" + "".join(_cell(pairs, subject, language) for subject in SUBJECTS))
    english = list(lines(asked.folder, "de", asked.half))
    counts = (sum(marks(text, subject, "en") for text, _ in english) for subject in SUBJECTS)
    print(f"{'English lines':<20}" + "".join(f"{count:>14}" for count in counts))


if __name__ == "__main__":
    main()
