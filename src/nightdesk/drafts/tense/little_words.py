"""The words around a verb that tell whether it is one: articles, prepositions, those who act, what opens a clause."""

from __future__ import annotations

import re


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


AUXILIARIES = {
    "is": "was", "are": "were", "has": "had", "does": "did", "will": "would", "isn't": "was not",
    "aren't": "were not", "hasn't": "had not", "won't": "would not", "cannot": "could not",
}  # fmt: skip
PAST_AUXILIARIES = _words("was were had did would could")
MODALS = _words("to will would can could may might must shall should cannot")
RELATIVES = _words("that which who whom whose where")
ARTICLES = _words("a an the his her its their one")
NO_FINITE_AFTER = _words(
    """
    to will would can could may might must shall should not did does do let help helps helped make makes made a an the its
    his their her his this these those of in on by from with for at over against into under about between without during amid
    per via no any every each
    """
)
PLURALS = _words(
    """
    people police men women children troops militia personnel members others media crew military they who we both all some
    most many several more aircraft dozens hundreds thousands voters dead authorities
    """
)
SINGULAR_MARKS = _words("a an another one this each every")
PLURAL_MARKS = _words("two three four five six seven eight nine ten several many multiple numerous these those both")
PEOPLES = _words("Houthis Israelis Iraqis Pakistanis Saudis Bangladeshis Kuwaitis Emiratis Qataris Azerbaijanis Yemenis Somalis Yazidis")
OBJECT_STARTS = _words(
    """
    a an the at more over about around nearly almost least up its his her their that to two three four five six seven eight
    nine ten eleven twelve dozens hundreds thousands several many some all another other into multiple numerous former
    suspected both what whether how him them it one no any
    """
)
AFTER_INTRANSITIVE = _words("in on near into off over with after during and as outside through across for at against between from")
PREPOSITIONS = _words("on of in for with by from against over under into without")
ENDS_A_HEAD = _words("of in from near with for on at by against to under")
# A clause of its own begins here, with a subject and a verb of its own.
SUBORDINATING = _words("after when as while because before although though whereas but if until unless since that")
# What opens a clause and nothing else: a word that may be a verb has a subject between this and itself.
OPENS_A_CLAUSE = _words("when while because although whereas")
OPENS_A_PHRASE = _words("in on at after before during following amid despite with for by under as")
JOINING = _words("and or but then")
MONTHS = _words("january february march april may june july august september october november december")
MOSTLY_NOUNS = _words("forces projects arms units states members results rules statements sources materials")
REPORTING = _words("report claim rule show demand state note estimate")
# What is fired: no fire does that.
FIRED = _words("tear rubber live warning shots rockets missiles mortars shells bullets upon into at")
# Of several who act: with one of them before it a word that may be a noun is a verb where the clause has no other.
WHO_ACT = re.compile(
    r"(?:[a-z]{2,}(?:ers|ors|men|ists|ians|ees)|people|police|troops|forces|rebels|guards|students|insurgents|residents|separatists|"
    r"governments|militants|pilots|crowds)$"
)


def starts_object(word: str) -> bool:
    return word in OBJECT_STARTS or word[:1].isupper() or word[:1].isdigit()


def is_plural(word: str) -> bool:
    lowered = word.lower()
    if lowered in PLURALS or lowered.endswith("men") or word in PEOPLES:
        return True
    whole = (len(word) > 3 or word[:2].isupper()) and "." not in word
    return whole and lowered.endswith("s") and not lowered.endswith(("ss", "us", "is", "ous"))


def judges(word: str) -> bool:
    """Whether it is one who rules as courts do."""
    return word[:1].isupper() or word.lower() in ("court", "judge", "tribunal", "jury", "commission", "council", "arbitrator")
