"""A model's client, made anew for each request: clients belong to the loop they were made in."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from decimal import Decimal

from pydantic_ai.models import Model

from nightdesk.adapters.language_models.caps import FREE, Price, billionths_a_token
from nightdesk.adapters.language_models.names import ModelName
from nightdesk.foundation.errors import SettingsError

_NO_KEY = "not-needed"


def make_model(name: ModelName, key: str) -> Model:
    """To be made inside the loop that uses it, and closed there (`close_model`). The client retries nothing: each call is reserved for."""
    if name.provider == "anthropic":
        return _anthropic(name, key)
    from openai import AsyncOpenAI

    client = AsyncOpenAI(api_key=key or _NO_KEY, base_url=name.address, max_retries=0)
    match name.provider:
        case "ollama":
            from pydantic_ai.models.ollama import OllamaModel
            from pydantic_ai.providers.ollama import OllamaProvider

            return OllamaModel(name.name, provider=OllamaProvider(openai_client=client))
        case "vllm":
            from pydantic_ai.models.openai import OpenAIChatModel
            from pydantic_ai.providers.vllm import VLLMProvider

            return OpenAIChatModel(name.name, provider=VLLMProvider(openai_client=client))
    from pydantic_ai.models.openai import OpenAIChatModel
    from pydantic_ai.providers.openai import OpenAIProvider

    return OpenAIChatModel(name.name, provider=OpenAIProvider(openai_client=client))


def _anthropic(name: ModelName, key: str) -> Model:
    from anthropic import AsyncAnthropic
    from pydantic_ai.models.anthropic import AnthropicModel
    from pydantic_ai.providers.anthropic import AnthropicProvider

    client = AsyncAnthropic(api_key=key or _NO_KEY, base_url=name.address, max_retries=0)
    return AnthropicModel(name.name, provider=AnthropicProvider(anthropic_client=client))


async def close_model(model: Model) -> None:
    close: Callable[[], Awaitable[None]] = model.client.close  # type: ignore[attr-defined]
    await close()


def known_price(name: ModelName) -> Price | None:
    """The list price of a public model; nothing for one's own machines; None where no price is known.

    Where a model has several prices, by the length of a question say, the one for a million tokens at once is taken.
    """
    if name.runs_here:
        return FREE
    if not name.at_home:
        return None
    from genai_prices import Usage, calc_price

    try:
        read = calc_price(Usage(input_tokens=1_000_000), model_ref=name.name, provider_id=name.provider).total_price
        written = calc_price(Usage(output_tokens=1_000_000), model_ref=name.name, provider_id=name.provider).total_price
    except LookupError:
        return None
    return Price(billionths_a_token(Decimal(read)), billionths_a_token(Decimal(written)))


def insist_on_key(name: ModelName, key: str) -> None:
    """A public service without a key cannot answer: say so before the first call."""
    if name.at_home and not name.runs_here and not key:
        own = f"{name.provider.upper()}_API_KEY"
        raise SettingsError(f"{name} needs a key: set NIGHTDESK_MODEL_KEY (or {own})")
