"""From the wire's present tense to the newspaper's past.

Portal lines and headlines tell what happened in the present ("kills", "are killed", "announce"). A verb is recognised by the table in
`verbs` and by its neighbours; a word that may as well be a noun ("strikes", "reports") needs more of them. Where no finite verb can be
found the answer is None, and the caller quotes instead.
"""

from __future__ import annotations

import re

from nightdesk.drafts.verbs import Verb, by_base, by_third_person, pasts


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


_PAST_AUXILIARIES = _words(
    """
    was were had did would could
    """
)
_AUXILIARIES = {
    "is": "was", "are": "were", "has": "had", "does": "did", "will": "would", "isn't": "was not",
    "aren't": "were not", "hasn't": "had not", "won't": "would not", "cannot": "could not",
}  # fmt: skip
_NO_FINITE_AFTER = _words(
    """
    to will would can could may might must shall should not did does do let help helps helped make makes made a an the its
    his their her this these those of in on by from with for at over against into under about between without during amid
    per via no any every each
    """
)
_PLURALS = _words(
    """
    people police men women children troops militia personnel members others media crew military they who we both all some
    most many several more aircraft dozens hundreds thousands voters dead authorities
    """
)
_OBJECT_STARTS = _words(
    """
    a an the at more over about around nearly almost least up its his her their that to two three four five six seven eight
    nine ten eleven twelve dozens hundreds thousands several many some all another other into multiple numerous former
    suspected both what whether how him them it one no any
    """
)
_AFTER_INTRANSITIVE = _words(
    """
    in on near into off over with after during and as outside through across for at against between from
    """
)
_SINGULAR_MARKS = _words(
    """
    a an another one this each every
    """
)
_PLURAL_MARKS = _words(
    """
    two three four five six seven eight nine ten several many multiple numerous these those both
    """
)
_MOSTLY_NOUNS = _words(
    """
    forces projects arms units states members results rules statements sources materials
    """
)
_RELATIVES = _words(
    """
    that which who whom whose where
    """
)
# A clause of its own begins here, with a subject and a verb of its own.
_SUBORDINATING = _words("after when as while because before although though whereas but if until unless since that")
_MODALS = _words("to will would can could may might must shall should cannot")
_DEMANDING = re.compile(r"(?:demand|urg|insist|recommend|propos|request|requir|order|ask|suggest)(?:s|es|e|ed|ing)?|calls?|called")
_JOINING = _words("and or but then")
# How far before a verb the modal may stand that governs it, in words.
_REACH = 30
_PREPOSITIONS = _words("on of in for with by from against over under into without")
_DATED = _words("january february march april may june july august september october november december")
_QUOTED = re.compile(r"“[^”]{1,600}”|\"[^\"]{1,600}\"|«[^»]{1,600}»")
_WORD = re.compile(r"[^\W_]+(?:(?:['’\-–.]|(?<=\d),(?=\d{3}))[^\W_]+)*\.?")
# What opens a clause and nothing else: a word that may be a verb has a subject between this and itself.
_OPENS_A_CLAUSE = _words("when while because although whereas")
_OPENS_A_PHRASE = _words("in on at after before during following amid despite with for by under as")
_ENDS_A_HEAD = _words("of in from near with for on at by against to under")
_PEOPLES = _words("Houthis Israelis Iraqis Pakistanis Saudis Bangladeshis Kuwaitis Emiratis Qataris Azerbaijanis Yemenis Somalis Yazidis")
# What is fired: no fire does that.
_FIRED = _words("tear rubber live warning shots rockets missiles mortars shells bullets upon into at")
_REPORTING = _words("report claim rule show demand state note estimate")
_ARTICLES = _words("a an the his her its their one")
# Of several who act: with one of them before it a word that may be a noun is a verb where the clause has no other.
_WHO_ACT = re.compile(
    r"(?:[a-z]{2,}(?:ers|ors|men|ists|ians|ees)|people|police|troops|forces|rebels|guards|students|insurgents|residents|separatists|"
    r"governments|militants|pilots|crowds)$"
)


def to_past(text: str) -> str | None:
    """The sentence told in the past, or None if no finite verb is recognised. Past forms and quoted words stay as they are."""
    words = [(match.group().rstrip("."), match.start()) for match in _WORD.finditer(text)]
    ended = text.rstrip('"”’) ').endswith((".", "!", "?"))
    told = _rewritten(words, text, bold=False) or (_rewritten(words, text, bold=True) if ended else None)
    if told is None and _has_an_unknown_verb(words):
        return None
    return told or (text if any(word in pasts() and not _is_relative(words, place) for place, (word, _) in enumerate(words)) else None)


def _has_an_unknown_verb(words: list[tuple[str, int]]) -> bool:
    """A name, a word in -s and an article after it: a verb in the present that the table does not know ("Gorbachev vaunts a plan")."""
    return any(
        name[:1].isupper()
        and verb.islower()
        and re.fullmatch(r"[a-z]{2,}[^su]s", verb)
        and article in ("a", "an", "the", "his", "her", "its")
        for (name, _), (verb, _), (article, _) in zip(words, words[1:], words[2:], strict=False)
    )


def _rewritten(words: list[tuple[str, int]], text: str, *, bold: bool) -> str | None:
    """`bold` takes the first word that may be a verb for one; it is tried only where nothing surer was found.

    `finite` says that the sentence has a verb, `within` that the clause has which runs on from its last "after" or "when".
    """
    pieces: list[str] = []
    end, finite, within = 0, False, False
    quoted = [match.span() for match in _QUOTED.finditer(text)]
    for index, (word, start) in enumerate(words):
        if any(begin <= start < stop for begin, stop in quoted):
            continue
        if word in _SUBORDINATING:
            within = False
        past = _past_of(words, index, text, within, bold=bold and not finite)
        if past is not None:
            pieces += (text[end:start], past)
            end = start + len(word)
        if past is not None or word in _PAST_AUXILIARIES:
            within = True
            finite = finite or not _is_relative(words, index)
    return "".join(pieces) + text[end:] if finite else None


def _past_of(words: list[tuple[str, int]], index: int, text: str, finite: bool, *, bold: bool) -> str | None:
    word = words[index][0]
    before = words[index - 1][0] if index else ""
    if before.endswith("ly") and index > 1:
        before = words[index - 2][0]
    after = words[index + 1][0] if index + 1 < len(words) else ""
    if not word.islower() or index == 0 or (word == "fire" and before.startswith(("open", "catch", "caught", "set"))):
        return None
    if word in _AUXILIARIES:
        return _AUXILIARIES[word]
    if word == "have":
        return None if before in _MODALS or _is_governed(words, index, text) else "had"
    if word == "can":
        return "could"
    if word in ("do", "don't"):
        return {"do": "did", "don't": "did not"}[word] if after == "not" or word == "don't" else None
    if _broken(words, index, text, "-") or _owns(words, index, text):
        return None
    third = by_third_person().get(word)
    if third is not None and _is_third_person(third, words, index, text, finite, bold=bold):
        return third.past
    base = by_base().get(word)
    if (
        base is not None
        and not _is_governed(words, index, text)
        and (
            _is_plural_form(base, words, index, text, before, after, finite, bold=bold) or _has_a_subject(base, words, index, text, finite)
        )
    ):
        return base.past
    return None


def _is_third_person(verb: Verb, words: list[tuple[str, int]], index: int, text: str, finite: bool, *, bold: bool) -> bool:
    before, after = words[index - 1][0], words[index + 1][0] if index + 1 < len(words) else ""
    if words[index][0] in _MOSTLY_NOUNS and not (verb.base == "result" and after == "in") and not (verb.base == "rule" and _judges(before)):
        return False
    if before in _NO_FINITE_AFTER and before not in ("that", "who"):
        return False
    if not verb.nounlike:
        return True
    if before.islower() and index > 1 and words[index - 2][0] in _PREPOSITIONS:
        return False
    if not finite and (
        (verb.base == "meet" and after == "with")
        or (after in _AFTER_INTRANSITIVE and _opened(words, index) and before not in _PREPOSITIONS and before not in by_base())
    ):
        return True
    if after in ("by", "of", "against", "that"):
        return verb.base in ("rule", "claim", "report", "charge", "demand") and after == "that"
    if before in by_base() and not by_base()[before].nounlike:
        return False
    if before.lower() in _PLURALS or (after in by_base() and not by_base()[after].nounlike):
        return False
    counted = before.replace(",", "").isdigit() or before.lower() in _PLURAL_MARKS
    if (bold and not counted) or (after == "and" and words[index + 2 : index + 3] and words[index + 2][0] in by_third_person()):
        return True
    if before.endswith(("'s", "’s")) or before.lower() in _PLURAL_MARKS:
        return False
    if before == "and":
        return _starts_object(after) or (finite and after not in _AFTER_INTRANSITIVE and after != "and")
    mark = _mark_before(words, index, text)
    if mark == "singular":
        return after.lower() != "of"
    if mark == "plural":
        return False
    if before in ("who", "which", "that", "also", "he", "she", "it", "then", "later"):
        return _starts_object(after) or after in _AFTER_INTRANSITIVE
    if before[:1].isupper() or before.endswith(")"):
        if not finite and after.islower() and after not in _AFTER_INTRANSITIVE and after not in _AUXILIARIES:
            return True
        return _starts_object(after) or (
            after in ("on", "for", "in") and verb.base in ("vote", "protest", "crash", "collapse", "return", "call")
        )
    return _starts_object(after) and not before.endswith(("ed", "ing", "al", "ive", "ous", "ary", "ic"))


def _is_plural_form(
    verb: Verb, words: list[tuple[str, int]], index: int, text: str, before: str, after: str, finite: bool, *, bold: bool
) -> bool:
    lowered = before.lower()
    if lowered in _NO_FINITE_AFTER or before.endswith(("'s", "’s")):
        return False
    if lowered == "and":
        sure = not verb.nounlike or _starts_object(after) or (verb.base == "fire" and after in _FIRED)
        return finite and sure and _plural_verb_before(words, index)
    if before.isdigit() and index > 1 and words[index - 2][0].lower() in _DATED:
        return (not verb.nounlike or after in ("to", "home")) and _several_before(words, index)
    verb_before = by_third_person().get(lowered)
    if verb_before is not None and not verb_before.nounlike:
        return False
    plural = _is_plural(before) and not _owns(words, index - 1, text)
    bracketed = text[: words[index][1]].rstrip().endswith(")") or (before[:1].isupper() and not lowered.endswith("s"))
    if not plural and not (bracketed and not finite and _several_before(words, index)):
        return False
    if verb.nounlike and not bold:
        opens = not finite and any(word in ("as", "while", "when", "because") for word, _ in words[max(0, index - 4) : index - 1])
        return opens or _starts_object(after) or (not finite and after in _AFTER_INTRANSITIVE)
    return True


def _has_a_subject(verb: Verb, words: list[tuple[str, int]], index: int, text: str, finite: bool) -> bool:
    """Whether all from the clause's beginning up to a plain form is a subject of several: "forces and the coalition capture the town", "the
    ministers of the Union vote to end it"; or a team's name: "Spain defeat England"."""
    before, after = words[index - 1][0], words[index + 1][0] if index + 1 < len(words) else ""
    start = _beginning(words, index, text)
    subject = [word for word, _ in words[start:index]] if start is not None else []
    labels = text[words[index][1] + len(words[index][0]) :].startswith(":")
    owned = labels or before.endswith(("'s", "’s")) or _owns(words, index - 1, text)
    if finite or not subject or owned or before.lower() in _NO_FINITE_AFTER or any(map(_is_of_a_verb, subject)):
        return False
    head = next((place for place, word in enumerate(subject) if word in _ENDS_A_HEAD), len(subject))
    joined = any(
        word == "and" and (place < head or subject[place + 1] in _ARTICLES)
        for place, word in enumerate(subject)
        if place + 1 < len(subject)
    )
    several = joined or (head > 0 and _is_plural(subject[head - 1]))
    team = not verb.nounlike and all(word[:1].isupper() for word in subject) and (after in _ARTICLES or after[:1].isupper())
    if not several or (before[:1].isupper() and after[:1].isupper()):
        return team
    if verb.nounlike and before.endswith(("al", "ive", "ous", "ary", "ic")):
        return False
    if not verb.nounlike:
        adverb = after in ("of", "") or (after == "to" and verb.base in ("defeat", "close", "aid"))
        return not (adverb or _is_of_a_verb(after) or (after in by_base() and after not in _OBJECT_STARTS))
    if after in _ARTICLES or after[:1].isdigit() or verb.base in {"to": ("vote", "claim", "head"), "that": _REPORTING}.get(after, ()):
        return True
    return (
        head == len(subject)
        and _WHO_ACT.search(before) is not None
        and after not in (*_AFTER_INTRANSITIVE, "of", "")
        and _alone(words, index)
    )


def _beginning(words: list[tuple[str, int]], index: int, text: str) -> int | None:
    """Where the clause begins: after its last "when" or "that", or after the comma that ends what it opens with; None if none does."""
    start = next((back + 1 for back in range(index - 1, -1, -1) if words[back][0] in _SUBORDINATING), 0)
    if words[start][0].lower() not in _OPENS_A_PHRASE:
        return start
    return next((place for place in range(start + 1, index) if text[: words[place][1]].rstrip().endswith(",")), None)


def _is_of_a_verb(word: str) -> bool:
    third = by_third_person().get(word)
    return (
        word in _AUXILIARIES
        or word in ("have", "do", "be", "been")
        or word in _PAST_AUXILIARIES
        or word in _MODALS
        or word in _RELATIVES
        or (word in pasts() and word not in by_base())
        or (third is not None and not third.nounlike)
    )


def _is_plural(word: str) -> bool:
    lowered = word.lower()
    return (
        lowered in _PLURALS
        or lowered.endswith("men")
        or word in _PEOPLES
        or (
            (len(word) > 3 or word[:2].isupper())
            and "." not in word
            and lowered.endswith("s")
            and not lowered.endswith(("ss", "us", "is", "ous"))
        )
    )


def _alone(words: list[tuple[str, int]], index: int) -> bool:
    """Whether no other verb follows in the clause."""
    for word, _ in words[index + 1 :]:
        if word in _SUBORDINATING or word in _RELATIVES:
            return True
        if _is_of_a_verb(word):
            return False
    return True


def _opened(words: list[tuple[str, int]], index: int) -> bool:
    """Whether "when" or "while" opened the clause shortly before."""
    return any(word in _OPENS_A_CLAUSE for word, _ in words[max(0, index - 9) : index - 1])


def _owns(words: list[tuple[str, int]], index: int, text: str) -> bool:
    """Whether an apostrophe follows: "the pilots' union"."""
    end = words[index][1] + len(words[index][0])
    return text[end : end + 1] in ("'", "’") and words[index][0].endswith("s")


def _is_governed(words: list[tuple[str, int]], index: int, text: str) -> bool:
    """Whether a plain form hangs on a modal or a demand: "must leave the town and hold a poll", "demands that they leave".

    A verb that follows a comma, "and" or "or" has the modal of the verb before it, as far back as the clause goes.
    """
    joined = words[index - 1][0] in _JOINING or text[: words[index][1]].rstrip().endswith((",", ";"))
    for back in range(index - 1, max(-1, index - _REACH), -1):
        word = words[back][0]
        if word == "that":
            return any(_DEMANDING.fullmatch(before.lower()) for before, _ in words[max(0, back - 3) : back])
        if word in _SUBORDINATING or word in _RELATIVES:
            return False
        if joined and word in _MODALS and _opens_a_verb(words, back + 1):
            return True
    return False


def _opens_a_verb(words: list[tuple[str, int]], place: int) -> bool:
    """Whether a plain verb stands here, after adverbs and "not"."""
    following = (word for word, _ in words[place : place + 3] if word not in ("not", "also", "then") and not word.endswith("ly"))
    first = next(following, "")
    return first in by_base() or first in ("be", "have", "do")


def _mark_before(words: list[tuple[str, int]], index: int, text: str) -> str | None:
    """Whether the words before name one thing or several, judged by the nearest article or number."""
    for back in range(index - 1, max(-1, index - 9), -1):
        word = words[back][0].lower()
        if "," in text[words[back][1] : words[index][1]] or word in ("in", "on", "at", "by", "to", "for", "from", "with"):
            return None
        if word in _SINGULAR_MARKS:
            return "singular"
        if word in _PLURAL_MARKS or (word.replace(",", "").isdigit() and not (back and words[back - 1][0][:1].isupper())):
            return "plural"
    return None


def _several_before(words: list[tuple[str, int]], index: int) -> bool:
    before = [(word.lower() if not place else word, place) for place, (word, _) in enumerate(words[:index])]
    return any(
        word == "and" or word in _PLURALS or (word.islower() and word.endswith("s") and place)
        for word, place in before[max(0, index - 8) :]
    )


def _plural_verb_before(words: list[tuple[str, int]], index: int) -> bool:
    return any(word in by_base() for word, _ in words[max(0, index - 12) : index - 1])


def _judges(word: str) -> bool:
    return word[:1].isupper() or word.lower() in ("court", "judge", "tribunal", "jury", "commission", "council", "arbitrator")


def _starts_object(word: str) -> bool:
    return word in _OBJECT_STARTS or word[:1].isupper() or word[:1].isdigit()


def _is_relative(words: list[tuple[str, int]], index: int) -> bool:
    """Whether the verb at `index` belongs to a clause about a noun ("a shooting that killed 15 people")."""
    return any(word in _RELATIVES for word, _ in words[max(0, index - 3) : index])


def _broken(words: list[tuple[str, int]], index: int, text: str, joint: str) -> bool:
    start = words[index][1]
    end = start + len(words[index][0])
    return text[start - 1 : start] == joint or text[end : end + 1] == joint
