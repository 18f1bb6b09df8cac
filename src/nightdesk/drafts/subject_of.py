"""The event as a noun phrase, cut out of a sentence that counts its dead."""

from __future__ import annotations

import re

_COUNT = (
    r"(?:an? )?(?:estimated )?(?:at least|more|over|about|around|nearly|almost|up|\d|one|two|three|four|five|six|seven|eight|nine|ten|"
    r"eleven|twelve|dozens|hundreds)\b"
)
_PLACE = r"[^,.;]{3,60}(?:, [A-Z][^,.;]{2,30})"
_ACTIVE = re.compile(
    rf"^(?P<subject>.{{8,160}}?),? (?:killed|left|resulted in|caused the deaths? of) {_COUNT}(?P<rest>.*)$",
    re.IGNORECASE,
)
_TAIL = re.compile(rf"(?:people|others|dead|persons)(?: dead)?(?P<place> (?:at|in|near|on|across|off) {_PLACE}{{0,2}})\.?$")
_PASSIVE = re.compile(
    r"^(?:In (?P<place>[^,]{3,50}(?:, [A-Z][^,]{2,30})?), )?(?:at least|more|over|about|around|nearly|almost|up to|[\w-]+)\b.{0,60}? "
    r"(?:were|was) killed\b(?:.{0,60}? injured)? (?:in|by) (?P<subject>[^,.]{6,120}(?:, [A-Z][^,.]{2,30}){0,3})\.?$",
    re.IGNORECASE,
)
_SECOND_VERB = re.compile(r"\b(?:were|was|had|which|who)\b")


def subject_of_toll(past: str) -> str | None:
    """ "An earthquake on Java killed 46 people" gives "An earthquake on Java"; None where the sentence is built otherwise."""
    active = _ACTIVE.match(past)
    if active is not None:
        subject = active["subject"].strip()
        tail = _TAIL.search(active["rest"])
        subject += tail["place"] if tail and "," not in subject else ""
        return None if _SECOND_VERB.search(subject) else _closed(subject)
    passive = _PASSIVE.match(past)
    if passive is None or _SECOND_VERB.search(passive["subject"]):
        return None
    subject = passive["subject"].strip()
    if passive["place"] and passive["place"] not in subject:
        subject = f"{subject} in {passive['place']}"
    return _closed(subject)


def _closed(subject: str) -> str:
    """A place name with its country ("Seoul, South Korea") asks for a comma after it."""
    return subject + "," if "," in subject else subject


def apart(subject: str) -> tuple[str, str]:
    """The event and its place, so that a count may stand between them: "Two car bombs", " in Mogadishu, Somalia"."""
    match = re.match(r"(?P<event>.{4,80}?)(?P<place> (?:in|at|near|across|off) .+)$", subject.rstrip(","))
    if match is None or match["event"].endswith("ed"):
        return subject.rstrip(","), ""
    return match["event"], match["place"]
