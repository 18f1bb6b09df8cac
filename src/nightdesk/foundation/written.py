"""Files that a person wrote, in TOML: a mistake is told with the file and the key."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any, TypeVar

from pydantic import BaseModel, ValidationError

from nightdesk.foundation.errors import BadInput

Model = TypeVar("Model", bound=BaseModel)


def read_toml(file: Path) -> dict[str, Any]:
    """Raises BadInput if the file cannot be read or is not TOML."""
    try:
        return tomllib.loads(file.read_text(encoding="utf-8"))
    except OSError as error:
        raise BadInput(str(file), None, f"cannot be read: {error.strerror}") from error
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise BadInput(str(file), None, f"is not TOML: {error}") from error


def read_written(model: type[Model], file: Path) -> Model:
    """What stands in the file, as the model says it must. Raises BadInput naming the first key that is wrong."""
    try:
        return model.model_validate(read_toml(file))
    except ValidationError as error:
        wrong = error.errors()[0]
        raise BadInput(str(file), None, f"{'.'.join(map(str, wrong['loc'])) or 'the file'}: {wrong['msg']}") from error
