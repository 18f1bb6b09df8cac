"""Bytes of unknown make to text. Declarations of encoding are often wrong, so valid UTF-8 is believed before any of them."""

from __future__ import annotations

import codecs
import re

_DECLARED_IN_TEXT = re.compile(rb"""(?:encoding|charset)\s{0,9}=\s{0,9}["']?([A-Za-z0-9._:-]{1,40})""")
_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_SHIFTING = {"iso2022_jp", "iso2022_kr", "hz"}
_KNOWN = _SHIFTING | {
    *("ascii", "utf-8", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "utf-32-le", "utf-32-be"),
    *(f"iso8859-{part}" for part in range(1, 17)),
    *(f"cp{page}" for page in (437, 850, 852, 855, 866, 874, 932, 949, 950, 1250, 1251, 1252, 1253, 1254, 1255, 1256, 1257, 1258)),
    *("koi8-r", "koi8-u", "mac-roman", "mac-cyrillic", "tis-620", "gb2312", "gbk", "gb18030", "big5", "big5hkscs"),
    *("shift_jis", "euc_jp", "euc_kr", "johab"),
}


def decode(body: bytes, declared: str | None) -> str:
    """The text of `body`; `declared` is the encoding that came with it. Never raises: what fits no encoding becomes U+FFFD."""
    for mark, codec in _MARKS:
        if body.startswith(mark):
            return body[len(mark) :].decode(codec, "replace")
    inside = _DECLARED_IN_TEXT.search(body[:1024])
    claims = [codec for codec in (_known(declared), _known(inside[1].decode("ascii") if inside else None)) if codec]
    for codec in [*(c for c in claims if c in _SHIFTING), *_wide(body), "utf-8", *claims]:
        try:
            return body.decode(codec)
        except (UnicodeDecodeError, LookupError):
            continue
    return body.decode(next((c for c in claims if c != "utf-8"), "utf-8" if claims else "cp1252"), "replace")


def _known(name: str | None) -> str | None:
    if not name:
        return None
    try:
        codec = codecs.lookup(name.strip()).name
    except (LookupError, ValueError):
        return None
    if codec == "iso8859-1":
        return "cp1252"  # what the web means when it says Latin 1
    return codec if codec in _KNOWN else None


def _wide(body: bytes) -> list[str]:
    """Sixteen bits a character without a mark show as a zero byte beside each letter of the first tag."""
    if body[1:2] == b"\0" and body[0:1] == b"<":
        return ["utf-16-le"]
    return ["utf-16-be"] if body[:2] == b"\0<" else []
