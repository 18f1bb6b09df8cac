"""A real mail server on loopback that keeps what it takes, and refuses whom it is told to refuse. Needs the `aiosmtpd` package."""

from __future__ import annotations

from dataclasses import dataclass, field
from email import message_from_bytes
from email.message import EmailMessage
from email.policy import default
from pathlib import Path
from typing import Any, Self

from aiosmtpd.controller import Controller

from nightdesk.testing.ports import free_port


@dataclass
class MailServer:
    """`refuses` maps an address to the reply it gets instead of being taken. With `folder`, each mail is also written to a file there.

    `senders` tells, by reader, whom the last mail came from as servers see it.
    """

    refuses: dict[str, str] = field(default_factory=dict)
    folder: Path | None = None
    port: int = 0
    mails: list[tuple[str, EmailMessage]] = field(default_factory=list)
    senders: dict[str, str] = field(default_factory=dict)

    def __enter__(self) -> Self:
        self.port = self.port or free_port()
        self._controller = Controller(_Taker(self), hostname="127.0.0.1", port=self.port)
        self._controller.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._controller.stop()

    @property
    def address(self) -> str:
        return f"smtp://127.0.0.1:{self.port}"

    def to(self, reader: str) -> list[EmailMessage]:
        return [mail for who, mail in self.mails if who == reader]


class _Taker:
    def __init__(self, server: MailServer) -> None:
        self._server = server

    async def handle_RCPT(self, server: Any, session: Any, envelope: Any, address: str, options: Any) -> str:  # noqa: N802
        if address in self._server.refuses:
            return self._server.refuses[address]
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, server: Any, session: Any, envelope: Any) -> str:  # noqa: N802
        mail = message_from_bytes(envelope.content, policy=default)
        assert isinstance(mail, EmailMessage)
        for address in envelope.rcpt_tos:
            self._server.senders[address] = envelope.mail_from
            self._server.mails.append((address, mail))
            if self._server.folder is not None:
                (self._server.folder / f"{len(self._server.mails):06d}-{address}.eml").write_bytes(envelope.content)
        return "250 OK"
