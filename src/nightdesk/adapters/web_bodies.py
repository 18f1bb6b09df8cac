"""Reading an answer's body without being drowned by it: endless bodies, compression bombs."""

from __future__ import annotations

import zlib

from aiohttp import ClientResponse

from nightdesk.foundation.errors import FetchFailed

_CHUNK = 64 * 1024
_MEMBER = b"\x1f"
"""A gzip body may have several members, one after the other (RFC 1952, 2.2); each begins like this."""
_WINDOW = {"gzip": 31, "x-gzip": 31, "deflate": 15}


class TooLarge(FetchFailed): ...


async def read_body(response: ClientResponse, limit: int) -> bytes:
    """The unpacked body. Raises TooLarge beyond `limit` bytes, packed or unpacked, without ever holding much more than that.

    Raises FetchFailed if the body is packed in a way that was not asked for, or breaks off inside.
    """
    declared = response.content_length
    if declared is not None and declared > limit:
        raise TooLarge(f"the answer is {_megabytes(declared)}, more than the {_megabytes(limit)} allowed")
    coding = response.headers.get("Content-Encoding", "identity").strip().lower()
    if coding in ("", "identity"):
        return await _read_plain(response, limit)
    if coding not in _WINDOW:
        raise FetchFailed(f"the answer is packed as {coding[:40]!r}, which was not asked for")
    try:
        return await _read_packed(response, limit, _WINDOW[coding])
    except zlib.error:
        raise FetchFailed(f"the answer says it is packed as {coding}, but cannot be unpacked") from None


async def _read_plain(response: ClientResponse, limit: int) -> bytes:
    body = bytearray()
    async for chunk in response.content.iter_chunked(_CHUNK):
        body += chunk
        if len(body) > limit:
            raise TooLarge(f"the answer does not end: cut off after {_megabytes(limit)}")
    return bytes(body)


async def _read_packed(response: ClientResponse, limit: int, window: int) -> bytes:
    unpack = zlib.decompressobj(window)
    body, taken = bytearray(), 0
    async for chunk in response.content.iter_chunked(_CHUNK):
        taken += len(chunk)
        if taken == len(chunk) and window == 15 and chunk[0] & 0x0F != 8:
            unpack = zlib.decompressobj(-15)  # many servers send raw deflate under this name
        rest = chunk
        while rest:
            if unpack.eof and (window != 31 or not rest.startswith(_MEMBER)):
                break  # what some servers append is no part of the body
            unpack = zlib.decompressobj(window) if unpack.eof else unpack
            body += unpack.decompress(rest, limit + 1 - len(body))
            rest = unpack.unused_data
            if len(body) > limit or taken > limit:
                raise TooLarge(f"the answer unpacks to more than {_megabytes(limit)}")
    if not unpack.eof:
        raise FetchFailed("the packed answer breaks off before its end")
    return bytes(body)


def _megabytes(size: int) -> str:
    return f"{size / 1_000_000:.3g} MB"
