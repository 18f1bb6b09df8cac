"""Which model of meaning stands beside the shipped one, by one setting (NIGHTDESK_MEANING).

embedded                        the shipped model alone
onnx:FOLDER                     a downloaded sentence model (see `meaning_onnx`)
http(s)://HOST[:PORT]/PATH#NAME   the model NAME of an endpoint that speaks as OpenAI's does (see `meaning_endpoint`)
"""

from __future__ import annotations

from pathlib import Path
from urllib.parse import urlsplit, urlunsplit

from nightdesk.foundation.errors import SettingsError
from nightdesk.languages.meaning.beside import Reader

EMBEDDED = "embedded"


def reader_for(choice: str, memory: Path, key: str = "") -> Reader | None:
    """None for the shipped model alone. Raises SettingsError in one line if the choice cannot be understood or does not work now.

    What the other model says is kept in the file `memory`.
    """
    from nightdesk.adapters.meaning_memory import RememberedMeaning

    if choice in ("", EMBEDDED):
        return None
    if choice.startswith("onnx:"):
        from nightdesk.adapters.meaning_onnx import OnnxMeaning

        return RememberedMeaning(OnnxMeaning(Path(choice.removeprefix("onnx:")).expanduser()), choice, memory)
    parts = urlsplit(choice)
    if parts.scheme in ("http", "https") and parts.hostname and parts.fragment:
        from nightdesk.adapters.meaning_endpoint import EndpointMeaning

        address = urlunsplit(parts._replace(fragment=""))
        return RememberedMeaning(EndpointMeaning(address, parts.fragment, key), choice, memory)
    raise SettingsError(f"NIGHTDESK_MEANING: {choice!r} is neither 'embedded' nor onnx:FOLDER nor http(s)://HOST/PATH#MODEL")
