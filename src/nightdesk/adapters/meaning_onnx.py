"""A downloaded multilingual sentence model, read from a folder on this machine by onnxruntime. Nothing is ever fetched.

The folder holds `tokenizer.json` and `model.onnx` (or `onnx/model.onnx`), as most published sentence models do. Needs the extra
`[embeddings]`. Vectors of words are averaged; a model that gives one vector for a sentence is taken at its word.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

import numpy as np

from nightdesk.foundation.errors import SettingsError
from nightdesk.languages.meaning import Vector

LONGEST_TEXT = 4_000
MOST_TOKENS = 256


class OnnxMeaning:
    """Raises SettingsError at once if the folder holds no model that works here."""

    def __init__(self, folder: Path) -> None:
        model = next((file for file in (folder / "model.onnx", folder / "onnx" / "model.onnx") if file.is_file()), None)
        if model is None or not (folder / "tokenizer.json").is_file():
            raise SettingsError(f"NIGHTDESK_MEANING: {folder} must hold model.onnx and tokenizer.json of a sentence model")
        try:
            from onnxruntime import InferenceSession, SessionOptions
            from tokenizers import Tokenizer
        except ImportError as error:
            raise SettingsError("NIGHTDESK_MEANING: onnx:FOLDER needs pip install 'nightdesk[embeddings]'") from error
        options = SessionOptions()
        options.intra_op_num_threads = options.inter_op_num_threads = 1
        try:
            self._tokenizer = Tokenizer.from_file(str(folder / "tokenizer.json"))
            self._tokenizer.enable_truncation(MOST_TOKENS)
            self._tokenizer.no_padding()
            self._session = InferenceSession(str(model), options, providers=["CPUExecutionProvider"])
            self._inputs = [needed.name for needed in self._session.get_inputs()]
            self.dimensions = len(self._vector("nightdesk"))
        except Exception as error:
            raise SettingsError(f"NIGHTDESK_MEANING: the model in {folder} does not work here: {error}") from error

    def __call__(self, text: str, language: str) -> Vector | None:
        return self._vector(text[:LONGEST_TEXT]) if text.strip() else None

    def _vector(self, text: str) -> Vector:
        tokens = self._tokenizer.encode(text)
        known: dict[str, list[int]] = {"input_ids": tokens.ids, "attention_mask": tokens.attention_mask, "token_type_ids": tokens.type_ids}
        given: dict[str, Any] = {name: np.array([known[name]], dtype=np.int64) for name in self._inputs}
        told = np.asarray(self._session.run(None, given)[0], dtype=np.float32)[0]
        vector = told if told.ndim == 1 else told.mean(axis=0)
        return np.asarray(vector / (float(np.linalg.norm(vector)) or 1.0), dtype=np.float32)
