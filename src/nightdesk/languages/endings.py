"""Names without what grammar hangs on them: "Sunakille" and "Сунаком" are Sunak, "dell'Iran" is Iran, "والمكسيك" is "مكسيك".

Only endings with a consonant are taken off, and only where enough of a name is left: the keys of names hold no vowels.
"""

from __future__ import annotations

import re
from functools import lru_cache

from nightdesk.languages.words import base

LEAST_LEFT = 4
_POSSESSIVE = re.compile(r"(?<=\w\w)['’]\w{1,6}$")
_ELIDED = re.compile(r"^[a-zà-ÿ]{1,5}['’](?=[A-ZÀ-Ý])")
_ARABIC = re.compile("^(?:[وف]?[بك]?ال|[وف]?لل)(?=...)")
_SLAVIC = "ом ем ём ым ами ями ах ях ові еві еві єм ого его ому ему овий ској ског ском ским ских ский ская ской ское ские скую ским"
_SOUTH = "om em ama ima ovi ova ovo ovih ovim skog skom ski ska ske"
_WEST = "em iem ie owi ego emu ami ach ovi ech ům ové ova ovy ského ský ská ské"
_TURKIC = """
    ның нің дың дің тың тің дағы дегі тағы тегі да де та те дан ден тан тен нан нен ға ге қа ке на не ны ні ды ді ты ті мен бен пен лар лер
    дар дер тар тер лық лік дық дік тық тік нын нин дын дин тын тин нун дун тун га го ка нан дан дон
"""
_LATIN_TURKIC = "nın nin nun nün dan den tan ten da de ta te ya ye la le lar ler nda nde ndan nden daki deki ning ni ga dagi dan"
_FINNISH = "ssa ssä sta stä lla llä lta ltä lle ksi in n on en an un ien iin hin n"
_ESTONIAN = "ile ilt il ist is iga iks ita ini ina ide it ga le lt st ks"
_HUNGARIAN = "ban ben ból ből nak nek val vel ról ről tól től hoz hez höz ra re on en ön ot et at t ék nál nél ig ként i"
_ENDINGS = {
    **dict.fromkeys(("ru", "uk", "be", "be-tarask", "bg", "rue"), _SLAVIC),
    **dict.fromkeys(("sr", "mk", "sh"), f"{_SLAVIC} {_SOUTH} има ова ово ових ској"),
    **dict.fromkeys(("hr", "bs", "sl"), _SOUTH),
    **dict.fromkeys(("pl", "cs", "sk", "szl", "hsb"), _WEST),
    **dict.fromkeys(("kk", "ky", "tt", "ba", "sah", "cv"), _TURKIC),
    **dict.fromkeys(("tr", "az", "tk", "uz", "crh"), _LATIN_TURKIC),
    "fi": _FINNISH,
    "et": _ESTONIAN,
    "hu": _HUNGARIAN,
    "lv": "s ais is us am im um ams iem os as ās ēs es",
    "lt": "as is us ys ui ams iems ų ai uose es os ės",
    "eu": "ren en ri k rekin tik ko ra rentzat arekin aren ak ek tzat rik",
    "ka": "ის მა ს ში ზე ით თან დან ისთვის ისა მ ელი ური",
    "hy": "ին ից ում ով ն ների ները եր",
    "mn": "ийн ын ыг ийг д т аас ээс оос аар ээр той тай руу ын",
    "ko": "은 는 이 가 을 를 의 에 에서 와 과 도 로 으로 에게 까지 부터 만 라고 이라고 에는 으로부터 에게서 처럼 보다 이나 나 인 입니다",
}  # fmt: skip


def without_ending(name: str, language: str) -> str:
    """The name as it would stand by itself, as far as its last letters tell."""
    bare = _POSSESSIVE.sub("", name) if language not in ("he", "uk", "be", "yi") else name
    base_code = base(language)
    if base_code in ("ar", "arz", "ary", "ckb"):
        return _ARABIC.sub("", bare)
    pattern = _pattern(language if language in _ENDINGS else base_code)
    return pattern.sub("", bare) if pattern is not None else bare


def elision(name: str) -> int:
    """How many letters of an article stand before the name in the same word: five in "dell'Iran"."""
    found = _ELIDED.match(name)
    return found.end() if found else 0


@lru_cache(maxsize=200)
def _pattern(language: str) -> re.Pattern[str] | None:
    if language not in _ENDINGS:
        return None
    longest_first = sorted(set(_ENDINGS[language].split()), key=lambda ending: (-len(ending), ending))
    left = 2 if language == "ko" else LEAST_LEFT
    return re.compile(rf"(?<={'.' * left})(?:{'|'.join(longest_first)})$")
