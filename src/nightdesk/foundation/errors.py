"""What may go wrong on the way from the wire to the reader, as one tree.

    NightdeskError
      SettingsError        a setting is missing or cannot be understood
      WireError            something from outside could not be taken in
        AddressRefused     the address may not be fetched (scheme, private network, robots)
        FetchFailed        no usable answer: status, time, size, redirects
        UnreadableFeed     the answer is not a feed, or a hostile one
        BadWireFile        a line of a wire file is wrong; says file, line and why
      BadInput             a file given to a command is wrong; says file, line and why
      NotFound             a story, article, reader or persona with that name does not exist
      NoDecision           somebody tried to publish without a decision of the desk
      AlreadyDecided       the draft has its decision; a second one needs a new revision
      StoriesRegrouped     an editor joined or parted stories in the meantime; what was being done is to be done anew
      NoSuchRegrouping     stories cannot be joined or parted like that; says why

Expected outcomes (a claim unsupported, a source silent, a draft held) are values, not errors.
"""

from __future__ import annotations


class NightdeskError(Exception):
    """Every error that this program raises on purpose. Its text is fit to be shown to the person at the desk."""


class SettingsError(NightdeskError): ...


class WireError(NightdeskError): ...


class AddressRefused(WireError): ...


class FetchFailed(WireError): ...


class UnreadableFeed(WireError): ...


class BadInput(NightdeskError):
    """A given file is wrong. `str(error)` reads `FILE:LINE: what is wrong`."""

    def __init__(self, file: str, line: int | None, problem: str) -> None:
        self.file, self.line, self.problem = file, line, problem
        place = f"{file}:{line}" if line is not None else file
        super().__init__(f"{place}: {problem}")


class BadWireFile(BadInput, WireError): ...


class NotFound(NightdeskError): ...


class NoDecision(NightdeskError): ...


class AlreadyDecided(NightdeskError): ...


class StoriesRegrouped(NightdeskError): ...


class NoSuchRegrouping(NightdeskError): ...
