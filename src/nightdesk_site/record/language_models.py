"""The language models that the newsroom's settings name, capped, every call kept in the record."""

from __future__ import annotations

from collections.abc import Callable

from nightdesk.adapters.language_models.assemble import Terms, language_models
from nightdesk.adapters.language_models.caps import Caps, limit, read_price
from nightdesk.adapters.language_models.names import read_models, read_roles
from nightdesk.drafts.language_model import LanguageModel
from nightdesk.settings import Settings

from .calls import DjangoLedger


def capped_models(settings: Settings, progress: Callable[[int], None] = lambda characters: None) -> LanguageModel | None:
    """None where no model is set. Contacts nobody yet."""
    models = read_models(settings.model)
    if not models:
        return None
    own = settings.model_key.get_secret_value()
    keys = {
        "openai": own or settings.openai_key.get_secret_value(),
        "anthropic": own or settings.anthropic_key.get_secret_value(),
        "ollama": own,
        "vllm": own,
    }
    price = read_price(settings.model_price) if settings.model_price else None
    terms = Terms(keys, caps_of(settings), settings.model_seconds, price, progress)
    return language_models(models, read_roles(settings.model_roles), terms, DjangoLedger())


def caps_of(settings: Settings) -> Caps:
    return Caps(
        article=limit(settings.model_tokens_article, settings.model_dollars_article),
        hour=limit(settings.model_tokens_hour, settings.model_dollars_hour),
        day=limit(settings.model_tokens_day, settings.model_dollars_day),
    )
