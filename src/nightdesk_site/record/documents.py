"""Nouns of the core to JSON text and back, exactly."""

from __future__ import annotations

from functools import cache
from typing import Any, TypeVar, cast

from pydantic import TypeAdapter

Noun = TypeVar("Noun")


@cache
def _adapter(kind: Any) -> TypeAdapter[Any]:
    return TypeAdapter(kind)


def dump(noun: object, kind: Any = None) -> str:
    """JSON text of a frozen dataclass. Give `kind` where the type cannot be told from the value (a tuple, a union)."""
    adapter: TypeAdapter[Any] = _adapter(cast(Any, kind or type(noun)))
    return adapter.dump_json(noun).decode()


def load(kind: type[Noun], text: str) -> Noun:
    """The noun that `dump` wrote. Raises pydantic.ValidationError if the text holds something else."""
    loaded: Noun = _adapter(cast(Any, kind)).validate_json(text)
    return loaded
