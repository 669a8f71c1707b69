"""The stores: implementations of kg.store.GraphStore, found by the scheme of a URL.

In: DocumentRecord values. Out: the same, and sums over them. One contract test class holds all of them, and a test
checks that none stays outside. Imported late, so that only the store in use is loaded.
"""

from __future__ import annotations

import importlib
import re

from kg.errors import ConfigError
from kg.settings import Login
from kg.store import GraphStore

__all__ = ["STORES", "open_store"]

_SERVERS = ("bolt", "bolt+s", "bolt+ssc", "neo4j", "neo4j+s", "neo4j+ssc")  # reached by the whole URL, with a login
STORES = {  # URL scheme -> where the class is
    "memory": "kg.stores.memory:MemoryStore",
    "sqlite": "kg.stores.sqlite:SqliteStore",
    **dict.fromkeys(_SERVERS, "kg.stores.neo4j_:Neo4jStore"),
}
_NO_LOGIN = Login()


def open_store(url: str, login: Login = _NO_LOGIN) -> GraphStore:
    """The store that a URL names: `memory:`, `sqlite:PATH`, `bolt://HOST:7687`. The login is for servers.

    Raises ConfigError for a scheme that no store has, StoreUnavailableError for a file or a server that cannot be used.
    """
    scheme, _, rest = url.partition(":")
    if scheme not in STORES:
        known = ", ".join(f"{name}:" for name in STORES)
        raise ConfigError(
            "HONGFAN_STORE_URL", re.sub("//[^/]*@", "//…@", url), f"a URL that starts with one of: {known}"
        )
    module, _, name = STORES[scheme].partition(":")
    from_url = getattr(importlib.import_module(module), name).from_url
    store: GraphStore = from_url(url, login) if scheme in _SERVERS else from_url(rest)
    return store
