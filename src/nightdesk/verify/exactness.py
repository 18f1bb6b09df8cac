"""Does each passage stand in its document, word for word, and does all that is said about it hold?"""

from __future__ import annotations

from collections.abc import Iterator

from nightdesk.verify.evidence import Case, Document
from nightdesk.verify.model import Finding
from nightdesk.wire.model import Passage, PassageKind

CHECK = "passages"


def check_exactness(case: Case) -> Iterator[Finding]:
    operands = case.sentence.derivation.operands if case.sentence.derivation else ()
    for name in dict.fromkeys([*case.sentence.passages, *(operand.passage for operand in operands if operand.passage)]):
        if name not in case.evidence.passages:
            yield case.failed(CHECK, f"The passage {name} is named but not given.")
    problems = [problem for passage in case.passages for problem in _problems(passage, case.evidence.documents.get(passage.document))]
    for problem in problems:
        yield case.failed(CHECK, problem)
    if case.passages and not problems:
        number = len(case.passages)
        yield case.passed(
            CHECK, "The passage stands in its document." if number == 1 else f"All {number} passages stand in their documents."
        )


def _problems(passage: Passage, document: Document | None) -> Iterator[str]:
    if document is None:
        yield f"There is no document {passage.document}."
        return
    if passage.id != Passage.name(passage.document, passage.span) or not passage.text:
        yield f"The passage {passage.id} does not name its place."
    if passage.span.cut(document.text) != passage.text:
        yield f"The words of the passage do not stand in {passage.document}."
    if (passage.kind is PassageKind.ARCHIVE) != document.archived:
        yield f"{passage.document} is not of the kind it is given as."
    if passage.said_at.date() != document.day or (document.said_at and passage.said_at != document.said_at):
        yield f"{passage.document} has another date than the one given."
    if passage.language != document.language:
        yield f"{passage.document} is not in the language given."
    if passage.outlets != document.outlets:
        yield f"{passage.document} cites other outlets than those given."
    if document.source is not None and (
        passage.source != document.source or passage.source_name != (document.source_name or document.source)
    ):
        yield f"{passage.document} comes from another source than the one given."
    if passage.url is not None and passage.url != document.url:
        yield f"{passage.document} has another address than the one given."
