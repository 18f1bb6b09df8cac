"""A storm of payment notices, doubled and in disorder, while the site is killed again and again: each payment is booked once."""

from __future__ import annotations

import os
import random
import signal
import sqlite3
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from socket import create_connection
from threading import Timer

import pytest

from nightdesk.testing.card_payments import CardPayments
from nightdesk.testing.ports import free_port

GIVERS, KILLS = 60, 3
MOST_REFUSED = 20
"""A busy machine may be late to answer; the service asks again, as the real one does for three days."""
_SET_UP = """from nightdesk.bootstrap import open_site
open_site()
from django.core.management import call_command
call_command("migrate", verbosity=0)"""


@contextmanager
def _site(environment: dict[str, str], port: int) -> Iterator[subprocess.Popen[bytes]]:
    command = [sys.executable, "-m", "granian", "--interface", "wsgi", "--port", str(port), "nightdesk_site.config.wsgi:application"]
    site = subprocess.Popen(command, env=environment, start_new_session=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        _until_it_answers(port)
        yield site
    finally:
        _kill(site.pid)
        site.wait()
        _until_silent(port)


def _kill(group: int) -> None:
    with suppress(ProcessLookupError):
        os.killpg(group, signal.SIGKILL)


def _until_it_answers(port: int) -> None:
    for _ in range(1200):
        try:
            create_connection(("127.0.0.1", port), timeout=1).close()
            return
        except OSError:
            time.sleep(0.05)
    raise TimeoutError("the site did not open its door")


def _until_silent(port: int) -> None:
    """A killed worker holds the door for a moment longer on a busy machine; the next site could not open it."""
    for _ in range(1200):
        try:
            create_connection(("127.0.0.1", port), timeout=1).close()
            time.sleep(0.05)
        except OSError:
            return
    raise TimeoutError("the killed site still holds its door")


@pytest.mark.slow
def test_each_payment_is_booked_once_though_the_site_is_killed_in_the_storm(tmp_path: Path) -> None:
    port, chance = free_port(), random.Random(11)
    with CardPayments() as stripe:
        environment = os.environ | {
            "NIGHTDESK_DATA": str(tmp_path),
            "NIGHTDESK_PORT": str(port),
            "NIGHTDESK_STRIPE_KEY": "sk_test_standin",
            "NIGHTDESK_STRIPE_SECRET": stripe.secret,
            "NIGHTDESK_STRIPE_ADDRESS": stripe.address,
            "DJANGO_SETTINGS_MODULE": "nightdesk_site.config.settings",
        }
        subprocess.run([sys.executable, "-c", _SET_UP], env=environment, check=True)
        for number in range(GIVERS):
            stripe.pay(_contribution(stripe, 100 + number) if number % 2 else _membership(stripe, number))
        stripe.notices_to = f"http://127.0.0.1:{port}/payments/notice/"
        storm = stripe.notices * 2
        chance.shuffle(storm)
        rounds = [storm[n :: KILLS + 1] for n in range(KILLS + 1)]
        left: list[dict[str, object]] = []
        for one in rounds:
            left += one
            with _site(environment, port) as site:
                if one is not rounds[-1]:
                    Timer(chance.uniform(0.02, 0.5), _kill, (site.pid,)).start()
                refused, most = 0, MOST_REFUSED if one is rounds[-1] else 1
                while left and refused < most:
                    if stripe.deliver(left[0]) == 200:
                        left.pop(0)
                    else:
                        refused += 1
    with sqlite3.connect(tmp_path / "record.sqlite3") as record:
        booked = record.execute("SELECT kind, count(*), sum(amount) FROM payment GROUP BY kind ORDER BY kind").fetchall()
        handled = record.execute("SELECT count(*) FROM payment_notice").fetchone()[0]
    given = sum(100 + number for number in range(GIVERS) if number % 2)
    assert not left
    assert booked == [("contribution", GIVERS // 2, given), ("membership", GIVERS // 2, 500 * GIVERS // 2)]
    assert handled == len(stripe.notices)


def _contribution(stripe: CardPayments, amount: int) -> str:
    return _checkout(stripe, {"mode": "payment", "line_items": {"0": {"price_data": {"unit_amount": str(amount), "currency": "eur"}}}})


def _membership(stripe: CardPayments, number: int) -> str:
    price = {"unit_amount": "500", "currency": "eur", "recurring": {"interval": "month"}}
    return _checkout(stripe, {"mode": "subscription", "line_items": {"0": {"price_data": price}}, "client_reference_id": str(number)})


def _checkout(stripe: CardPayments, asked: dict[str, object]) -> str:
    _, session = stripe.answer("POST", "/v1/checkout/sessions", asked | {"success_url": "/", "metadata": {"kind": "contribution"}}, None)
    return str(session["id"])
