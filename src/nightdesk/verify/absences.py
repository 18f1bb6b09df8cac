"""Was what the sentence says is missing looked for, and is it missing? The search is made again."""

from __future__ import annotations

from collections.abc import Iterator

from nightdesk.drafts.probes import probe_named, readable, run_probe
from nightdesk.verify.evidence import Case
from nightdesk.verify.lexicon import NEGATIONS
from nightdesk.verify.model import Finding
from nightdesk.verify.reading import read

CHECK = "absence"
_UNTOLD = frozenset(["unknown", "unclear", "unnamed", "untold", "open", "missing", "silent", "unsaid", "unexplained", "only", "alone"])
_CELL = 4


def _says_other(case: Case, probe: str) -> bool:
    """Whether the sentence denies nothing, or shares no telling word with what the search looks for. A cell may be as short as "none"."""
    whole = read(case.sentence.text)
    if not any(word.low in NEGATIONS | _UNTOLD for word in whole.words):
        return True
    wanted = read(probe_named(probe).looked_for).content
    return len(whole.content) > _CELL and bool(wanted) and not any(whole.vocabulary.holds(word.stem) for word in wanted)


def check_absences(case: Case) -> Iterator[Finding]:
    search = case.sentence.search
    if search is None:
        return
    lost = [name for name in search.documents if name not in case.evidence.documents]
    if lost or not search.documents:
        yield case.failed(CHECK, f"There is no document {lost[0]}." if lost else "Nothing was searched.")
        return
    if not search.looked_for.strip():
        yield case.failed(CHECK, "It is not said what was looked for.")
        return
    try:
        probe_named(search.probe)
    except KeyError:
        yield case.failed(CHECK, f"There is no search named {search.probe!r}.")
        return
    if _says_other(case, search.probe):
        yield case.failed(CHECK, f"It tells of something else than was searched for: {probe_named(search.probe).looked_for}.")
        return
    found = run_probe(search.probe, {document.id: document.text for document in case.documents})
    deaf = sorted({document.language for document in case.documents if not readable(search.probe, document.language)})
    if found:
        yield case.failed(CHECK, f"It was found: {found[0]} {search.looked_for}.")
    elif deaf:
        yield case.failed(CHECK, f"The search cannot read {', '.join(deaf)}; its silence there means nothing.")
    else:
        yield case.passed(CHECK, f"Searched again, {len(case.documents)} of {len(search.documents)}: none {search.looked_for}.")
