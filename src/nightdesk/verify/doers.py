"""Did those do it who do it in the evidence? A relation turned round holds no word that the evidence lacks.

For each verb that a text and its evidence share, who does it and to whom it is done are read off the words before and behind it. Only
where both can be read, and a party that the evidence names is told to do, or to suffer, what another party does there, is it said so.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from nightdesk.verify.evidence import Case, places_in
from nightdesk.verify.forms import kin
from nightdesk.verify.lexicon import DOERS, FUNCTION_WORDS
from nightdesk.verify.modality import base, is_past
from nightdesk.verify.model import Finding
from nightdesk.verify.reading import Reading, Word
from nightdesk.verify.stems import meanings, stem

CHECK = "doers"
_BE = DOERS["be"]
_HELPING = DOERS["helping"]
_UNTOLD = DOERS["untold"]
_PREPOSITIONS = DOERS["prepositions"]
_JOINS = DOERS["joins"]
_ARTICLES = DOERS["articles"]
_ANYBODY = DOERS["anybody"]
_STATE = DOERS["state"]
_AGAINST = DOERS["against"]
_ARMED = DOERS["armed"]
_EITHER = DOERS["either"]
_TIMES = DOERS["times"]
_CLAUSE = DOERS["clause"]
_LONGEST = 9


_LOSE, _GAIN = stem("lose"), frozenset(stem(word) for word in ("capture", "seize", "gain", "recapture", "retake"))


@dataclass(frozen=True, slots=True)
class Deed:
    """A verb, with the words of its doer and of whom it befalls, where they can be read."""

    verb: Word
    doer: tuple[Word, ...]
    other: tuple[Word, ...]


@dataclass(frozen=True, slots=True)
class Turned:
    """What the text has in the place of what the evidence has."""

    verb: str
    told: str
    held: str

    @property
    def says(self) -> str:
        return f"At “{self.verb}” the sentence has “{self.told}” where the evidence has “{self.held}”."


def check_doers(case: Case) -> Iterator[Finding]:
    """A doubt where a sentence gives a deed to another than its English evidence does."""
    if any(case.sentence.text in passage.text for passage in case.passages):
        return
    if case.english and (turned := turned_round(case.reading, case.english)) is not None:
        yield case.doubted(CHECK, turned.says)


def turned_round(text: Reading, evidence: Sequence[Reading]) -> Turned | None:
    """The first deed that the text gives to another party of the evidence than the evidence does."""
    held = [deed for reading in evidence for deed in deeds_in(reading)]
    known = frozenset(word.stem for reading in evidence for word in reading.words)
    short = {letters: words for reading in evidence for letters, words in _spelt_out(reading)}
    for deed in deeds_in(text):
        if (gained := _gained_instead(deed, held, short)) is not None:
            return gained
        alike = [other for other in held if base(deed.verb) == base(other.verb)]
        for mine, theirs in ((deed.doer, [one.doer for one in alike]), (deed.other, [one.other for one in alike])):
            if not is_past(deed.verb) or not mine or not theirs or not all(theirs) or not _is_party(mine, known):
                continue
            if not any(_may_be(_whole(mine, short), _whole(one, short)) for one in theirs):
                return Turned(deed.verb.text, _shown(mine), _shown(theirs[0]))
    return None


def _gained_instead(deed: Deed, held: Sequence[Deed], short: Mapping[str, tuple[Word, ...]]) -> Turned | None:
    """That a party lost, of which the evidence tells what it took and not that anybody lost."""
    if base(deed.verb) != _LOSE or not deed.doer or any(base(other.verb) == _LOSE for other in held):
        return None
    taking = (other for other in held if base(other.verb) in _GAIN and other.doer)
    took = next((other for other in taking if _may_be(_whole(deed.doer, short), _whole(other.doer, short))), None)
    return None if took is None else Turned(deed.verb.text, _shown(deed.doer), f"{_shown(took.doer)} {took.verb.text}")


def deeds_in(reading: Reading) -> Iterator[Deed]:
    """Verbs told as done; a party that cannot be read is empty."""
    for clause in reading.clauses:
        for at in range(1, len(clause)):
            if not _may_be_verb(clause, at):
                continue
            back = at - 1
            while back > 0 and (clause[back].low in _HELPING or clause[back].low in _BE):
                back -= 1
            between = clause[back + 1 : at]
            if not _UNTOLD.isdisjoint(one.low for one in clause[back:at]):
                continue
            subject = () if _parted(reading, clause[back], clause[back + 1]) else _subject(reading, clause, back)
            if any(one.low in _BE for one in between) or (at + 1 < len(clause) and clause[at + 1].low == "by"):
                yield Deed(clause[at], _by(reading, clause, at), subject)
            else:
                yield Deed(clause[at], subject, ())


def _may_be_verb(clause: Sequence[Word], at: int) -> bool:
    word = clause[at]
    if word.capital or (word.low in FUNCTION_WORDS and not is_past(word)) or word.low in _BE | _HELPING:
        return False
    return clause[at - 1].low not in _ARTICLES | _PREPOSITIONS | _JOINS


def _by(reading: Reading, clause: Sequence[Word], at: int) -> tuple[Word, ...]:
    place = next((place for place in range(at + 1, min(at + 3, len(clause))) if clause[place].low == "by"), None)
    return _object(reading, clause, place + 1) if place is not None else ()


def _parted(reading: Reading, one: Word, other: Word) -> bool:
    return any(sign in reading.text[one.end : other.start] for sign in ',;:“”"')


def _subject(reading: Reading, clause: Sequence[Word], last: int) -> tuple[Word, ...]:
    """The words of a noun phrase that ends here, without what hangs on it by a preposition; nothing where a verb stands in it."""
    first = last
    while first > 0 and last - first < _LONGEST and not _parted(reading, clause[first - 1], clause[first]):
        if clause[first - 1].low in _JOINS - {"and"}:
            break
        first -= 1
    phrase = clause[first : last + 1]
    if first and phrase[0].low == "and" and not clause[first - 1].capital:
        phrase = phrase[1:]
    listed = first > 0 and any(word.low == "and" for word in phrase) and _parted(reading, clause[first - 1], clause[first])
    if listed or last - first >= _LONGEST or any(_is_verb(phrase, at, reading) for at in range(len(phrase))):
        return ()
    cut = next((place for place, word in enumerate(phrase) if word.low in _PREPOSITIONS), len(phrase))
    behind = phrase[cut + 1 :] if cut < len(phrase) and phrase[cut].low == "of" else ()
    return (*_nouns(behind), *_nouns(phrase[:cut])) if cut else ()


def _is_verb(phrase: Sequence[Word], at: int, reading: Reading) -> bool:
    """Whether a word among these may be a verb, or one that opens a clause within the sentence."""
    word = phrase[at]
    if word.low in _CLAUSE:
        return True
    if is_past(word):
        return (word.opening or not word.capital) and reading.text[word.start - 1 : word.start] != "-"
    behind = phrase[at + 1].low if at + 1 < len(phrase) else ""
    return word.low.endswith("s") and not word.capital and behind in _ARTICLES | _PREPOSITIONS - {"of"}


def _object(reading: Reading, clause: Sequence[Word], first: int) -> tuple[Word, ...]:
    last = first
    while last < len(clause) and last - first < _LONGEST and clause[last].low not in _PREPOSITIONS | _JOINS:
        if last > first and _parted(reading, clause[last - 1], clause[last]):
            break
        last += 1
    return _nouns(clause[first:last])


def _nouns(phrase: Sequence[Word]) -> tuple[Word, ...]:
    """The words that say who, without when: "the next day government forces"."""
    start = max((place + 1 for place, word in enumerate(phrase) if word.low in _TIMES), default=0)
    return tuple(
        word
        for word in phrase[start:]
        if word.low not in FUNCTION_WORDS | _ARTICLES | _HELPING and (word.capital or not word.low.endswith("ly"))
    )


def _spelt_out(reading: Reading) -> Iterator[tuple[str, tuple[Word, ...]]]:
    """Short names that stand behind the long: "Southern Transitional Council (STC)"."""
    for at, word in enumerate(reading.words):
        size = len(word.text)
        run = reading.words[max(0, at - size) : at]
        if word.text.isupper() and size > 1 and "".join(one.text[0] for one in run) == word.text:
            yield word.text, run


def _whole(phrase: tuple[Word, ...], short: Mapping[str, tuple[Word, ...]]) -> tuple[Word, ...]:
    return tuple(part for word in phrase for part in short.get(word.text, (word,)))


def _is_named(phrase: Sequence[Word]) -> bool:
    return phrase[-1].low not in _ANYBODY and phrase[-1].stem not in _ANYBODY


def _is_party(phrase: Sequence[Word], known: frozenset[str]) -> bool:
    """Whether it names somebody of whom the evidence tells, by the last word at least."""
    return phrase[-1].stem in known and _is_named(phrase)


def _may_be(one: Sequence[Word], other: Sequence[Word]) -> bool:
    """Whether two phrases may mean the same."""
    if not _is_named(one) or not _is_named(other) or _short(one, other) or _short(other, one):
        return True
    if one[-1].low in _EITHER and other[-1].low in _EITHER:
        return _agree(one[:-1], other[:-1])
    camps = {_camp(one), _camp(other)}
    if None not in camps:
        return len(camps - {"any"}) < 2 and _agree(one[:-1], other[:-1])
    if _alike(one[-1], other[-1]):
        return _agree(one[:-1], other[:-1])
    return any(_alike(one[-1], word) for word in other) or any(_alike(other[-1], word) for word in one)


def _camp(phrase: Sequence[Word]) -> str | None:
    """Whose arms a phrase tells of: the state's, those against it, or either's; None where it tells of none."""
    head = phrase[-1].low
    named = [word for word in phrase[:-1] if word.capital and word.low not in _ARMED]
    if head in _EITHER and named:
        return "state" if all(any(place.kind == "country" for place in places_in(word.text, "en")) for word in named) else None
    return "state" if head in _STATE else "against" if head in _AGAINST else "any" if head in _EITHER else None


def _agree(some: Sequence[Word], others: Sequence[Word]) -> bool:
    return not some or not others or any(_alike(a, b) for a in some for b in others)


def _alike(one: Word, other: Word) -> bool:
    return (
        one.stem == other.stem
        or not meanings(one.stem).isdisjoint(meanings(other.stem))
        or (one.capital and other.capital and kin(one.low, other.low))
    )


def _short(one: Sequence[Word], other: Sequence[Word]) -> bool:
    letters = "".join(word.text[0] for word in other if word.capital)
    return any(word.text.isupper() and len(word.text) > 1 and word.text in letters for word in one)


def _shown(phrase: Sequence[Word]) -> str:
    return " ".join(word.text for word in phrase)
