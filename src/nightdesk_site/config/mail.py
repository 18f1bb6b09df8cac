"""Where mail goes, read from one address: a server, a provider, or, when none is named, a folder beside the record."""

from __future__ import annotations

from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, unquote, urlsplit

from nightdesk.foundation.errors import SettingsError

_PROVIDERS = {
    "brevo": ("BREVO_API_KEY",),
    "mailersend": ("MAILERSEND_API_TOKEN",),
    "mailgun": ("MAILGUN_API_KEY", "MAILGUN_SENDER_DOMAIN"),
    "mailjet": ("MAILJET_API_KEY", "MAILJET_SECRET_KEY"),
    "postmark": ("POSTMARK_SERVER_TOKEN",),
    "resend": ("RESEND_API_KEY",),
    "sendgrid": ("SENDGRID_API_KEY",),
    "sparkpost": ("SPARKPOST_API_KEY",),
}
_PORTS = {"smtp": 25, "smtps": 465, "smtp+tls": 587}


def mail_settings(address: str, outbox: Path, secret: str = "") -> dict[str, Any]:
    """Django's settings for `smtp[s]://USER:PASSWORD@HOST:PORT`, `smtp+tls://…` or `PROVIDER://KEY[:SECOND KEY]@any`.

    `secret` is what a provider shows when it tells of bounces. An empty address: each mail becomes a file in `outbox`.
    Raises SettingsError if the address cannot be understood.
    """
    if not address:
        return {"EMAIL_BACKEND": "django.core.mail.backends.filebased.EmailBackend", "EMAIL_FILE_PATH": str(outbox)}
    parts = urlsplit(address)
    if parts.scheme in _PORTS:
        return _smtp(address)
    if parts.scheme in _PROVIDERS:
        return _provider(address, secret)
    known = ", ".join([*_PORTS, *_PROVIDERS])
    raise SettingsError(f"NIGHTDESK_MAIL: {parts.scheme or 'nothing'}:// is not known here; known are {known}")


def _smtp(address: str) -> dict[str, Any]:
    parts = urlsplit(address)
    try:
        port = parts.port or _PORTS[parts.scheme]
    except ValueError as error:
        raise SettingsError(f"NIGHTDESK_MAIL: {error}") from error
    if not parts.hostname:
        raise SettingsError("NIGHTDESK_MAIL: no mail server is named; write smtp://HOST:PORT")
    return {
        "EMAIL_BACKEND": "django.core.mail.backends.smtp.EmailBackend",
        "EMAIL_HOST": parts.hostname,
        "EMAIL_PORT": port,
        "EMAIL_HOST_USER": unquote(parts.username or ""),
        "EMAIL_HOST_PASSWORD": unquote(parts.password or ""),
        "EMAIL_USE_SSL": parts.scheme == "smtps",
        "EMAIL_USE_TLS": parts.scheme == "smtp+tls",
        "EMAIL_TIMEOUT": 30,
    }


def _provider(address: str, secret: str) -> dict[str, Any]:
    parts = urlsplit(address)
    names = _PROVIDERS[parts.scheme]
    keys = [unquote(key) for key in (parts.username, parts.password) if key]
    if len(keys) != len(names):
        raise SettingsError(f"NIGHTDESK_MAIL: {parts.scheme} needs {' and '.join(names)}: {parts.scheme}://{':'.join(names)}@provider")
    told: dict[str, Any] = dict(zip(names, keys, strict=True))
    told |= {"WEBHOOK_SECRET": secret} if secret else {}
    told |= {f"{parts.scheme.upper()}_API_URL": url for url in parse_qs(parts.query).get("api", [])}
    return {"EMAIL_BACKEND": f"anymail.backends.{parts.scheme}.EmailBackend", "ANYMAIL": told}
