"""An item's English sentence told anew: in the past, without picture notes, its date made plain."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from nightdesk.drafts.tense import to_past
from nightdesk.drafts.verbs import by_base, by_third_person, common_openers, pasts
from nightdesk.foundation.spans import Span


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


_PICTURE = re.compile(r"\s*\((?:[^()]{0,60}\s)?(?:pictured|depicted|photo|shown)[^()]{0,40}\)", re.I)
_BRACKETED_OPENING = re.compile(r"^\([^()]{1,40}\)\s*")
_OCCASION = re.compile(
    r"^In (?P<what>(?:the|an?) [^,]{4,60}\b(?:elections?|referendum|vote|poll|ballot|tournament|match|final)), (?P<rest>.+)$"
)
_HANGS_ON = re.compile(r"(?:[a-z]+ing|with|after|as|which|while|who|where|but)\b")
_STOP = re.compile(r"(?<=[.!?])[\"”’)]?\s+(?=[\"“‘(]?[A-Z0-9])")
_LABEL = re.compile(r"^[A-Z0-9][^.:;,]{2,70}(?:, \d{4})?: (?=[A-Z])")
_SHORT = re.compile(r"(?:\b[A-Z]|\b(?:Mr|Mrs|Ms|Dr|St|Jr|Sr|Gen|Lt|Col|Gov|Sen|Rep|No|vs?|approx|Mt|Ft|Inc|Ltd|Co|Corp))\.$")
_DETERMINERS = _words(
    """
    fourteen sixteen seventeen eighteen nineteen twenty thirty forty fifty sixty seventy eighty ninety
    a an the at in on more about over around nearly almost up two three four five six seven eight nine ten eleven twelve
    thirteen fourteen fifteen several many some thousands hundreds dozens one after amid during following former its his
    their both another police at suspected security scientists economists outgoing leftist rightist armed unidentified masked local separate
    """
)
# What may open a sentence before a name, and is none itself.
_QUALITIES = _words(
    """
    incumbent previous earlier renewed reignited ringing opposition exiled imprisoned jailed ousted deposed acting interim retired veteran
    far-right far-left centre-right centre-left right-wing left-wing new old thousands heavy fresh further additional
    """
)
_ADJECTIVES = ("ed", "al", "ive", "ous", "ary", "ic", "ity", "ian", "ish", "qi", "ent", "ant", "ful", "less", "ble")
# Nouns that end as adjectives do, and act.
_BODIES = _words("parliament government president movement department regiment student patient resident agent client opponent")
_AFTER_VERB = _words("off into onto through toward towards away")
_NO_VERB_AFTER = _words(
    """
    to the a an of in and or his her its their two three four five six several many no with for by from more will would could can
    may might must should not did do let help helped make made
    """
)
# "Following border clashes": what stands after two of these is a noun.
_OPENS_A_PHRASE = _words("following between amid during despite after against over")
_BEFORE_A_NOUN = _words("mass serial first second third last next other")
_RELATIVE_DAYS = (
    (re.compile(r"\byesterday(?=['’]s\b)"), "the previous day"),
    (re.compile(r"\byesterday\b"), "the day before"),
    (re.compile(r"\b(\w+) (day|week|month|year)s? ago\b"), r"\1 \2s earlier"),
    (re.compile(r",? (?:earlier )?today\b"), ""),
    (re.compile(r"\btomorrow\b"), "the next day"),
    (re.compile(r"\blast night\b"), "the night before"),
    (re.compile(r"\b(one|a|1) (day|week|month|year)s earlier\b"), r"a \2 earlier"),
)


@dataclass(frozen=True, slots=True)
class Clause:
    """One sentence of an item: where it stands and how it reads in the past; `past` is None where it can only be quoted."""

    span: Span
    original: str
    past: str | None


@lru_cache(maxsize=4096)
def clauses(text: str) -> tuple[Clause, ...]:
    """The sentences of an English text, each with its restatement; a heading before a colon is left out."""
    found = []
    for span in _sentences(text):
        label = _LABEL.match(span.cut(text))
        if label is not None and len(label.group().split()) <= 9:
            span = Span(span.start + label.end(), span.end)
        original = span.cut(text)
        if len(original) > 3:
            found.append(Clause(span, original, _past(who_won(original))))
    return tuple(found)


def reads_well(clause: Clause) -> bool:
    """Whether the restatement is sure: no verb was left in the present, and none made past that may be a noun after an adjective."""
    words, told = re.findall(r"[\w'’-]+", clause.original), re.findall(r"[\w'’-]+", clause.past or "")
    if len(words) != len(told):
        return True
    for place, (word, past) in enumerate(zip(words, told, strict=True)):
        verb = by_third_person().get(word) or by_base().get(word)
        if verb is None or not place:
            continue
        before = words[place - 1].lower()
        if word == past != verb.past and not verb.nounlike and before not in _NO_VERB_AFTER and not before.endswith("ly"):
            return False
        after = words[place + 1] if place + 1 < len(words) else ""
        if word == past and word in by_third_person() and verb.nounlike and after in _AFTER_VERB and before not in _NO_VERB_AFTER:
            return False
        opened = any(earlier in ("when", "as", "while", "because") for earlier in words[max(0, place - 9) : place])
        if word == past and word in by_third_person() and after == "near" and opened:
            return False
        near = words[max(0, place - 5) : place - 1]
        coordinate = before == "and" and (
            (after == "to" and any(by_third_person().get(one) for one in near))
            or (verb.base == "fire" and any(one in pasts() for one in near))
        )
        opened_by = words[place - 2].lower() if place > 1 else ""
        if word != past and verb.nounlike and opened_by in _OPENS_A_PHRASE and words[place - 1].islower() and not coordinate:
            return False
        adjective = (before.endswith(_ADJECTIVES) or before in _BEFORE_A_NOUN) and before not in _BODIES
        if word != past and verb.nounlike and not coordinate and (adjective or before in _NO_VERB_AFTER):
            return False
    return True


def without_pictures(text: str) -> str:
    """Blurbs point to a picture beside them; a reader of ours does not see it."""
    return re.sub(r"\s+([,.;])", r"\1", _PICTURE.sub("", text)).strip()


_WON_IN_THE_END = re.compile(
    r"^(?:In (?:the |an? )?[a-z][a-z -]+, )?(?:[Tt]he )(?P<cup>[A-Z][\w ]{3,40}) concludes with (?P<who>[A-Z][\w ]{2,40}) defeating "
    r"(?P<whom>[A-Z][\w ]{2,40}) in the final\b"
)


def who_won(text: str) -> str:
    """ "The cup concludes with one side defeating the other in the final" said of whoever won it."""
    return _WON_IN_THE_END.sub(r"\g<who> defeats \g<whom> in the \g<cup> final", text)


def lowered(text: str) -> str:
    """The text as it reads inside a sentence: its first word small unless it is a name."""
    match = re.match(r"([A-Z][a-z'-]*)(\s+)(\S?)", text)
    if match is None:
        return text
    word, _, follows = match.groups()
    small = word[0].lower() + word[1:]
    if (
        small.split("-")[0] in _DETERMINERS
        or small in _QUALITIES
        or (not follows.isupper() and (small in common_openers() or small in pasts()))
    ):
        return small + text[len(word) :]
    return text


def moved_back(text: str) -> str:
    """ "In the general election, A defeated B" as "A defeated B in the general election": who did what stands first."""
    opened = _OCCASION.match(text)
    if opened is None or opened["what"].split()[-1] in opened["rest"] or _HANGS_ON.match(opened["rest"].rpartition(", ")[2]):
        return text
    end = "." if text.endswith(".") else ""
    rest = opened["rest"].rstrip(".")
    return f"{rest[:1].upper()}{rest[1:]} in {opened['what']}{end}"


def _past(original: str) -> str | None:
    clean = _BRACKETED_OPENING.sub("", without_pictures(original))
    past = to_past(clean)
    if past is None:
        return None
    for pattern, plain in _RELATIVE_DAYS:
        past = pattern.sub(plain, past)
    return past if past.rstrip('"”’)').endswith((".", "!", "?")) else past + "."


def _sentences(text: str) -> list[Span]:
    spans, start = [], 0
    for stop in _STOP.finditer(text):
        if _SHORT.search(text[start : stop.start()][-12:]):
            continue
        spans.append(_trimmed(text, start, stop.start() + len(stop.group().rstrip())))
        start = stop.end()
    spans.append(_trimmed(text, start, len(text)))
    return [span for span in spans if len(span)]


def _trimmed(text: str, start: int, end: int) -> Span:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return Span(start, end)
