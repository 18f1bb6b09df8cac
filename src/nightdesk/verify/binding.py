"""Is the sentence bound to the evidence that its kind asks for?"""

from __future__ import annotations

from collections.abc import Iterator

from nightdesk.drafts.model import SentenceKind
from nightdesk.verify.evidence import Case
from nightdesk.verify.model import Finding
from nightdesk.wire.model import PassageKind

CHECK = "binding"


def check_binding(case: Case) -> Iterator[Finding]:
    if not case.sentence.text.strip():
        yield case.failed(CHECK, "The sentence is empty.")
        return
    problem = _PROBLEMS[case.sentence.kind](case)
    if problem:
        yield case.failed(CHECK, problem)
    else:
        yield case.passed(CHECK, f"It rests on what a sentence of {case.sentence.kind.value} must rest on.")


def _fact(case: Case) -> str | None:
    kinds = {passage.kind for passage in case.passages}
    if PassageKind.ARCHIVE in kinds:
        return "The archive is background; it cannot bear out today's event."
    return None if kinds else "No passage is named."


def _background(case: Case) -> str | None:
    kinds = {passage.kind for passage in case.passages}
    if not kinds:
        return "No passage of the archive is named."
    if PassageKind.ITEM in kinds:
        return "Background rests on the archive alone, and an item of today is named."
    began = case.evidence.began
    late = [passage for passage in case.passages if began is not None and passage.said_at.date() >= began]
    if late:
        return f"An archive line of {late[0].said_at:%d %B %Y} is not from before the story began."
    reports = [document for document in case.cited if document.source] if began is None else []
    return f"Nothing shows that {reports[0].id} is from before the story." if reports else None


def _derived(case: Case) -> str | None:
    return None if case.sentence.derivation else "No computation is shown."


def _absence(case: Case) -> str | None:
    return None if case.sentence.search else "No search is recorded."


def _inference(case: Case) -> str | None:
    return None if case.sentence.inference else "No premises are named."


def _vouched(case: Case) -> str | None:
    vouch = case.sentence.vouch
    if vouch is None or not vouch.editor.strip():
        return "No editor has signed for it."
    return None if vouch.reason.strip() else f"{vouch.editor} gives no reason."


_PROBLEMS = {
    SentenceKind.FACT: _fact,
    SentenceKind.BACKGROUND: _background,
    SentenceKind.DERIVED: _derived,
    SentenceKind.ABSENCE: _absence,
    SentenceKind.INFERENCE: _inference,
    SentenceKind.VOUCHED: _vouched,
}
