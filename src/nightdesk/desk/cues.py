"""English words by which a concern is found in the newsroom's own sentences. Those for excerpts are in `conduct.toml`."""

from __future__ import annotations

import re


def _words(pattern: str) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?:{pattern})(?!\w)", re.IGNORECASE)


ACCUSING = _words(
    r"accus\w+|charg(?:e[sd]?|ing)|alleg\w+|blam(?:e[sd]?|ing)|suspect\w*|indict\w*|convict\w*|sentenced|guilty|fraud\w*|corrupt\w*|brib\w+"
    r"|embezzl\w+|arrest\w*|detain\w*|impeach\w*|treason|murder\w*|launder\w*|extradit\w*|wanted|plead\w*|scandal|misconduct|perpetrator"
)
HARMED = _words(
    r"kill\w*|dead|deaths?|die[sd]?|dying|murder\w*|assassinat\w*|injur\w*|wound\w*|missing|kidnapp\w*|abduct\w*|hostages?|victims?|raped?"
    r"|beheaded|executed|shot|stabbed|drowned"
)
CHILD = _words(
    r"child(?:ren)?|girls?|boys?|bab(?:y|ies)|infants?|toddlers?|teen(?:s|agers?|aged?)?|minors?|under-?age|juveniles?|schoolchildren"
    r"|schoolgirls?|schoolboys?|pupils?|newborns?|kindergarten|orphans?"
)
AGE = re.compile(r"(?<!\d)(\d{1,2})[- ]years?[- ]old|\baged (\d{1,2})\b", re.IGNORECASE)
ELECTING = _words(r"elections?|elected|re-elected|ballots?|referendums?|polling|electoral|run-?off|voters?|inaugurat\w+")
HEALING = _words(
    r"vaccin\w*|doses?|treatments?|symptoms?|outbreaks?|epidemics?|pandemics?|quarantine\w*|virus(?:es)?|infect\w*|medicines?|drug recall"
    r"|contaminat\w*|boil water|radiation"
)
ORGANISATION = _words(
    r"army|forces?|party|ministry|government|police|union|council|court|university|company|corporation|agency|front|movement|league|nations"
    r"|states?|republic|kingdom|islands?|province|district|department|parliament|congress|senate|assembly|committee|organi[sz]ation|group"
    r"|bank|cup|championship|olympics?|games|war|operation|express|airport|church|hospital|wikipedia|current events|news|times|post|press"
    r"|reuters|jazeera|associated|agence|guard|corps|command|navy|prize|festival|airlines?|railways?|station|river|sea|ocean|coast|city"
    r"|north|south|east|west|northern|southern|eastern|western|new|united|january|february|march|april|may|june|july|august|september"
    r"|october|november|december|monday|tuesday|wednesday|thursday|friday|saturday|sunday|earthquake|typhoon|hurricane|cyclone|storm"
)
