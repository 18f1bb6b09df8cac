"""The way a letter leaves the house: straight to a mail server, or through whatever mail backend the newsroom set up."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import AbstractContextManager, nullcontext
from email.message import EmailMessage
from email.utils import parseaddr
from typing import Any, Protocol, cast

from django.conf import settings
from django.core.mail import EmailMultiAlternatives, get_connection

from nightdesk.adapters.hand_over import HandOver, Refused


class Post(Protocol):
    def send(self, mail: EmailMessage, to: str, before_handing_over: Callable[[], None], *, back_to: str = "") -> str:
        """Hand one mail over; the answer. `back_to` is where a server sends it back that cannot deliver it: the sender, where it is empty.

        Raises Refused if it is not taken, OSError if nobody is there to take it.
        """
        ...


def open_post() -> AbstractContextManager[Post]:
    """The newsroom's own, as NIGHTDESK_MAIL says."""
    if settings.EMAIL_BACKEND.endswith(".smtp.EmailBackend"):
        server = HandOver(
            settings.EMAIL_HOST,
            settings.EMAIL_PORT,
            settings.EMAIL_HOST_USER,
            settings.EMAIL_HOST_PASSWORD,
            tls=settings.EMAIL_USE_TLS,
            ssl=settings.EMAIL_USE_SSL,
        )
        return _ToAServer(server)
    return nullcontext(_ThroughABackend())


class _ToAServer(AbstractContextManager["Post"]):
    def __init__(self, server: HandOver) -> None:
        self._server = server

    def __exit__(self, *_: object) -> None:
        self._server.__exit__(None, None, None)

    def send(self, mail: EmailMessage, to: str, before_handing_over: Callable[[], None], *, back_to: str = "") -> str:
        return self._server.send(mail, back_to or parseaddr(settings.NEWSROOM.sender)[1], to, before_handing_over)


class _ThroughABackend:
    """A provider takes a mail by one request; whether it took it is only known by the answer. What comes back, it tells by itself."""

    def send(self, mail: EmailMessage, to: str, before_handing_over: Callable[[], None], *, back_to: str = "") -> str:
        body, html = mail.get_body(("plain",)), mail.get_body(("html",))
        headers = {name: str(value) for name, value in mail.items() if name not in _MADE_ANEW}
        letter = EmailMultiAlternatives(str(mail["Subject"]), _text(body), str(mail["From"]), [to], headers=headers)
        letter.attach_alternative(_text(html), "text/html")
        before_handing_over()
        try:
            get_connection(fail_silently=False).send_messages([letter])
        except OSError:
            raise
        except Exception as error:
            raise Refused(str(error), for_good=False) from error
        return "accepted"


_MADE_ANEW = {"Subject", "From", "To", "Content-Type", "MIME-Version"}


def _text(part: Any) -> str:
    return cast(str, part.get_content()) if part is not None else ""
