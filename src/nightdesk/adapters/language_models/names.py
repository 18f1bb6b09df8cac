"""Which model: `PROVIDER:NAME` or `PROVIDER:NAME@ADDRESS`, as a setting gives it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from urllib.parse import urlsplit

from nightdesk.drafts.language_model import Role
from nightdesk.foundation.errors import SettingsError

_HOMES = {
    "openai": "https://api.openai.com/v1",
    "anthropic": "https://api.anthropic.com",
    "ollama": "http://127.0.0.1:11434/v1",
    "vllm": "http://127.0.0.1:8000/v1",
}
_LOCAL = ("127.0.0.1", "localhost", "::1")
NONE = ("", "none")


@dataclass(frozen=True, slots=True)
class ModelName:
    provider: str
    name: str
    address: str

    def __str__(self) -> str:
        return f"{self.provider}:{self.name}"

    @property
    def runs_here(self) -> bool:
        """Whether it is served by the operator's own machines, so that a call costs no money unless a price is set."""
        return self.provider in ("ollama", "vllm") or urlsplit(self.address).hostname in _LOCAL

    @property
    def at_home(self) -> bool:
        return self.address == _HOMES[self.provider]


def read_models(setting: str) -> tuple[ModelName, ...]:
    """The first model and those to fall back on, in order; none where the setting is empty or "none"."""
    if setting.strip().lower() in NONE:
        return ()
    return tuple(read_model(part) for part in setting.split(",") if part.strip())


def read_model(text: str, setting: str = "NIGHTDESK_MODEL") -> ModelName:
    """Raise SettingsError with one sentence that says what is wrong."""
    provider, colon, rest = text.strip().partition(":")
    provider = provider.strip().lower()
    name, at, address = rest.partition("@")
    if provider not in _HOMES or not colon or not name.strip():
        known = ", ".join(_HOMES)
        raise SettingsError(f"{setting}: {text.strip()!r} is no model; write PROVIDER:NAME, with PROVIDER one of {known}")
    if not at:
        return ModelName(provider, name.strip(), _HOMES[provider])
    parts = urlsplit(address.strip())
    if parts.scheme not in ("http", "https") or not parts.hostname or parts.username or parts.password:
        raise SettingsError(f"{setting}: {address.strip()!r} is no address; write http://HOST:PORT or https://HOST, without a password")
    return ModelName(provider, name.strip(), _base(provider, address.strip().rstrip("/")))


def _base(provider: str, address: str) -> str:
    """An OpenAI-compatible server is spoken to below /v1; one given without a path gets it."""
    return address if provider == "anthropic" or urlsplit(address).path else f"{address}/v1"


def read_roles(setting: str) -> Mapping[Role, tuple[ModelName, ...]]:
    """`judge=anthropic:…; translate=ollama:…`: models for single roles. Raise SettingsError for a role that there is not."""
    roles: dict[Role, tuple[ModelName, ...]] = {}
    for part in filter(None, (part.strip() for part in setting.split(";"))):
        role, equals, models = part.partition("=")
        try:
            named = Role(role.strip().lower())
        except ValueError:
            named = Role.PICTURE
        if named is Role.PICTURE:
            roles_there = ", ".join(one for one in Role if one is not Role.PICTURE)
            raise SettingsError(f"NIGHTDESK_MODEL_ROLES: there is no role {role.strip()!r}; the roles are {roles_there}")
        if not equals:
            raise SettingsError(f"NIGHTDESK_MODEL_ROLES: {part!r} gives no model; write {named}=PROVIDER:NAME")
        roles[named] = read_models(models)
    return roles
