"""Was what the sentence says is missing looked for, and is it missing? The search is made again."""

from __future__ import annotations

from collections.abc import Iterator

from nightdesk.drafts.probes import probe_named, readable, run_probe
from nightdesk.verify.evidence import Case
from nightdesk.verify.model import Finding

CHECK = "absence"


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
    found = run_probe(search.probe, {document.id: document.text for document in case.documents})
    deaf = sorted({document.language for document in case.documents if not readable(search.probe, document.language)})
    if found:
        yield case.failed(CHECK, f"It was found: {found[0]} {search.looked_for}.")
    elif deaf:
        yield case.failed(CHECK, f"The search cannot read {', '.join(deaf)}; its silence there means nothing.")
    else:
        yield case.passed(CHECK, f"Searched again, {len(case.documents)} of {len(search.documents)}: none {search.looked_for}.")
