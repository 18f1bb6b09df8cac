"""What in a draft may have to wait for a person. Cue words err on the side of a needless wait."""

from __future__ import annotations

import re
from collections.abc import Iterator

from nightdesk.claims.model import FigureKind
from nightdesk.desk.conduct import find_conduct
from nightdesk.desk.cues import ACCUSING, AGE, CHILD, ELECTING, HARMED, HEALING, ORGANISATION
from nightdesk.desk.model import Concern, ConcernKind
from nightdesk.drafts.model import Draft, Sentence
from nightdesk.drafts.pack import EvidencePack
from nightdesk.stories.model import EventKind
from nightdesk.verify.lexicon import FUNCTION_WORDS
from nightdesk.verify.model import Outcome, Verdict

_NAME = re.compile(r"\b[^\W\d_a-z][\w'’-]+(?: (?:(?:al|bin|da|de|del|der|di|el|van|von) )?[^\W\d_a-z][\w'’-]+){1,4}")
_COUNT = re.compile(r"\d|\b(?:one|two|three|four|five|six|seven|eight|nine|ten|dozens|hundreds|thousands)\b", re.IGNORECASE)
_HARM = re.compile(
    r"\b(?:kill\w*|dead|deaths?|die[sd]?|injur\w*|wound\w*|missing|kidnapp\w*|abduct\w*|hostages?|displaced|infected|detain\w*|arrest\w*)\b",
    re.IGNORECASE,
)
_GRAVE_EVENTS = {EventKind.ELECTION: ConcernKind.ELECTION, EventKind.OUTBREAK: ConcernKind.HEALTH}


def find_concerns(draft: Draft, verdict: Verdict, pack: EvidencePack) -> tuple[Concern, ...]:
    """Each concern once for each sentence that raises it, in reading order; those of the whole piece come first."""
    places = frozenset(word for place in draft.profile.places for word in place.name.split())
    found = [*_of_the_piece(draft, pack), *find_conduct(draft)]
    for sentence in draft.sentences():
        found.extend(_of_sentence(sentence, draft, pack, places))
    found.extend(_doubts(draft, verdict))
    return tuple(dict.fromkeys(found))


def _of_the_piece(draft: Draft, pack: EvidencePack) -> Iterator[Concern]:
    if kind := _GRAVE_EVENTS.get(draft.profile.event):
        yield Concern(kind, f"the story is filed under {draft.profile.event.value}")
    named = {passage.source for passage in draft.passages}
    families = sorted({source.family for source in pack.sources if source.id in named})
    if len(families) == 1:
        yield Concern(ConcernKind.SINGLE_FAMILY, f"every item cited is of the family {families[0]}")


def _of_sentence(sentence: Sentence, draft: Draft, pack: EvidencePack, places: frozenset[str]) -> Iterator[Concern]:
    text = sentence.text
    persons = [name for name in _NAME.findall(text) if _may_be_person(name, places)]
    if persons and ACCUSING.search(text):
        yield Concern(ConcernKind.ACCUSATION, f"{persons[0]} stands beside an accusation", sentence.id)
    if persons and HARMED.search(text):
        yield Concern(ConcernKind.VICTIM_NAMED, f"{persons[0]} stands beside a harm", sentence.id)
    if CHILD.search(text) or any(int(years) < 18 for ages in AGE.findall(text) for years in ages if years):
        yield Concern(ConcernKind.MINOR, "a child or young person is spoken of", sentence.id)
    if _counts_people(sentence, pack):
        yield Concern(ConcernKind.CASUALTIES, "people are counted", sentence.id)
    if draft.profile.event is not EventKind.ELECTION and ELECTING.search(text):
        yield Concern(ConcernKind.ELECTION, "an election is spoken of", sentence.id)
    if HEALING.search(text):
        yield Concern(ConcernKind.HEALTH, "a reader may act on it", sentence.id)


def _may_be_person(name: str, places: frozenset[str]) -> bool:
    words = [word for word in name.split() if word.lower() not in FUNCTION_WORDS]
    if len(words) < 2:
        return False
    return not ORGANISATION.search(name) and not all(word.removesuffix("'s").removesuffix("’s") in places for word in words)


def _counts_people(sentence: Sentence, pack: EvidencePack) -> bool:
    """A number beside a word of harm; or a bare number, as in the cell of a table, on a passage that counts people."""
    if not _COUNT.search(sentence.text):
        return False
    if _HARM.search(sentence.text):
        return True
    items = {name.partition("#")[0] for name in sentence.passages}
    values = {figure.read.value for figure in pack.figures if figure.item in items and figure.read.kind is not FigureKind.RESCUED}
    return any(int(digits) in values for digits in re.findall(r"\d{1,9}", sentence.text.replace(",", "")))


def _doubts(draft: Draft, verdict: Verdict) -> Iterator[Concern]:
    texts = {sentence.id: sentence.text for sentence in draft.sentences()}
    for finding in verdict.findings:
        if finding.outcome is Outcome.DOUBT and finding.sentence in texts:
            yield Concern(ConcernKind.DOUBTFUL, finding.says, finding.sentence)
