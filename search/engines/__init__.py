"""Engines of PassageIndex by name, imported when asked for."""

from __future__ import annotations

import importlib
from pathlib import Path
from typing import Protocol

from kg.errors import ConfigError
from search.index import PassageIndex

__all__ = ["DEFAULT_ENGINE", "ENGINES", "engine_of", "open_engine"]

DEFAULT_ENGINE = "whoosh"
ENGINES = {  # name: where the class is
    "whoosh": "search.engines.whoosh_.index:WhooshIndex",
    "tantivy": "search.engines.tantivy_.index:TantivyIndex",
}


class _Engine(Protocol):
    def __call__(self, folder: Path, *, generation: int) -> PassageIndex: ...


def engine_of(url: str) -> str:
    """The engine that HONGFAN_INDEX_URL names; "" if it is empty. Raises ConfigError."""
    scheme, _, rest = url.partition(":")
    if url and (scheme not in ENGINES or rest):
        raise ConfigError("HONGFAN_INDEX_URL", url, "one of: " + ", ".join(f"{name}:" for name in ENGINES))
    return scheme


def open_engine(name: str, folder: Path, *, generation: int) -> PassageIndex:
    """The index in a folder, empty if the folder is. Raises ConfigError, IndexUnavailableError."""
    if name not in ENGINES:
        raise ConfigError("engine", name, "one of: " + ", ".join(ENGINES))
    module, _, attribute = ENGINES[name].partition(":")
    engine: _Engine = getattr(importlib.import_module(module), attribute)
    return engine(folder, generation=generation)
