"""Makes `data/meaning.bin`, the model of `nightdesk.languages.meaning`, from parallel text. Run by hand:

    python -m nightdesk.languages.meaning.build NTREX SIB [--out FILE] [--without N]

NTREX is the archive of NTREX-128, SIB that of SIB-200 (`parallel` says where they come from), as .tar, .tar.gz or .tar.xz. The outcome
depends on them alone. It takes six minutes of one core and 2 GB of memory. `--without N` leaves out twenty-five documents of
NTREX-128 (0 to 4 says which), so that `benchmarks/documents.py` can try the model on text that it never saw.
"""

from __future__ import annotations

import argparse
import hashlib
import sys
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import numpy as np

from nightdesk.foundation.errors import BadInput
from nightdesk.languages.meaning import learn, parallel
from nightdesk.languages.meaning.learn import Floats, View
from nightdesk.languages.meaning.model import Tongue, pack, write

DIMENSIONS = 256
LARGEST_FILE = 25_000_000
TURNS = 5
DOCUMENTS_A_TURN = 25
_PIVOTS = "ar bn cs de en es eu fi fr ha hi hu id ja ka ko pl ru sw ta th tr vi zh"
PIVOTS = tuple(_PIVOTS.split())
"""The languages that decide together what the dimensions are; all others are fitted to what these agree on."""


def turns(corpus: parallel.Parallel) -> dict[str, int]:
    """Which twenty-five documents of NTREX-128 each belongs to, by a hash of their names."""
    documents = {document for place, document in corpus.document.items() if place[0] == "N"}
    order = sorted(documents, key=lambda document: hashlib.md5(document.encode(), usedforsecurity=False).hexdigest())
    return {document: at // DOCUMENTS_A_TURN for at, document in enumerate(order)}


def build(corpus: parallel.Parallel, places: dict[str, int]) -> Iterator[tuple[str, Tongue]]:
    """The languages one after another."""
    shares = {language: sum(place in places for place in said) for language, said in corpus.said.items()}
    most = (LARGEST_FILE - 1_000 * len(shares)) / (5 + DIMENSIONS // 8) / sum(shares.values())
    agreed = np.zeros((len(places), len(places)), dtype=np.float32)
    for language in PIVOTS:
        agreed += learn.predictable(learn.view(corpus.said[language], places, int(most * shares[language])), len(places))
        _say(f"{language} has its say")
    wanted = learn.space(agreed, DIMENSIONS)
    for language, said in sorted(corpus.said.items()):
        seen = learn.view(said, places, int(most * shares[language]))
        yield language, tongue(seen, wanted)
        _say(f"{language}: {len(seen.keys)} pieces of words from {shares[language]} sentences")


def tongue(seen: View, wanted: Floats) -> Tongue:
    weights, signs = pack(learn.piece_vectors(seen, wanted))
    every = np.arange(len(seen.keys))
    silent = Tongue(seen.keys, weights, signs, np.zeros(DIMENSIONS, dtype=np.float16))
    return replace(silent, common=learn.common(seen, silent.vectors(every)).astype(np.float16))


def _say(what: str) -> None:
    sys.stderr.write(f"{what}\n")
    sys.stderr.flush()


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("ntrex", type=Path)
    parser.add_argument("sib", type=Path)
    parser.add_argument("--out", type=Path, default=Path(__file__).parent / "data" / "meaning.bin")
    parser.add_argument("--without", type=int, choices=range(TURNS))
    options = parser.parse_args()
    try:
        corpus = parallel.read(options.ntrex, options.sib)
    except BadInput as error:
        sys.exit(str(error))
    turn = turns(corpus)
    kept = sorted(place for place, document in corpus.document.items() if options.without is None or turn.get(document) != options.without)
    tongues = dict(build(corpus, {place: number for number, place in enumerate(kept)}))
    write(options.out, tongues, DIMENSIONS)
    _say(f"{options.out}: {options.out.stat().st_size:,} bytes, {len(tongues)} languages")


if __name__ == "__main__":
    main()
