"""A word of any script as plain Latin consonants and vowels that stand for the same sounds as in the other scripts.

Romanisation letter by letter (anyascii) spells one sound in many ways: Greek writes b as "μπ", Russian j as "дж", Arabic ch as "تش".
What is put right here is what scripts and languages write with more than one letter, or not at all, and what Chinese characters stand for
in foreign names ("基" is ki there, and ji elsewhere).
"""

from __future__ import annotations

import re
import unicodedata

from anyascii import anyascii

_OTHER = re.compile(r"[^a-z]+")
_HISSED = str.maketrans({**dict.fromkeys("čćçĉċ", "s"), **dict.fromkeys("ČĆÇĈĊ", "S"), "ģ": "g", "ķ": "k", "ł": "l"})
_CYRILLIC_Y = str.maketrans({**dict.fromkeys("јj", "y"), **dict.fromkeys("ЈJ", "Y")})
_VAV_PAIR = re.compile("וו|װ")
_HEBREW = str.maketrans("בפףכךחוטת", "bppkkhwtt")
_GERESH = (("ג'", "j"), ("ז'", "j"), ("צ'", "s"), ("ץ'", "s"), ("ג׳", "j"), ("ז׳", "j"), ("צ׳", "s"), ("ץ׳", "s"))
_NASAL = re.compile(
    r"[\u0902\u0982\u0a02\u0a70\u0a82\u0b02\u0c02\u0c82\u0d02](?=[^\u092a-\u092e\u09aa-\u09ae\u0aaa-\u0aae\u0caa-\u0cae\u0d2a-\u0d2e])"
)
_GREEK_OPENING = re.compile("(?:^|(?<=[^αάεέηήιίϊΐοόυύϋΰωώ]))(?:(μπ)|(ντ)|(γκ))")
_GREEK = (("γγ", "ng"), ("τζ", "j"), ("χ", "h"))
_GREEK_W = re.compile("(?:γου|ου)(?=[αάεέηήιίοόωώ])")
_JAPANESE_M = re.compile("ン(?=[パピプペポバビブベボマミムメモ])")
_FOREIGN = {
    "k": "基加嘉", "kin": "金", "h": "希休", "v": "瓦维維韦韋", "van": "万萬", "j": "热熱茹若日约約", "jan": "让讓",
}  # fmt: skip
_CHINESE = str.maketrans({sign: sound for sound, signs in _FOREIGN.items() for sign in signs})
_HARD_CH = re.compile("ch(?=[rl])")
_HARD_C = re.compile(r"c(?=[^eiyhs]|$)")
_SILENT_GH = re.compile(r"(?<=[aeiou])gh(?=[^aeiouyg]|$)")
_POSSESSIVE = re.compile(r"(?<=\w\w)['’]s$")
_SIBILANTS = ("tsch", "dzh", "tsh", "tch", "sch", "ch", "sh", "zh", "ts", "tz", "dz", "dj", "dg")
_DIGRAPHS = (*((spelt, "s") for spelt in _SIBILANTS), ("ph", "f"), ("th", "t"), ("kh", "k"), ("gh", "k"), ("ng", "n"))
_LABIAL_NASAL = re.compile("n(?=[pb])")


def romanise(text: str) -> str:
    """The text in Latin letters without marks; scripts without vowels come out without vowels."""
    return str(anyascii(text))


def spelt_plainly(word: str) -> str:
    """The word with those letters replaced that a romanisation letter by letter would get wrong."""
    first = word[:1]
    if "\u0590" <= first <= "\u05ff":
        for pair, letter in _GERESH:
            word = word.replace(pair, letter)
        return _VAV_PAIR.sub("v", word).translate(_HEBREW)
    if "\u0900" <= first <= "\u0dff":
        return _NASAL.sub("n", word)
    if "\u0370" <= first <= "\u03ff" or "\u1f00" <= first <= "\u1fff":
        return _greek(unicodedata.normalize("NFC", word).lower())
    if "\u30a0" <= first <= "\u30ff":
        return _JAPANESE_M.sub("ム", word).replace("ッ", "")
    if "\u0400" <= first <= "\u04ff":
        return word.translate(_CYRILLIC_Y)
    return word if word.isascii() else unicodedata.normalize("NFC", word).translate(_HISSED)


def _greek(word: str) -> str:
    word = _GREEK_OPENING.sub(lambda found: "b" if found[1] else "d" if found[2] else "g", word)
    for pair, letter in _GREEK:
        word = word.replace(pair, letter)
    return _GREEK_W.sub("w", word)


def sounds(word: str) -> str:
    """Lower-case letters a to z, one for each consonant, sibilants all "s" and the nasals of "ng" and "mp" alike in every script."""
    chinese = "\u3400" <= word[:1] <= "\u9fff"
    if chinese:
        word = word.translate(_CHINESE)
    plain = _OTHER.sub("", romanise(spelt_plainly(_POSSESSIVE.sub("", word))).lower())
    if chinese:
        plain = plain.replace("zh", "s").replace("x", "s").replace("q", "s")
    latin = word[:1].isascii() or "LATIN" in unicodedata.name(word[:1], "")
    if latin:
        plain = _HARD_CH.sub("k", _SILENT_GH.sub("", plain))
    for pair, single in _DIGRAPHS:
        plain = plain.replace(pair, single)
    if latin:
        plain = _HARD_C.sub("k", plain)
    return _LABIAL_NASAL.sub("m", plain).replace("x", "ks")
