"""Makes `data/background.tsv.xz`: how often common traits stand in everyday news sentences of a hundred languages. Run by hand:

    python -m nightdesk.stories.build_background FOLDER

FOLDER holds the plain text files of NTREX-128 (Microsoft, CC BY-SA 4.0), one sentence a line. Only counts are kept, no text.
"""

from __future__ import annotations

import lzma
import sys
from collections import Counter, defaultdict
from pathlib import Path

from babel.core import get_global

from nightdesk.stories.traits import read_traits

LEAST_SHARE = 0.008
OWN = {
    "aze": "az",
    "msa": "ms",
    "zho": "zh",
    "swa": "sw",
    "sqi": "sq",
    "est": "et",
    "fas": "fa",
    "nor": "no",
    "srp": "sr",
    "lav": "lv",
    "nep": "ne",
}
OWN |= {"mon": "mn", "uzb": "uz", "orm": "om", "mlg": "mg", "prs": "fa", "nob": "no", "eng": "en", "kur": "ku"}


def language_of(file: Path) -> str:
    """ "ru" for "newstest2019-ref.rus.txt"."""
    code = file.name.split(".")[1].split("-")[0]
    found = get_global("language_aliases").get(code)
    return OWN.get(code) or str(found or code)


def shares(files: list[Path]) -> dict[str, Counter[str]]:
    """For each language, in how many of a thousand sentences a trait stands."""
    counts: dict[str, Counter[str]] = defaultdict(Counter)
    sentences: Counter[str] = Counter()
    for file in files:
        language = language_of(file)
        for line in file.read_text(encoding="utf-8").splitlines():
            counts[language].update(key for key, weight in read_traits(line, language).keys.items() if weight > 0.2)
            sentences[language] += 1
    return {
        language: Counter(
            {key: round(1000 * times / sentences[language]) for key, times in found.items() if times >= LEAST_SHARE * sentences[language]}
        )
        for language, found in counts.items()
    }


def main(folder: str) -> None:
    lines = []
    for language, found in sorted(shares(sorted(Path(folder).glob("newstest2019-*.txt"))).items()):
        listed = " ".join(f"{key}={share}" for key, share in sorted(found.items()) if key[0] in "kwec")
        lines.append(f"{language}\t{listed}")
    target = Path(__file__).parent / "data" / "background.tsv.xz"
    target.write_bytes(lzma.compress("\n".join(lines).encode(), preset=9 | lzma.PRESET_EXTREME))


if __name__ == "__main__":
    main(sys.argv[1])
