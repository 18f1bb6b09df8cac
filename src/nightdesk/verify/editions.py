"""Does each language edition say what it is made to say?

Where a sentence sets several editions side by side, the figure and the date given for each must stand in a passage in its language.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from nightdesk.drafts.particulars import known_statements, statements_in
from nightdesk.verify.calendar import WEEKDAYS
from nightdesk.verify.evidence import Case
from nightdesk.verify.foreign import figures_in
from nightdesk.verify.model import Finding
from nightdesk.verify.names import language_words
from nightdesk.verify.reading import Reading, read
from nightdesk.wire.model import Passage

CHECK = "editions"
_EDITION = re.compile(r"\b((?:[A-Z][\w-]{1,40}\s){1,4})(?:\([^()]{1,30}\)\s)?editions?\b")
_TIMED = re.compile(
    r"(?:^|;\s)(?P<name>[A-Z][\w-]{1,40}(?:\s[A-Z][\w-]{1,40}){0,3})(?:\s\([^()]{1,30}\))?,\s(?:(?P<day>\d{1,2}\s[A-Z][a-z]{2,8}),\s)?(?P<clock>\d{2}:\d{2})"
)
_PART = re.compile(r";|,?\s(?:and|when|but|while)\s(?=(?:the\s)?[^,;]{0,60}?\beditions?\b)|, and so did\b")


def check_editions(case: Case) -> Iterator[Finding]:
    text = case.reading.text
    if not _EDITION.search(text) and not _TIMED.search(text):
        return
    problems = [problem for part in _PART.split(text) for problem in _problems(part, case)]
    problems += [f"No passage in {found['name']} is of {found['clock']}." for found in _TIMED.finditer(text) if not _timed(found, case)]
    for problem in dict.fromkeys(problems):
        yield case.failed(CHECK, problem)
    if not problems:
        yield case.passed(CHECK, "Each edition says what it is made to say.")


def _problems(part: str, case: Case) -> Iterator[str]:
    named = [name for found in _EDITION.finditer(part) if (name := found[1].removeprefix("The ").strip()).lower() not in WEEKDAYS]
    for name in named:
        if not _in_language(name, case) and not _is_source(name, case):
            yield f"No passage is in {name}."
    if len(named) != 1:
        return
    passages = _in_language(named[0], case)
    reading = read(part)
    stated = [says for says in known_statements() if says in part]
    if passages and any(not any(says in statements_in(one.text, one.language) for one in passages) for says in stated):
        yield f"The {named[0]} edition does not say {stated[0]}."
    if passages and not any(_says(reading, passage) for passage in passages):
        yield f"The {named[0]} edition does not say so."


def _timed(found: re.Match[str], case: Case) -> bool:
    """ "Malay, 22 November, 11:04": an item in that language, published then."""
    day = read(found["day"]).moments if found["day"] else ()
    return any(
        f"{passage.said_at:%H:%M}" == found["clock"] and all(moment.fits(passage.said_at.date()) for moment in day)
        for passage in _in_language(found["name"], case)
    )


def _in_language(name: str, case: Case) -> list[Passage]:
    words = {word.low for word in read(name).words}
    return [passage for passage in case.passages if words <= language_words(passage.language)]


def _is_source(name: str, case: Case) -> bool:
    return any(name in passage.source_name for passage in case.passages)


def _says(part: Reading, passage: Passage) -> bool:
    """Whether a part with one figure gives one that stands in the passage, and one date on which it was said."""
    counts = [numeral for numeral in part.counts if numeral.vague is None and 1 not in numeral.values]
    days = [moment for moment in part.moments if moment.day and not _opens(part, moment.start)]
    numerals = read(passage.text, english=passage.language.split("-")[0] == "en").numerals
    figures = figures_in(passage.text, passage.language)
    if any(says.removeprefix("that ") in part.text for says in statements_in(passage.text, passage.language)):
        return True
    agrees = len(counts) != 1 or any(counts[0].agrees(other) for other in numerals) or any(one.value in counts[0].values for one in figures)
    return agrees and (len(days) != 1 or len(counts) != 1 or days[0].fits(passage.said_at.date()))


def _opens(part: Reading, start: int) -> bool:
    """ "On 24 November 2022, a fire …": the day of the event, which any passage may give."""
    return part.text[:start].strip().lower() == "on"
