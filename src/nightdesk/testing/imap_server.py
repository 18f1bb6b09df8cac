"""A mail server on this machine that speaks as much IMAP as reading a folder needs (RFC 3501)."""

from __future__ import annotations

import re
import socketserver
import threading
from collections.abc import Iterator, Mapping
from types import TracebackType
from typing import Self


class _Session(socketserver.StreamRequestHandler):
    """One client. Commands are answered one after the other; whatever is not known is answered BAD."""

    server: _Server

    def handle(self) -> None:
        self.wfile.write(b"* OK ready\r\n")
        while line := self.rfile.readline(10_000):
            tag, _, command = line.strip().partition(b" ")
            for answer in self._answers(command):
                self.wfile.write(answer)
            done = b"OK" if self.server.box.accepted(command) else b"NO"
            self.wfile.write(tag + b" " + done + b" done\r\n")
            if command.upper() == b"LOGOUT":
                return

    def _answers(self, command: bytes) -> Iterator[bytes]:
        box, verb = self.server.box, command.upper()
        box.commands.append(command.decode("utf-8", "replace"))
        if verb == b"CAPABILITY":
            yield b"* CAPABILITY IMAP4rev1\r\n"
        elif verb.startswith((b"EXAMINE", b"SELECT")):
            yield b"* %d EXISTS\r\n* OK [UIDVALIDITY %d] ok\r\n" % (len(box.letters), box.validity)
        elif verb.startswith(b"UID SEARCH"):
            yield b"* SEARCH " + b" ".join(b"%d" % uid for uid in sorted(box.letters)) + b"\r\n"
        elif found := re.match(rb"UID FETCH (\d+)", verb):
            uid = int(found[1])
            letter = box.letters[uid]
            yield b"* 1 FETCH (UID %d BODY[]<0> {%d}\r\n%s)\r\n" % (uid, len(letter), letter)
        elif verb == b"LOGOUT":
            yield b"* BYE\r\n"


class _Server(socketserver.ThreadingTCPServer):
    allow_reuse_address, daemon_threads = True, True
    box: ImapServer


class ImapServer:
    """Serves `letters`, by UID, in the folder INBOX to whoever knows `password`. `commands` keeps what was asked of it."""

    def __init__(self, password: str, letters: Mapping[int, bytes], validity: int = 1) -> None:
        self.password, self.letters, self.validity = password, dict(letters), validity
        self.commands: list[str] = []
        self._server = _Server(("127.0.0.1", 0), _Session)
        self._server.box = self
        self._thread = threading.Thread(target=self._server.serve_forever, name="imap", daemon=True)

    @property
    def port(self) -> int:
        return int(self._server.server_address[1])

    def accepted(self, command: bytes) -> bool:
        verb = command.upper()
        if verb.startswith(b"LOGIN"):
            return command.endswith(f'"{self.password}"'.encode())
        return not verb.startswith((b"EXAMINE", b"SELECT")) or b"INBOX" in verb

    def __enter__(self) -> Self:
        self._thread.start()
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        self._server.shutdown()
        self._server.server_close()
        self._thread.join()
