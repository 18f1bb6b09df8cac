"""Bytes become the text that was meant, whatever is declared of them."""

import pytest

from nightdesk.adapters.decoding import decode

RUSSIAN, JAPANESE = "Трамвай сошёл с рельсов", "電車が脱線"


@pytest.mark.parametrize(
    ("body", "declared", "text"),
    [
        (RUSSIAN.encode("cp1251"), "windows-1251", RUSSIAN),
        (RUSSIAN.encode("koi8-r"), "KOI8-R", RUSSIAN),
        (JAPANESE.encode("shift_jis"), "Shift_JIS", JAPANESE),
        (JAPANESE.encode("iso2022_jp"), "iso-2022-jp", JAPANESE),
        (RUSSIAN.encode(), "iso-8859-1", RUSSIAN),
        (RUSSIAN.encode("utf-16"), "utf-8", RUSSIAN),
        (f"<a>{RUSSIAN}".encode("utf-16-be"), None, f"<a>{RUSSIAN}"),
        (f'<?xml encoding="windows-1251"?>{RUSSIAN}'.encode("cp1251"), None, f'<?xml encoding="windows-1251"?>{RUSSIAN}'),
        ("naïve “quotes”".encode("cp1252"), None, "naïve “quotes”"),
        (b"plain", "no-such-encoding", "plain"),
        (b"\xff\xfe\xfd"[2:], "utf-8", "�"),
    ],
)
def test_the_text_is_found(body: bytes, declared: str | None, text: str) -> None:
    assert decode(body, declared) == text


@pytest.mark.parametrize("declared", ["utf-7", "zlib", "rot13", "unicode_escape", "idna", "\0", "x" * 500])
def test_an_encoding_that_hides_or_unpacks_something_is_not_believed(declared: str) -> None:
    assert decode(b"+ADw-script+AD4-", declared) == "+ADw-script+AD4-"
