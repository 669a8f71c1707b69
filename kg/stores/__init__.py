"""The stores: implementations of kg.store.GraphStore, found by the scheme of a URL.

In: DocumentRecord values. Out: the same, and sums over them. One contract test class holds all of them, and a test
checks that none stays outside. Imported late, so that only the store in use is loaded.
"""

from __future__ import annotations

import importlib

from kg.errors import ConfigError
from kg.store import GraphStore

__all__ = ["STORES", "open_store"]

STORES = {  # URL scheme -> where the class is
    "memory": "kg.stores.memory:MemoryStore",
    "sqlite": "kg.stores.sqlite:SqliteStore",
}


def open_store(url: str) -> GraphStore:
    """The store that a URL names: `memory:`, `sqlite:PATH`.

    Raises ConfigError for a scheme that no store has, StoreUnavailableError for a file that cannot be used.
    """
    scheme, _, rest = url.partition(":")
    if scheme not in STORES:
        known = ", ".join(f"{name}:" for name in STORES)
        raise ConfigError("HONGFAN_STORE_URL", url, f"a URL that starts with one of: {known}")
    module, _, name = STORES[scheme].partition(":")
    store: GraphStore = getattr(importlib.import_module(module), name).from_url(rest)
    return store
