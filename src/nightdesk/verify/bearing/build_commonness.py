"""Makes `data/commonness.tsv.xz`: how common English words are. Run by hand, where the package `wordfreq` is installed:

    python -m nightdesk.verify.bearing.build_commonness

The numbers are the Zipf frequencies of wordfreq 3 (Robyn Speer; CC BY-SA 4.0), one line for each of them with its words.
"""

from __future__ import annotations

import lzma
from collections import defaultdict
from pathlib import Path

WORDS = 50_000


def main() -> None:
    from wordfreq import top_n_list, zipf_frequency

    groups: dict[float, list[str]] = defaultdict(list)
    for word in top_n_list("en", WORDS):
        if word.replace("'", "").isalpha():
            groups[round(zipf_frequency(word, "en"), 1)].append(word)
    lines = [f"{zipf}\t{' '.join(sorted(words))}" for zipf, words in sorted(groups.items(), reverse=True)]
    target = Path(__file__).parent / "data" / "commonness.tsv.xz"
    target.write_bytes(lzma.compress("\n".join(lines).encode(), preset=9 | lzma.PRESET_EXTREME))


if __name__ == "__main__":
    main()
