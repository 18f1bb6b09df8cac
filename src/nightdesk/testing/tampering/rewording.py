"""English said another way, or with less: plain rules that keep what is said."""

from __future__ import annotations

import re
from datetime import datetime
from random import Random

_SYNONYMS = (
    ("at least", "no fewer than"), ("more than", "over"), ("injures", "wounds"), ("injured", "wounded"), ("an earthquake", "a quake"),
    ("approximately", "about"), ("protesters", "demonstrators"), ("begins", "starts"), ("soldiers", "troops"), ("says that", "states that"),
    ("announces", "declares"), ("announced", "declared"), ("near", "close to"), ("several", "a number of"), ("attempts to", "tries to"),
    ("wins", "won"), ("kills", "killed"), ("dies", "died"), ("are killed", "were killed"), ("is killed", "was killed"),
)  # fmt: skip
_SPELLED = ("two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")
_DONE_TO = {
    "kills": "killed", "killed": "killed", "injures": "injured", "injured": "injured", "arrests": "arrested", "arrested": "arrested",
    "attacks": "attacked", "attacked": "attacked", "seizes": "seized", "destroys": "destroyed", "destroyed": "destroyed",
    "approves": "approved", "approved": "approved", "defeats": "defeated", "defeated": "defeated", "wounds": "wounded",
    "rejects": "rejected", "rejected": "rejected", "strikes": "struck", "bombs": "bombed", "captures": "captured", "captured": "captured",
}  # fmt: skip
_ACTIVE = re.compile(
    rf"^(?P<doer>(?:The |An? )?[A-Z][^,;:.]{{2,70}}?) (?P<verb>{'|'.join(_DONE_TO)}) "
    r"(?P<done>(?:at least |more than |the |an? |\d[\d,]* |[A-Z])[^,;:.]{2,60}?)(?P<rest>(?: in | near | on | at |, |\.$).*)$"
)
_OPENING = re.compile(r"^(?P<when>(?:In|On|At) [^,;]{3,40}), (?P<said>[A-Z].{20,}?)\.$")
_ASIDE = re.compile(r"\s*\([^()]{1,120}\)")
_RELATIVE = re.compile(r", (?:which|who|where|whose) [^,;.]{5,120}(?:,(?= )|(?=\.$))")
_TRAILING = re.compile(
    r"(?:, (?:killing|injuring|wounding|leaving|causing|becoming|making|ending|citing|following|with|including) |; )[^;]{5,200}(?=\.$)"
)


def paraphrased(sentence: str, voice: str, at: datetime, rng: Random) -> str:
    """One to three changes of wording, a few of which may not fit, so that the sentence comes back as it was."""
    steps = rng.sample([_passive, _moved, _synonyms, _digits_and_words, _dated, _attributed], k=3)
    for step in steps:
        sentence = step(sentence, voice, at)
    return sentence


def shortened(sentence: str) -> str | None:
    """The sentence without brackets, relative clauses and a trailing participle; None where there is nothing to leave out."""
    if re.search(r"\b(?:not|no|never|denie[sd]|without|alleged)\b", sentence):
        return None
    less = _TRAILING.sub("", _RELATIVE.sub("", _ASIDE.sub("", sentence)))
    whole = len(less.split()) >= 7 and re.search(r"\w \w.*\b(?:is|are|was|were|has|have|[a-z]{3,}(?:es|ts|ds|ns|rs|ks|ls|ed))\b", less)
    return less if less != sentence and whole else None


def _passive(sentence: str, voice: str, at: datetime) -> str:
    found = _ACTIVE.match(sentence)
    if found is None:
        return sentence
    done, doer = found["done"], found["doer"]
    be = "were" if re.match(r"(?:at least |more than )?\d|.*s$", done) else "was"
    return f"{done[0].upper()}{done[1:]} {be} {_DONE_TO[found['verb']]} by {_inside(doer)}{found['rest']}"


def _inside(words: str) -> str:
    return words[0].lower() + words[1:] if words.startswith(("The ", "A ", "An ")) else words


def _moved(sentence: str, voice: str, at: datetime) -> str:
    found = _OPENING.match(sentence)
    return (
        f"{found['said']} {found['when'][0].lower()}{found['when'][1:]}."
        if found and not re.search("; |according to", sentence)
        else sentence
    )


def _synonyms(sentence: str, voice: str, at: datetime) -> str:
    if re.search(r"[“\"«]", sentence):
        return sentence
    for words, others in _SYNONYMS:
        sentence = re.sub(rf"\b{words}\b", others, sentence, count=1)
    return sentence


def _digits_and_words(sentence: str, voice: str, at: datetime) -> str:
    def change(found: re.Match[str]) -> str:
        return str(_SPELLED.index(found[0]) + 2)

    return re.sub(rf"(?<![\w-])(?:{'|'.join(_SPELLED)})\b(?= [a-z])", change, sentence, count=1)


def _dated(sentence: str, voice: str, at: datetime) -> str:
    if sentence.startswith(("On ", "In ", "According")) or re.search(r"\d (?:January|February|March|April|May|June|July|August)", sentence):
        return sentence
    return f"On {at.day} {at:%B %Y}, {_inside(sentence)}"


def _attributed(sentence: str, voice: str, at: datetime) -> str:
    if "according to" in sentence.lower() or not sentence.endswith("."):
        return sentence
    return f"{sentence[:-1]}, according to {voice}."
