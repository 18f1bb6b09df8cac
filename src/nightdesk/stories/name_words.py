"""Words that help to tell a name from what stands beside it."""

from __future__ import annotations

_LINKS = """
    da do das dos de del di du la le von van der den bin ibn al el ul
"""
LINKS = frozenset(_LINKS.split())
"""Small words within a person's name."""

_ORGANISATIONS = """
    academy administration agency alliance army assembly association authority bank battalion board brigade brigades brotherhood
    bureau cabinet centre center church coalition command commission committee company confederation conference congress corporation
    corps council court democrats department division duma embassy federation force forces foundation front government group guard
    house institute institution justice knesset league legion liberals majlis ministry movement nations navy network observatory
    office organisation organization parliament party platform police republicans service society state states supreme syndicate team
    tribunal troops union united unit units university
"""
ORGANISATIONS = frozenset(_ORGANISATIONS.split())

_OPENERS = """
    a an the in at on of for from by with as to and or but after before during following amid despite while when where who which this
    that these those it its he she his her their they there here both all no not one two three four five six seven eight nine ten
    eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen twenty thirty forty fifty sixty seventy eighty ninety
    hundred hundreds thousands dozens several many more most some least over around about nearly former acting new first second third
    last another other coordinated heavy multiple major minor separate also meanwhile police authorities officials residents
    protesters protester citizens people scientists researchers archaeologists search rescue teams footage gunmen militants insurgents
    suspected suspects businessman lawyer activist journalist according british-era part tens scores
"""
OPENERS = frozenset(_OPENERS.split())

_TITLES = """
    president prime minister premier chancellor vice-president vice foreign defence defense interior finance secretary senator
    governor mayor general colonel major captain lieutenant admiral judge chief king queen sir lord lady dr mr mrs ms professor
    ambassador deputy actor actress singer footballer leader commander chairman chairperson speaker premier-designate pm
"""
TITLES = frozenset(_TITLES.split())

_FOREIGN_TITLES = """
    perdana menteri presiden raja ketua partai parti piala dunia gempa bumi pasukan kerajaan pemilihan ratu pangeran premierminister
    statsminister presidente primeiro ministro premier ministre president reine roi republik republica copa mundo campeonato mundial
    primeira ministra governo camara senado coupe monde prix nobel premio premiul nobels nobelpriset nagrode nobla stadion stadium
    badai furacao hurikan hurrikaani hurracan taifun voo lago avenida gunung
"""
FOREIGN_TITLES = frozenset(_FOREIGN_TITLES.split())

_PREPOSITIONS = """
    u v w na no em în in en im am i a o de da do za po z s k iz ot od pri nad di ke au le la les el il lo у в на по із з за от од при
    над під под і и с о па ў
"""
PREPOSITIONS = frozenset(_PREPOSITIONS.split())

_CALENDAR = """
    monday tuesday wednesday thursday friday saturday sunday january february march april may june july august september october
    november december christmas easter ramadan halloween
"""
CALENDAR = frozenset(_CALENDAR.split())

_NO_ACTOR = """
    province district region strait sea ocean river bay gulf city county oblast governorate regency territory peninsula island islands
    airport street square bridge mountain mount lake strip valley prefecture desert cup open olympics olympic championship
    championships games game prize war act agreement treaty accord hurricane typhoon storm cyclone flight award awards final grand
    prix series tournament album station highway road school hospital cathedral mosque stadium hotel summit marathon article
    resolution day night week season world mission telescope crisis earthquake attack massacre riots rail train minutes hemisphere
    west east africa europe asia america americas crown festival code magnitude constitution election elections edition ballon
    wikipedia covid commonwealth palace eve year area corridor department-level municipality village town beach arena zone hot century
"""
NO_ACTOR = frozenset(_NO_ACTOR.split())
"""Names with one of these are places, events, works or laws."""

_WHERE = """
    in near at across around outside off inside throughout
"""
WHERE = frozenset(_WHERE.split())

_ACRONYMS_OF_THINGS = """
    AI TV GDP US USA UK UAE ATR DNA LGBT LGBTQ MV SUV HIV CO2 CEO PM AM UTC GMT COVID II III IV VI VII VIII IX XI
"""
ACRONYMS_OF_THINGS = frozenset(_ACRONYMS_OF_THINGS.split())
