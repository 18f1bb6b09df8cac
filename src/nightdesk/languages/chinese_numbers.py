"""Numbers in Chinese signs, as Chinese and Japanese write them."""

from __future__ import annotations

import re
from collections.abc import Iterator

from nightdesk.languages.digits import Part
from nightdesk.languages.words import base

_CHINESE = re.compile("[〇零一二三四五六七八九十百千万萬亿億两兩]{1,16}")
_CHINESE_SCALE = re.compile("[十百千万萬亿億]{1,3}")
_CHINESE_DIGITS = {"〇": 0, "零": 0, "一": 1, "二": 2, "两": 2, "兩": 2, "三": 3, "四": 4, "五": 5, "六": 6, "七": 7, "八": 8, "九": 9}
_CHINESE_SCALES = {"十": 10, "百": 100, "千": 1000, "万": 10**4, "萬": 10**4, "亿": 10**8, "億": 10**8}


def read_chinese(text: str, language: str) -> Iterator[Part]:
    if base(language) not in {"zh", "yue", "wuu", "lzh", "nan", "ja"}:
        return
    for found in _CHINESE.finditer(text):
        after_digits = found.start() > 0 and text[found.start() - 1].isdigit()
        if after_digits and (scale := _CHINESE_SCALE.match(found[0])):
            value = 1
            for sign in scale[0]:
                value *= _CHINESE_SCALES[sign]
            yield Part(found.start(), found.start() + scale.end(), "scale", value)
        elif not after_digits:
            yield Part(*found.span(), "one", _chinese_value(found[0]))


def _chinese_value(signs: str) -> int:
    if all(sign in _CHINESE_DIGITS for sign in signs):
        return int("".join(str(_CHINESE_DIGITS[sign]) for sign in signs))
    total = section = digit = 0
    for sign in signs:
        if sign in _CHINESE_DIGITS:
            digit = _CHINESE_DIGITS[sign]
        elif (scale := _CHINESE_SCALES[sign]) >= 10**4:
            total, section, digit = (total + section + digit or 1) * scale, 0, 0
        else:
            section, digit = section + (digit or 1) * scale, 0
    return total + section + digit
