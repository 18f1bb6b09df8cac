"""Conduct in the text (the tenth law): what is said of the accused, whose words are used, and what readers are shown of the hurt.

It judges what readers get: sentences in English, and the excerpts beside them in their own languages.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from nightdesk.desk.model import Concern, ConcernKind
from nightdesk.desk.words import pattern, search
from nightdesk.drafts.model import Draft, Sentence
from nightdesk.verify.lexicon import SPEECH
from nightdesk.verify.marks import without_quoted
from nightdesk.wire.model import Passage

_ATTRIBUTED = re.compile(
    r"\b(?:according to|by the account of|call(?:s|ed|ing)?|label\w*|designat\w*|describ\w*|brand\w*|so-called|reads|writes)\b",
    re.IGNORECASE,
)
_WORD = re.compile(r"[A-Za-z'’]+")


def find_conduct(draft: Draft) -> Iterator[Concern]:
    passages = {passage.id: passage for passage in draft.passages}
    yield from _unanswered(draft)
    for sentence in draft.sentences():
        beneath = [passages[name] for name in sentence.passages if name in passages]
        yield from _too_soon(sentence, beneath)
        yield from _contested(sentence)
    for passage in draft.passages:
        yield from _shown(passage)


def _unanswered(draft: Draft) -> Iterator[Concern]:
    """Accusations in a piece in which nobody accused answers, and which does not say that no answer was found."""
    parts = list(draft.sentences())
    accusing = next((one for one in parts if _finds("accused", one.text)), None)
    if accusing is not None and not any(_finds("answered", one.text) for one in parts):
        yield Concern(ConcernKind.UNANSWERED, "somebody is accused, and no answer is told nor said to be missing", accusing.id)


def _too_soon(sentence: Sentence, passages: list[Passage]) -> Iterator[Concern]:
    """The sentence speaks of guilt where its passages speak of accusation only."""
    found = search("convicted", without_quoted(sentence.text), "en")
    if found is None or not passages:
        return
    known = [passage for passage in passages if pattern("convicted", passage.language) is not None]
    charged = any(search("accused", passage.text, passage.language) for passage in known)
    if charged and not any(search("convicted", passage.text, passage.language) for passage in known):
        yield Concern(ConcernKind.TOO_SOON, f"“{found[0]}” stands where the evidence tells of a charge only", sentence.id)


def _contested(sentence: Sentence) -> Iterator[Concern]:
    """A term that takes a side, outside quotation marks and not laid in anybody's mouth. A name may hold such a word."""
    text = without_quoted(sentence.text)
    found = search("contested", text, "en")
    if found is None or _attributed(text) or (found[0][0].isupper() and found.start() > 0):
        return
    yield Concern(ConcernKind.CONTESTED, f"“{found[0]}” takes a side, and nobody is said to use it", sentence.id)


def _attributed(text: str) -> bool:
    return _ATTRIBUTED.search(text) is not None or any(word.lower() in SPEECH for word in _WORD.findall(text))


def _shown(passage: Passage) -> Iterator[Concern]:
    """What an excerpt shows readers in its own language."""
    for subject, kind in _IN_EXCERPTS.items():
        found = search(subject, passage.text, passage.language)
        if found is not None and (subject == "embargo" or passage.language.split("-")[0] != "en"):
            yield Concern(kind, f"an excerpt in {passage.language} holds “{found[0].strip()}”")


_IN_EXCERPTS = {"accused": ConcernKind.ACCUSATION, "child": ConcernKind.MINOR, "embargo": ConcernKind.EMBARGO}


def _finds(subject: str, text: str) -> bool:
    return search(subject, text, "en") is not None
