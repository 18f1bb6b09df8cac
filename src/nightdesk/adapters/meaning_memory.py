"""Remembers what another model of meaning said of a text, so that it is asked once: linking is replayed at every start."""

from __future__ import annotations

import hashlib
import sqlite3
from pathlib import Path

import numpy as np

from nightdesk.languages.meaning import Vector
from nightdesk.languages.meaning.beside import Reader

LONGEST_TEXT = 4_000


class RememberedMeaning:
    """Keeps vectors in a SQLite file by model and text. What a model had nothing to say of is asked again."""

    def __init__(self, reader: Reader, model: str, file: Path) -> None:
        self._reader, self._model = reader, model
        self.dimensions = reader.dimensions
        file.parent.mkdir(parents=True, exist_ok=True)
        self._kept = sqlite3.connect(file, isolation_level=None, check_same_thread=False)
        self._kept.execute("PRAGMA journal_mode=WAL")
        self._kept.execute("CREATE TABLE IF NOT EXISTS said (text BLOB PRIMARY KEY, vector BLOB NOT NULL) WITHOUT ROWID")

    def __call__(self, text: str, language: str) -> Vector | None:
        name = hashlib.sha256(f"{self._model}\0{text[:LONGEST_TEXT]}".encode(errors="replace")).digest()
        row = self._kept.execute("SELECT vector FROM said WHERE text = ?", (name,)).fetchone()
        if row is not None and len(row[0]) == 2 * self.dimensions:
            return np.frombuffer(row[0], dtype=np.float16).astype(np.float32)
        vector = self._reader(text, language)
        if vector is None:
            return None
        kept = vector.astype(np.float16)
        self._kept.execute("INSERT OR REPLACE INTO said VALUES (?, ?)", (name, kept.tobytes()))
        return kept.astype(np.float32)
