"""The web server's entry."""

from __future__ import annotations

import os

from django.core.wsgi import get_wsgi_application


def _open() -> object:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "nightdesk_site.config.settings")
    pages = get_wsgi_application()
    from nightdesk_site.config.baked import Baked
    from nightdesk_site.reader.edition import edition

    return Baked(pages, edition)


application = _open()
