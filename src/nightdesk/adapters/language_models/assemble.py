"""The models of a newsroom put together: each metered, one after the other, each role with its own."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from nightdesk.adapters.language_models.caps import FREE, Caps, Price
from nightdesk.adapters.language_models.chain import ByRole, FirstOf
from nightdesk.adapters.language_models.exchange import Answer, Question
from nightdesk.adapters.language_models.ledger import Ledger
from nightdesk.adapters.language_models.metered import MeteredModel
from nightdesk.adapters.language_models.names import ModelName
from nightdesk.drafts.language_model import LanguageModel, Role
from nightdesk.foundation.errors import SettingsError


@dataclass(frozen=True, slots=True)
class Terms:
    """On what terms models are called. `keys` are by provider; `price` replaces the list price; `progress` hears how much has come."""

    keys: Mapping[str, str]
    caps: Caps
    seconds: float
    price: Price | None = None
    progress: Callable[[int], None] = lambda characters: None


def language_models(models: Sequence[ModelName], roles: Mapping[Role, Sequence[ModelName]], terms: Terms, ledger: Ledger) -> LanguageModel:
    """Raise SettingsError where a model cannot be called as it is set: no key, no price to hold a cap by, no package to call it with."""
    own = {role: FirstOf([_metered(name, terms, ledger) for name in named]) for role, named in roles.items()}
    return ByRole(FirstOf([_metered(name, terms, ledger) for name in models]), own)


def _metered(name: ModelName, terms: Terms, ledger: Ledger) -> MeteredModel:
    try:
        from nightdesk.adapters.language_models.provider import insist_on_key, known_price
        from nightdesk.adapters.language_models.requests import request
    except ImportError as error:
        raise SettingsError(f"to use {name}, install the extra: pip install 'nightdesk[models]' (missing: {error.name})") from error
    key = terms.keys.get(name.provider, "")
    insist_on_key(name, key)
    price = terms.price if terms.price is not None else known_price(name)
    if price is None and terms.caps.on_money:
        raise SettingsError(f"no price is known for {name}, so that no cap on money can hold: set NIGHTDESK_MODEL_PRICE, 0/0 if it is free")

    def call(question: Question) -> Answer:
        return request(name, key, question, terms.seconds, terms.progress)

    return MeteredModel(name, call, ledger, terms.caps, price or FREE)
