"""Bytes as they arrive when something went wrong, or somebody meant harm."""

from __future__ import annotations

import random
from collections.abc import Iterator


def damaged(body: bytes, seed: int, rounds: int) -> Iterator[bytes]:
    """The bytes torn, repeated, overwritten, recoded and salted with what parsers stumble over, each time in one way; seeded."""
    chance = random.Random(seed)
    for _ in range(rounds):
        raw, at, to = bytearray(body), chance.randrange(len(body)), chance.randrange(len(body))
        match chance.randrange(7):
            case 0:
                del raw[min(at, to) : max(at, to)]
            case 1:
                raw[at:at] = bytes(chance.randrange(256) for _ in range(chance.randrange(1, 40)))
            case 2:
                raw[at] = chance.randrange(256)
            case 3:
                raw[at:at] = raw[min(at, to) : max(at, to)] * chance.randrange(1, 20)
            case 4:
                raw = bytearray(
                    body.decode("utf-8", "replace").encode(chance.choice(["utf-16", "utf-32", "cp1251", "shift_jis"]), "replace")
                )
            case 5:
                raw = raw.replace(b"<", b"<" * chance.randrange(2, 5), chance.randrange(1, 9)).replace(b'"', b"", chance.randrange(3))
            case _:
                raw[at:at] = chance.choice(
                    [b"&#0;", b"&#xD800;", b"]]>", b"<![CDATA[", b"\0", b"\xff\xfe", b"<!DOCTYPE x [", b"{" * 500, b"&lol;"]
                )
        yield bytes(raw)
