"""Near relations: the language whose everyday words stand in for one of which none were counted."""

from __future__ import annotations

KIN = {
    "be-tarask": "be",
    "zh-yue": "yue",
    "wuu": "zh",
    "zh-classical": "zh",
    "lzh": "zh",
    "no": "nb",
    "sco": "en",
    "pnb": "ur",
    "azb": "fa",
    "mzn": "fa",
}
KIN |= {"sh": "sr", "bjn": "ms", "min": "id", "xmf": "ka", "kaa": "uz", "bh": "hi", "tl": "fil", "nn": "nb", "simple": "en", "arz": "ar"}
