"""Makes `data/concepts-by-language.tsv.xz`: what each language makes of the lexicon of concepts. Run by hand, about five minutes:

    python -m nightdesk.stories.build_concepts FOLDER

FOLDER is NTREX-128 unpacked (Microsoft, CC BY-SA 4.0), with the names of its documents in DOCUMENT_IDS.tsv: the same 1,997 sentences
of news in 123 languages. A sentence is held to tell of a concept where the lexicon finds it in many of its languages. An opening that
finds a concept where the others do not is misleading in its language; a stem that stands in hardly any other sentences, and in several
documents, is learned as that language's own word. No text is kept.
"""

from __future__ import annotations

import lzma
import sys
from collections import Counter, defaultdict
from pathlib import Path

from nightdesk.languages.gazetteer import fold
from nightdesk.languages.sounds import romanise
from nightdesk.languages.words import split
from nightdesk.stories.build_background import language_of
from nightdesk.stories.concepts import STEM, find_openings

AGREEING, HINTING = 0.15, 0.05
"""The shares of languages that must find a concept in a sentence for it to tell of it, or perhaps tell of it; the lexicon knows about a
third of the languages well."""
LEAST_FINDS, MISLEADING = 4, 0.15
LEAST_SENTENCES, LEAST_DOCUMENTS, SURE = 6, 4, 0.75
SHORTEST_STEM = 4
NAME_IN = 12
"""A stem that so many languages share is a name, or known already."""

Found = list[set[tuple[str, str]]]


def main(folder: str) -> None:
    texts: dict[str, list[str]] = {}
    documents = Path(folder, "DOCUMENT_IDS.tsv").read_text(encoding="utf-8").splitlines()
    for file in sorted(Path(folder, "NTREX-128").glob("newstest2019-*.txt")):
        texts.setdefault(language_of(file), file.read_text(encoding="utf-8").splitlines())
    found = {language: [set(find_openings(line, split(line, language))) for line in lines] for language, lines in texts.items()}
    told, perhaps = agreed(found, AGREEING), agreed(found, HINTING)
    shared = shared_stems(texts)
    rows = [
        f"{language}\t{misleading(found[language], perhaps)}\t{learned(texts[language], documents, language, told, shared)}"
        for language in sorted(texts)
    ]
    target = Path(__file__).parent / "data" / "concepts-by-language.tsv.xz"
    target.write_bytes(lzma.compress("\n".join(rows).encode(), preset=9 | lzma.PRESET_EXTREME))


def agreed(found: dict[str, Found], share: float) -> list[set[str]]:
    """For each sentence the concepts that enough languages find in it."""
    sentences = len(next(iter(found.values())))
    counts: list[Counter[str]] = [Counter() for _ in range(sentences)]
    for lines in found.values():
        for at, pairs in enumerate(lines):
            counts[at].update({concept for _, concept in pairs})
    return [{concept for concept, times in count.items() if times >= share * len(found)} for count in counts]


def misleading(lines: Found, told: list[set[str]]) -> str:
    finds: Counter[tuple[str, str]] = Counter()
    right: Counter[tuple[str, str]] = Counter()
    for pairs, concepts in zip(lines, told, strict=True):
        finds.update(pairs)
        right.update(pair for pair in pairs if pair[1] in concepts)
    wrong = sorted(pair for pair, times in finds.items() if times >= LEAST_FINDS and right[pair] < MISLEADING * times)
    return "|".join(f"{opening}={concept}" for opening, concept in wrong)


def shared_stems(texts: dict[str, list[str]]) -> set[str]:
    """Romanised stems that stand in texts of many languages."""
    count = Counter(
        stem for language, lines in texts.items() for stem in {romanise(stem).lower() for line in lines for stem in stems(line, language)}
    )
    return {stem for stem, languages in count.items() if languages >= NAME_IN}


def stems(line: str, language: str) -> set[str]:
    found = {fold(span.cut(line))[:STEM] for span in split(line, language)}
    return {stem for stem in found if len(stem) >= SHORTEST_STEM or (len(stem) >= 2 and not stem.isascii())}


def learned(lines: list[str], documents: list[str], language: str, told: list[set[str]], shared: set[str]) -> str:
    stands: Counter[str] = Counter()
    beside: dict[str, Counter[str]] = defaultdict(Counter)
    sentences = Counter(concept for concepts in told for concept in concepts)
    tellers: dict[str, set[str]] = defaultdict(set)
    for line, document, concepts in zip(lines, documents, told, strict=True):
        for stem in stems(line, language):
            stands[stem] += 1
            tellers[stem].add(document)
            beside[stem].update(concepts)
    own = sorted(
        f"{stem}={concept}"
        for stem, counts in beside.items()
        if len(tellers[stem]) >= LEAST_DOCUMENTS and romanise(stem).lower() not in shared and not any(sign in stem for sign in "=|\t")
        for concept, times in counts.items()
        if sentences[concept] >= LEAST_SENTENCES and times >= SURE * stands[stem]
    )
    return "|".join(own)


if __name__ == "__main__":
    main(sys.argv[1])
