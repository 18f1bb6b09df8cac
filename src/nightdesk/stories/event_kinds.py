"""What kind of event a text tells of, in many languages, by the words of `stories/lexicon`."""

from __future__ import annotations

import re
import tomllib
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from functools import lru_cache
from importlib.resources import files

from nightdesk.languages.gazetteer import fold
from nightdesk.stories.model import EventKind, Subject

SUBJECTS: dict[EventKind, Subject] = {
    EventKind.ATTACK: Subject.CONFLICT,
    EventKind.SHOOTING: Subject.JUSTICE,
    EventKind.WAR: Subject.CONFLICT,
    EventKind.COUP: Subject.POLITICS,
    EventKind.PROTEST: Subject.SOCIETY,
    EventKind.EARTHQUAKE: Subject.DISASTERS,
    EventKind.STORM: Subject.DISASTERS,
    EventKind.FLOOD: Subject.DISASTERS,
    EventKind.FIRE: Subject.DISASTERS,
    EventKind.ERUPTION: Subject.DISASTERS,
    EventKind.CRASH: Subject.DISASTERS,
    EventKind.CRUSH: Subject.DISASTERS,
    EventKind.COLLAPSE: Subject.DISASTERS,
    EventKind.OUTBREAK: Subject.HEALTH,
    EventKind.ELECTION: Subject.POLITICS,
    EventKind.GOVERNMENT: Subject.POLITICS,
    EventKind.DIPLOMACY: Subject.POLITICS,
    EventKind.TRIAL: Subject.JUSTICE,
    EventKind.ARREST: Subject.JUSTICE,
    EventKind.DEATH: Subject.SOCIETY,
    EventKind.AWARD: Subject.CULTURE,
    EventKind.SPORT: Subject.SPORT,
    EventKind.SPACE: Subject.SCIENCE,
    EventKind.SCIENCE: Subject.SCIENCE,
    EventKind.ECONOMY: Subject.ECONOMY,
    EventKind.CULTURE: Subject.CULTURE,
    EventKind.OTHER: Subject.SOCIETY,
}

# Where a text tells equally of two kinds, the one that is nearer the news comes first: a trial about an attack is a trial.
PRECEDENCE = (
    EventKind.TRIAL,
    EventKind.COUP,
    EventKind.CRUSH,
    EventKind.EARTHQUAKE,
    EventKind.ERUPTION,
    EventKind.STORM,
    EventKind.FLOOD,
    EventKind.CRASH,
    EventKind.COLLAPSE,
    EventKind.FIRE,
    EventKind.SHOOTING,
    EventKind.OUTBREAK,
    EventKind.ATTACK,
    EventKind.WAR,
    EventKind.PROTEST,
    EventKind.AWARD,
    EventKind.ELECTION,
    EventKind.DEATH,
    EventKind.ARREST,
    EventKind.SPACE,
    EventKind.SPORT,
    EventKind.DIPLOMACY,
    EventKind.GOVERNMENT,
    EventKind.ECONOMY,
    EventKind.SCIENCE,
    EventKind.CULTURE,
)
_RANK = {kind: rank for rank, kind in enumerate(PRECEDENCE)}
_PLAIN, _STRONG, _DECISIVE = 1, 3, 5
# A shooting at a football match is no sport: what happened outweighs where and to whom.
_HAPPENINGS = frozenset(PRECEDENCE[: PRECEDENCE.index(EventKind.AWARD)])
_LONGEST_TEXT = 2_000
# One plain cue alone ("president", "shot") is a weak sign: an item that shows no more has half a vote.
_WEAKLY = 0.5
# Words that say who somebody is and not what happened, and what is read instead: a convicted offender's friend is not on trial.
_EPITHETS = tuple(
    (re.compile(epithet, re.IGNORECASE), plain)
    for epithet, plain in (
        (r"\bconvicted (?:[\w-]+ ){0,3}(?:offenders?|criminals?|felons?|murderers?|killers?|terrorists?|rapists?|traffickers?)\b", ""),
        (r"\b(?:government|pro-government) (?:forces|troops|soldiers)\b", "troops"),
        (r"\b(?:forces|troops|lines|defences|defenses) collapse\b", "troops retreat"),
        (r"\b(?:department|ministry|minister|secretary) (?:of|for) (?:justice|war)\b", ""),
        (r"\bruling (?=(?:[\w-]+ ){0,3}(?:party|coalition|alliance|bloc|front)\b)", ""),
        (r"\b(?:basketball|football|soccer|tennis|baseball|rugby|cricket|hockey) (?:players?|stars?|legends?)\b", "person"),
        (r"\b(?:forces|troops|coalition|army|rebels|fighters|militants) captur(?:e|es|ed)\b", "troops"),
    )
)

# A language without a file of its own is read with the words of a near relative.
_RELATIVES = {
    "ar": "arz ary",
    "bg": "mk",
    "ckb": "ku",
    "cs": "sk",
    "de": "lb als bar nds",
    "en": "sco simple",
    "eo": "io",
    "es": "ca ast an ext lad",
    "fa": "mzn azb tg",
    "fi": "et",
    "fr": "frp oc wa",
    "hi": "ne bh bho mr mai new",
    "id": "ms min bjn jv su ace",
    "it": "scn lmo vec nap co",
    "ka": "xmf",
    "kk": "ky kaa tt ba",
    "nl": "af fy li zea vls",
    "no": "da sv nb nn is fo",
    "pt": "gl",
    "ro": "mo",
    "ru": "ce tyv sah os kv",
    "sh": "sr hr bs cnr sl",
    "tl": "ceb fil",
    "tr": "az crh gag tk",
    "uk": "rue",
    "ur": "pnb skr ps",
    "zh": "yue wuu lzh gan nan hak",
}
_RELATED = {relative: code for code, relatives in _RELATIVES.items() for relative in relatives.split()}
# Written without spaces, or with particles and cases that grow onto a word from both sides: cues count anywhere in the text.
_UNSPACED = frozenset({"zh", "ja", "ko", "th", "ar", "he", "yi", "ta", "ml", "kn", "si"})

Cue = tuple[str, bool, EventKind, int]
"""A folded cue, whether any ending may follow, the kind it tells of, and its weight."""


def event_scores(text: str, language: str) -> dict[EventKind, int]:
    """How strongly the first 2,000 characters of a text tell of each kind; each cue counts once. Empty where no cue is known."""
    lexicon = _Lexicon.of(language)
    folded = fold(_told(text[:_LONGEST_TEXT]) if language.split("-")[0] == "en" else text[:_LONGEST_TEXT])
    found = {(cue, kind): weight for cue, kind, weight in lexicon.cues_in(folded)}
    scores: Counter[EventKind] = Counter()
    for (_, kind), weight in found.items():
        scores[kind] += weight
    return dict(scores)


def event_kind(readings: Iterable[dict[EventKind, int]]) -> EventKind:
    """The kind that most of a story's items tell of. Each item has one vote, half a one where it shows a plain cue or two, shared by the
    kinds it tells of; OTHER where none does."""
    votes: defaultdict[EventKind, float] = defaultdict(float)
    for scores in readings:
        total = sum(score * score for score in scores.values())
        vote = 1.0 if max(scores.values(), default=0) >= _STRONG else _WEAKLY
        for kind, score in scores.items():
            votes[kind] += vote * score * score / total
    if not votes:
        return EventKind.OTHER
    return min(votes, key=lambda kind: (-round(votes[kind], 6), _RANK[kind]))


def _told(text: str) -> str:
    for epithet, plain in _EPITHETS:
        text = epithet.sub(plain, text)
    return text


class _Lexicon:
    """One language's cues, by their first two characters."""

    def __init__(self, code: str) -> None:
        self._anywhere_by_default = code in _UNSPACED
        self._inside: defaultdict[str, list[Cue]] = defaultdict(list)
        self._at_start: defaultdict[str, list[Cue]] = defaultdict(list)
        for kind, cues in _read_cues(code):
            for written in cues:
                self._add(kind, written)

    @staticmethod
    def of(language: str) -> _Lexicon:
        code = language.lower().split("-")[0]
        special = {"zh-yue": "zh", "zh-classical": "zh", "zh-min-nan": "zh", "be-tarask": "be"}
        return _lexicon(special.get(language.lower(), _RELATED.get(code, code)))

    def cues_in(self, text: str) -> Iterator[tuple[str, EventKind, int]]:
        previous = " "
        for at, letter in enumerate(text):
            opening = text[at : at + 2]
            candidates = self._inside.get(opening, ())
            if not previous.isalnum():
                candidates = (*candidates, *self._at_start.get(opening, ()))
            for cue, open_end, kind, weight in candidates:
                if text.startswith(cue, at) and (open_end or not text[at + len(cue) : at + len(cue) + 1].isalnum()):
                    yield cue, kind, weight
            previous = letter

    def _add(self, kind: EventKind, written: str) -> None:
        strong, plain = written.startswith("!"), written.removeprefix("!")
        inside = self._anywhere_by_default or plain.startswith("*")
        cue = fold(plain.strip("*"))
        open_end = self._anywhere_by_default or plain.endswith("*")
        place = self._inside if inside else self._at_start
        weight = (_DECISIVE if kind in _HAPPENINGS else _STRONG) if strong else _PLAIN
        place[cue[:2]].append((cue, open_end, kind, weight))


@lru_cache(maxsize=100)
def _lexicon(code: str) -> _Lexicon:
    return _Lexicon(code)


def _read_cues(code: str) -> Iterator[tuple[EventKind, list[str]]]:
    file = files("nightdesk.stories.lexicon").joinpath("events").joinpath(f"{code}.toml")
    if code.isalpha() and file.is_file():
        for kind, cues in tomllib.loads(file.read_text(encoding="utf-8")).items():
            yield EventKind(kind), [cue.strip() for cue in cues.split(",") if cue.strip()]
