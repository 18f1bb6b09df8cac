"""Do the words between quotation marks stand, letter by letter, in the evidence?"""

from __future__ import annotations

import re
from collections.abc import Iterator

from nightdesk.verify.evidence import Case
from nightdesk.verify.model import Finding

CHECK = "quotations"
_QUOTED = re.compile(
    r"“([^“”]{1,1000})”|\"([^\"]{1,1000})\"|«([^«»]{1,1000})»|„([^„“”]{1,1000})[“”]|「([^「」]{1,1000})」|『([^『』]{1,1000})』"
    r"|(?<!\w)‘([^‘’]{1,300}(?:’\w[^‘’]{0,300})*)’(?!\w)"
)
_LONE_MARK = re.compile(r"[“”\"«»„「」『』]")
_SAME = str.maketrans({"’": "'", "‘": "'", "“": '"', "”": '"', "\u00a0": " ", "\u202f": " "})


def check_quotations(case: Case) -> Iterator[Finding]:
    text = case.sentence.text
    quoted = [next(filter(None, found.groups())) for found in _QUOTED.finditer(text)]
    problems = 0
    for words in quoted:
        if not any(_holds(reading_text, words) for reading_text in _texts(case)):
            problems += 1
            yield case.failed(CHECK, f"The words “{words}” stand in no passage.")
    if _LONE_MARK.search(_QUOTED.sub("", text)):
        problems += 1
        yield case.failed(CHECK, "A quotation mark has no partner.")
    if quoted and not problems:
        yield case.passed(CHECK, "The quoted words stand in the evidence.")


def _texts(case: Case) -> Iterator[str]:
    yield from (passage.text for passage in case.passages)
    yield from (document.text for document in case.documents)


def _holds(text: str, words: str) -> bool:
    """Verbatim, but for white space, the shape of apostrophes, and a full stop or comma that the sentence itself brings."""
    return _plain(words).rstrip(".,") in _plain(text)


def _plain(text: str) -> str:
    return " ".join(text.translate(_SAME).split())
