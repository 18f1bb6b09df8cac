"""The letters' clock of an open newsroom: what is due is composed, and what is queued handed over, beside the shift."""

from __future__ import annotations

import logging
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from threading import Event, Thread

from nightdesk import bootstrap
from nightdesk.settings import Settings

log = logging.getLogger(__name__)
ROUND_SECONDS = 20.0


class Closed(Exception):
    """The newsroom closes; what is queued stays queued."""


@contextmanager
def posting(settings: Settings) -> Iterator[None]:
    """Letters go out at their hour for as long as this lasts: where mail is set up, and no other process sends them."""
    if not settings.mail:
        yield
        return
    with bootstrap.letters_of_their_own(settings) as ours:
        if not ours:
            yield
            return
        stop = Event()
        clock = Thread(target=_post, args=(stop,), name="letters")
        clock.start()
        try:
            yield
        finally:
            stop.set()
            clock.join()


def _post(stop: Event) -> None:
    """Trouble (a mail server that does not answer, say) is told in the log, and the next round tries again."""
    from django.db import connection

    while not stop.is_set():
        try:
            hand_over(stop)
        except Closed:
            return
        except Exception:
            log.exception("letters.round_failed")
        finally:
            connection.close()
        stop.wait(ROUND_SECONDS)


def hand_over(stop: Event) -> int:
    """Compose what is due and send what is queued; returns how many mails were accepted. Raises Closed between two mails."""
    from nightdesk_site.letters.clock import tick
    from nightdesk_site.letters.post import open_post
    from nightdesk_site.letters.send import go_on

    def pause(seconds: float) -> None:
        if stop.wait(seconds):
            raise Closed

    tick(datetime.now(UTC))
    with open_post() as post:
        return go_on(post, pause=pause)
