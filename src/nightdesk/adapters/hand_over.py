"""Handing a mail to a server so that it is known, at any moment, whether it can have been taken.

A mail is taken when the last line of its body is (RFC 5321, 4.1.1.4). Everything before that is done first; then the caller is told,
to write it down; only then is the last line sent. A process killed before it was told has sent nothing.
"""

from __future__ import annotations

import re
import smtplib
from collections.abc import Callable
from email.message import EmailMessage
from email.policy import SMTP
from ssl import create_default_context
from types import TracebackType
from typing import Any, Self


class Refused(Exception):
    """The server does not take this mail. `for_good` if it said that it never will (a reply in the 500s)."""

    def __init__(self, said: str, *, for_good: bool) -> None:
        self.for_good = for_good
        super().__init__(said[:300])


class _Committing(smtplib.SMTP):
    before_last_line: Callable[[], None]

    def data(self, msg: Any) -> tuple[int, bytes]:
        self.putcmd("data")
        code, reply = self.getreply()
        if code != 354:
            raise smtplib.SMTPDataError(code, reply)
        body = re.sub(rb"(?m)^\.", b"..", bytes(msg))
        self.send(body if body.endswith(b"\r\n") else body + b"\r\n")
        self.before_last_line()
        self.send(b".\r\n")
        return self.getreply()


class _CommittingInside(_Committing, smtplib.SMTP_SSL):
    """Encrypted from the first byte."""


class HandOver:
    """One connection to a mail server, opened when it is first needed and again when it was lost."""

    def __init__(self, host: str, port: int, user: str = "", password: str = "", *, tls: bool = False, ssl: bool = False) -> None:
        self._where, self._who, self._tls, self._ssl = (host, port), (user, password), tls, ssl
        self._server: _Committing | None = None

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        self._hang_up()

    def send(self, mail: EmailMessage, sender: str, to: str, before_last_line: Callable[[], None]) -> str:
        """The server's reply. Raises Refused if it does not take the mail, OSError if it cannot be reached."""
        server = self._connected()
        server.before_last_line = before_last_line
        try:
            server.sendmail(sender, [to], mail.as_bytes(policy=SMTP))
        except smtplib.SMTPRecipientsRefused as error:
            code, said = error.recipients[to]
            raise Refused(said.decode("utf-8", "replace"), for_good=code >= 500) from error
        except (smtplib.SMTPSenderRefused, smtplib.SMTPDataError) as error:
            raise Refused(f"{error.smtp_code} {error.smtp_error!r}", for_good=False) from error
        except (smtplib.SMTPException, OSError):
            self._hang_up()
            raise
        return "accepted"

    def _connected(self) -> _Committing:
        if self._server is None:
            kind = _CommittingInside if self._ssl else _Committing
            server = kind(*self._where, timeout=30)
            if self._tls:
                server.starttls(context=create_default_context())
            if self._who[0]:
                server.login(*self._who)
            self._server = server
        return self._server

    def _hang_up(self) -> None:
        server, self._server = self._server, None
        if server is not None:
            server.close()
