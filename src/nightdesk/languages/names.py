"""Names in any script, brought to keys under which the same name meets: Рише Сунак, 리시 수낵 and Rishi Sunak share SNK.

A name is freed of its grammar (`endings`), brought to Latin letters (`sounds`) and reduced to classes of consonants: vowels and voicing
differ from script to script. In scripts with capitals a name-like word has one; Chinese names of foreigners are runs of the characters
used for transliteration; in other scripts every longer word may be a name, and how rare its key is decides what it is worth.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from nightdesk.foundation.spans import Span
from nightdesk.languages import words
from nightdesk.languages.endings import elision, without_ending
from nightdesk.languages.sounds import romanise, sounds, spelt_plainly

LONGEST_TEXT = 20_000
_CLASSES = str.maketrans(
    {
        **dict.fromkeys("pbfv", "P"),
        **dict.fromkeys("kgqx", "K"),
        **dict.fromkeys("td", "T"),
        **dict.fromkeys("szjc", "S"),
        **dict.fromkeys("rl", "R"),
        "m": "M",
        "n": "N",
        **dict.fromkeys("aeiouyhw", ""),
    }
)
_DOUBLED = re.compile(r"(.)\1+")
_HAN = re.compile(r"[\u3400-\u9fff\uf900-\ufaff]")
_KANA = re.compile(r"[\u3041-\u30ff]")
_KATAKANA = re.compile(r"[\u30a1-\u30fa\u30fc]{3,}")
TRANSLITERATING = frozenset(
    "阿埃艾爱愛安昂奥奧澳巴拜班邦保鲍鮑贝貝本比彼毕畢宾賓波伯勃博布查达達戴丹道德登邓鄧迪蒂丁东東杜敦多厄恩尔爾法范梵菲费費芬丰佛弗夫福富盖蓋甘冈岡高戈格葛根古"
    "哈海汉漢赫亨胡华華霍基吉季加贾賈杰傑金久卡凯凱坎康考科柯克肯孔库庫夸奎昆拉莱萊赖賴兰蘭朗劳勞雷蕾黎里理莉利立丽麗林琳龙龍隆卢盧鲁魯伦倫罗羅洛吕呂马馬玛瑪麦麥曼毛茂梅门門蒙孟"
    "米密明莫墨默姆穆纳納娜奈南尼涅宁寧纽紐努诺諾欧歐帕潘庞龐佩彭皮平珀普齐齊奇契恰乔喬切钦欽琼瓊让讓热熱日茹瑞若撒萨薩塞桑瑟森沙莎山尚绍紹舍申圣聖施什史士斯丝絲司思松苏蘇孙孫索所塔泰坦汤湯唐"
    "陶特腾騰滕提廷通图圖托托瓦万萬旺威维維韦韋魏温溫文翁沃沙乌烏伍西希锡錫夏香肖歇谢謝辛兴興休雅亚亞延扬楊杨耶叶葉伊因英尤约約泽澤扎詹贞贞珍治朱佐卓祖基顿頓莲蓮绪緒"
    "茨兹茲朔翰逊遜京连連内內灵靈其哥察拔捷迈邁娅婭妮薇芙芭茜露茜萝蘿灿辅輔伦勒瑟丘昌津罕汗晋曼冯馮奇赛賽贡貢坦宾娃朵缪繆绪戛蒂"
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class FoundName:
    """A word that may be (part of) a name. `key` is its consonant key; `sure` says that its writing marks it as a name."""

    span: Span
    key: str
    sure: bool


@lru_cache(maxsize=65_536)
def consonant_key(word: str) -> str:
    """Classes of consonants, in order: P K T S R M N. Doubled ones count once; "" if there is none."""
    return _DOUBLED.sub(r"\1", sounds(word).translate(_CLASSES))


def skeleton(word: str) -> str:
    """The consonants of a word as they are romanised, without h: closer to the writing than `consonant_key`."""
    return _DOUBLED.sub(r"\1", "".join(letter for letter in romanise(spelt_plainly(word)).lower() if letter in "bcdfgjklmnpqrstvxz"))


def find_names(text: str, language: str, shortest: int = 2) -> tuple[FoundName, ...]:
    """Name-like words of the first 20,000 characters, in order. Words whose key has fewer consonants than `shortest` are left out."""
    text = text[:LONGEST_TEXT]
    found: list[FoundName] = []
    for span, like in _words(text, language):
        sure = like.marked is True and (like.katakana or not opens_sentence(text, span.start))
        if len(like.key) >= (shortest if sure else 2):
            found.append(FoundName(span, like.key, sure))
    found.extend(_chinese(text))
    return tuple(sorted(found, key=lambda name: (name.span.start, name.span.end)))


@dataclass(frozen=True, slots=True)
class _NameLike:
    """A word that may be a name by its letters: `marked` by a capital, where the script has them. `article` letters of it are no name."""

    article: int
    key: str
    marked: bool
    katakana: bool


def _words(text: str, language: str) -> Iterator[tuple[Span, _NameLike]]:
    """Words that could be names by their letters: runs of katakana whole, others as they are cut, articles left out, no hiragana."""
    for run in _KATAKANA.finditer(text):
        if like := _name_like(run.group(), language):
            yield Span(*run.span()), like
    for span in words.split(text, language):
        word = text[span.start : span.end]
        if len(word) >= 3 and not word[0].isdigit() and (like := _name_like(word, language)) and not like.katakana:
            yield (Span(span.start + like.article, span.end) if like.article else span), like


@lru_cache(maxsize=32_768)
def _name_like(word: str, language: str) -> _NameLike | None:
    """None for a word in lower case, or in Chinese characters or hiragana."""
    if _KATAKANA.fullmatch(word):
        return _NameLike(0, consonant_key(without_ending(word, language)), True, True)
    if _HAN.search(word) or _KANA.search(word):
        return None
    article = elision(word)
    name = word[article:]
    marked = has_capitals(name[0])
    if marked and not name[0].isupper():
        return None
    return _NameLike(article, consonant_key(without_ending(name, language)), marked, False)


def has_capitals(letter: str) -> bool:
    """Whether the letter's script writes names with a capital. Georgian has capitals in Unicode, and writes no names with them."""
    return letter.lower() != letter.upper() and not "\u10a0" <= letter <= "\u10ff"


def opens_sentence(text: str, start: int) -> bool:
    before = text[max(0, start - 4) : start].rstrip(" \u00a0\"'«„“”(–—-")
    return not before or before[-1] in ".!?:。！？؟۔" or (unicodedata.category(before[-1]) == "Nd" and start < 20)


def _chinese(text: str) -> list[FoundName]:
    found, start = [], None
    for at, char in enumerate(f"{text} "):
        if char in TRANSLITERATING:
            start = at if start is None else start
        elif start is not None:
            if at - start >= 2:
                key = consonant_key(text[start:at])
                if len(key) >= 2:
                    found.append(FoundName(Span(start, at), key, at - start >= 3))
            start = None
    return found
