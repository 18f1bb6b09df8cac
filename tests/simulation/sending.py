"""A newsroom in a folder of its own, with articles, readers and an issue queued for them; set up once, then sent from by the real command.

python sending.py READERS      with NIGHTDESK_DATA and NIGHTDESK_NEWSROOM set
"""

from __future__ import annotations

import sys
from datetime import UTC, datetime
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))


def main(readers: int) -> None:
    from nightdesk.bootstrap import open_site

    open_site()
    from django.core.management import call_command
    from django.db import transaction

    call_command("migrate", interactive=False, verbosity=0)
    from nightdesk.testing.specimens import balochistan, west_java
    from nightdesk_site.letters.compose import compose
    from nightdesk_site.letters.kinds import letter
    from nightdesk_site.letters.models import Preference
    from nightdesk_site.letters.send import start
    from nightdesk_site.members import accounts
    from published import publish

    now = datetime.now(UTC)
    with transaction.atomic():
        for article in (balochistan(), west_java()):
            publish(article)
        for number in range(readers):
            account = accounts.add(f"r{number:05d}@example.org", None)
            Preference.objects.create(account=account, letter="daily", since=now)
    start(compose(letter("daily"), now, everything=True), "Test Editor", now)


if __name__ == "__main__":
    main(int(sys.argv[1]))
