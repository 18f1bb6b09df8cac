"""Do the words between quotation marks stand, letter by letter, in the evidence?"""

from __future__ import annotations

import re
from collections.abc import Iterator

from nightdesk.verify.evidence import Case
from nightdesk.verify.marks import has_lone_mark, quoted
from nightdesk.verify.model import Finding

CHECK = "quotations"
_SAME = str.maketrans({"’": "'", "‘": "'", "“": '"', "”": '"', "«": '"', "»": '"', "\u00a0": " ", "\u202f": " "})
_LEFT_OUT = re.compile(r"\s*(?:\[(?:…|\.\.\.)\]|…|\.\.\.)\s*")


def check_quotations(case: Case) -> Iterator[Finding]:
    words = quoted(case.sentence.text)
    invented = [one for one in words if not any(_holds(text, one) for text in _texts(case))]
    for one in invented:
        yield case.failed(CHECK, f"The words “{one}” stand in no passage.")
    lone = has_lone_mark(case.sentence.text) and not any(case.sentence.text in text for text in _texts(case))
    if lone:
        yield case.failed(CHECK, "A quotation mark has no partner.")
    if words and not invented and not lone:
        yield case.passed(CHECK, "The quoted words stand in the evidence.")


def _texts(case: Case) -> Iterator[str]:
    yield from (passage.text for passage in case.passages)
    yield from (document.text for document in case.documents)


def _holds(text: str, words: str) -> bool:
    """Verbatim, but for white space, the shape of quotation marks, and a full stop or comma that the sentence itself brings.

    Where the quotation shows that something is left out ("…"), what stands on either side must follow in that order.
    """
    rest = _plain(text)
    for part in filter(None, _LEFT_OUT.split(_plain(words).rstrip(".,"))):
        _, found, rest = rest.partition(part)
        if not found:
            return False
    return bool(_LEFT_OUT.sub("", words).strip())


def _plain(text: str) -> str:
    return " ".join(text.translate(_SAME).split())
