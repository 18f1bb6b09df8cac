"""All settings of the newsroom, in one typed object. Only this module reads the environment."""

from __future__ import annotations

import os
import secrets
from contextlib import suppress
from email.utils import formataddr
from functools import cache
from pathlib import Path
from tempfile import NamedTemporaryFile
from urllib.parse import urlsplit

from pydantic import AliasChoices, Field, SecretStr, ValidationError
from pydantic_settings import BaseSettings, SettingsConfigDict

from nightdesk.foundation.errors import SettingsError
from nightdesk.publish.publisher import read_publisher

_PROJECT = Path(__file__).resolve().parents[2]


class Settings(BaseSettings):
    """Read from the environment (`NIGHTDESK_…`) or from a file named `nightdesk.env` in the working directory."""

    model_config = SettingsConfigDict(env_prefix="NIGHTDESK_", env_file="nightdesk.env", extra="ignore", frozen=True)

    name: str = Field("", description="The newsroom's name, as readers see it. Empty: as publisher.toml has it.")
    newsroom: Path = Field(_PROJECT / "newsroom", description="The folder an editor changes: personas, sources, policy, wire.")
    data: Path = Field(_PROJECT / "data", description="Where the newsroom keeps its record. Back this folder up.")
    database: str = Field("", description="A PostgreSQL address (postgresql://…). Empty: SQLite files in the data folder.")
    host: str = Field("127.0.0.1", description="The address the site listens on.")
    port: int = Field(8000, ge=0, le=65535, description="The port the site listens on.")
    address: str = Field("", description="The site's public address. Empty: http://HOST:PORT.")
    policy: str = Field("", description="The desk's policy. Empty: 'demonstration' for a played wire, 'desk' for live sources.")
    mail: str = Field(
        "", description="Where mail goes: smtp://USER:PASSWORD@HOST:PORT or PROVIDER://KEY@provider. Empty: files in data/outbox."
    )
    mail_from: str = Field(
        "", description="The address that letters and codes come from. Empty: nightdesk@HOST of the site's public address."
    )
    stripe_key: str = Field("", description="Key of the Stripe account that takes payments. Empty: nothing is sold.")
    stripe_secret: str = Field("", description="Secret with which Stripe signs its notices to /payments/notice/.")
    stripe_address: str = Field("", description="Another place that speaks as Stripe does. Empty: Stripe itself.")
    stripe_tax: bool = Field(False, description="Let Stripe work out and collect tax.")
    mail_secret: str = Field("", description="NAME:PASSWORD with which a mail provider tells of bounces at /mail/PROVIDER/tracking/.")
    bounces: str = Field(
        "", description="The mailbox that bounces and complaints come to: maildir:NAME, mbox:NAME or imaps://USER@HOST/INBOX. Empty: none."
    )
    bounce_address: str = Field(
        "", description="The address of that mailbox; letters go out from NAME+MARK@HOST of it. Empty: from NIGHTDESK_MAIL_FROM."
    )
    ai_crawlers: bool = Field(False, description="Let programs that gather text to train AI read the site (robots.txt).")
    secret: str = Field("", description="Key for signing sessions. Empty: one is made and kept in the data folder.")
    contact: str = Field("", description="An address where the operator can be reached; servers that are listened to see it.")
    retention: int = Field(180, ge=0, description="Days for which copies of what was received are kept for the desk. 0: for ever.")
    mailbox_folder: Path | None = Field(None, description="The folder that maildir: and mbox: sources lie in. Empty: none are read.")
    mailbox_passwords: dict[str, SecretStr] = Field(
        {}, description='Passwords of IMAP mailboxes that newsletters are read from, as {"user@host": "password"}.'
    )
    only_loopback: bool = Field(False, description="Listen to this machine alone, whatever the sources say. For trying things out.")
    model: str = Field(
        "", description="Language models that write, the first and those to fall back on: PROVIDER:NAME[@ADDRESS], …; or none."
    )
    model_roles: str = Field("", description="Models for single roles: 'judge=PROVIDER:NAME; translate=…'. Empty: one model for all.")
    model_key: SecretStr = Field(SecretStr(""), description="The key for NIGHTDESK_MODEL. Empty: OPENAI_API_KEY or ANTHROPIC_API_KEY.")
    model_price: str = Field("", description="READ/WRITTEN in US dollars for a million tokens. Empty: the list price of a known model.")
    model_seconds: float = Field(180, gt=0, le=3600, description="How long to wait for an answer of a model.")
    model_tokens_article: int = Field(400_000, ge=0, description="Tokens that one version of an article may cost. 0: no limit.")
    model_tokens_hour: int = Field(2_000_000, ge=0, description="Tokens that an hour may cost. 0: no limit.")
    model_tokens_day: int = Field(10_000_000, ge=0, description="Tokens that a day may cost. 0: no limit.")
    model_dollars_article: float = Field(2, ge=0, description="US dollars that one version of an article may cost. 0: no limit.")
    model_dollars_hour: float = Field(5, ge=0, description="US dollars that an hour may cost. 0: no limit.")
    model_dollars_day: float = Field(20, ge=0, description="US dollars that a day may cost. 0: no limit.")
    images: str = Field("", description="The image model that illustrates: openai:NAME[@ADDRESS]. Empty: pictures are drawn by rule.")
    images_key: SecretStr = Field(SecretStr(""), description="The key for NIGHTDESK_IMAGES. Empty: OPENAI_API_KEY.")
    images_price: str = Field("", description="US dollars for one picture of NIGHTDESK_IMAGES; it counts towards the caps on money.")
    translation: str = Field(
        "model", description="Who translates passages that readers see: model (if one is set), libretranslate@http://HOST:PORT, or none."
    )
    translation_key: SecretStr = Field(SecretStr(""), description="The key for an engine in NIGHTDESK_TRANSLATION, if it asks for one.")
    openai_key: SecretStr = Field(SecretStr(""), validation_alias=AliasChoices("NIGHTDESK_OPENAI_KEY", "OPENAI_API_KEY"))
    anthropic_key: SecretStr = Field(SecretStr(""), validation_alias=AliasChoices("NIGHTDESK_ANTHROPIC_KEY", "ANTHROPIC_API_KEY"))
    meaning: str = Field(
        "embedded",
        description="What tells whether texts are about the same: the embedded model, or with it onnx:FOLDER or http(s)://HOST/PATH#MODEL.",
    )
    meaning_key: SecretStr = Field(SecretStr(""), description="The key for an endpoint in NIGHTDESK_MEANING.")
    debug: bool = Field(False, description="Show errors in the browser. Never on a public site.")

    @property
    def public_address(self) -> str:
        return (self.address or f"http://{self.host}:{self.port}").rstrip("/")

    @property
    def sender(self) -> str:
        """The `From` of every mail, with the newsroom's name."""
        host = urlsplit(self.public_address).hostname or "localhost"
        return self.mail_from or formataddr((self.name, f"nightdesk@{host if any(map(str.isalpha, host)) else 'localhost'}"))

    @property
    def record_file(self) -> Path:
        return self.data / "record.sqlite3"

    @property
    def shift_file(self) -> Path:
        return self.data / "shift.sqlite3"

    @property
    def snapshots(self) -> Path:
        return self.data / "snapshots"

    @property
    def shift_lock(self) -> Path:
        return self.data / "shift.lock"

    @property
    def letters_lock(self) -> Path:
        return self.data / "letters.lock"

    @property
    def meaning_file(self) -> Path:
        """What another model of meaning said of texts."""
        return self.data / "meaning.sqlite3"

    @property
    def archive_file(self) -> Path:
        return self.data / "archive.sqlite3"

    def make_data(self) -> Path:
        """The data folder, made if it is not there. Raises SettingsError if it cannot be written to."""
        try:
            self.data.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise SettingsError(
                f"NIGHTDESK_DATA: {self.data} cannot be made ({error.strerror}); name a folder that you may write to"
            ) from error
        if not os.access(self.data, os.W_OK | os.X_OK):
            raise SettingsError(f"NIGHTDESK_DATA: {self.data} cannot be written to; name a folder that you may write to")
        return self.data

    def signing_key(self) -> str:
        """The key given, or the one kept beside the record, made on first use."""
        if self.secret:
            return self.secret
        file = self.make_data() / "secret"
        if not file.exists():
            _make_key(file)
        return file.read_text()


def _make_key(file: Path) -> None:
    """The file is whole as soon as it is there; of two who make one at once, the first one's is kept."""
    with NamedTemporaryFile("w", dir=file.parent, prefix="secret-") as new:
        new.write(secrets.token_urlsafe(48))
        new.flush()
        os.fsync(new.fileno())
        with suppress(FileExistsError):
            os.link(new.name, file)


@cache
def read_settings() -> Settings:
    """The settings of this process. Raises SettingsError with one line that says which setting is wrong."""
    try:
        settings = Settings()
        written = read_publisher(settings.newsroom / "publisher.toml")
        return settings.model_copy(update={"name": settings.name or written.name})
    except ValidationError as error:
        problems = "; ".join(f"NIGHTDESK_{'_'.join(map(str, e['loc'])).upper()}: {e['msg']}" for e in error.errors())
        raise SettingsError(problems) from error


def environment_of(data: Path) -> dict[str, str]:
    """The environment for a process whose newsroom keeps its record in `data`, on SQLite, whatever this one's settings say."""
    return os.environ | {"NIGHTDESK_DATA": str(data), "NIGHTDESK_DATABASE": ""}


def move_to(data: Path) -> Settings:
    """Let this process be a newsroom that keeps its record in `data`; to be called before Django is set up."""
    os.environ.update(environment_of(data))
    read_settings.cache_clear()
    return read_settings()
