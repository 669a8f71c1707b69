"""A data folder with its graph and its index, opened together for one command or for the web application."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path

from kg.errors import ConfigError
from kg.folder import DataFolder
from kg.settings import Settings
from kg.store import GraphStore
from kg.stores import open_store
from search.current import open_index
from search.engines import engine_of
from search.generations import next_generation, open_generation, publish
from search.index import PassageIndex

_WAIT_S = 10.0  # for another process that writes


@dataclass(frozen=True, slots=True)
class Workspace:
    """What commands and pages work on."""

    folder: DataFolder
    store: GraphStore
    index: PassageIndex
    engine: str = ""  # that the settings ask for

    @contextmanager
    def new_index(self, engine: str = "") -> Iterator[PassageIndex]:
        """An empty index to fill; it comes into force when the block ends without an error.

        Made by the engine asked for, else by that of the settings, else by that of the index there is. Raises ConfigError.
        """
        if engine and self.engine not in ("", engine):
            raise ConfigError("HONGFAN_INDEX_URL", f"{self.engine}:", f"{engine}:, or nothing")
        made = next_generation(self.folder.index_path, engine or self.engine)
        with open_generation(self.folder.index_path, made) as index, index.filling():
            yield index
        publish(self.folder.index_path, made, index.dictionary)

    def close(self) -> None:
        """Give back all files. Closing twice is fine."""
        self.index.close()
        self.store.close()
        self.folder.close()


def open_workspace(settings: Settings, *, create: bool = False, remake: bool = False) -> Workspace:
    """Folder, graph and index of the settings; with `create`, an empty index where there is none (needs the lock).

    Raises ConfigError, StoreUnavailableError, and IndexUnavailableError unless the index is to be remade.
    """
    folder = DataFolder(Path(settings.data))
    engine = engine_of(settings.index_url)
    index = open_index(folder.index_path, engine=engine, create=create and not remake)
    store = open_store(settings.store_url or folder.store_url, settings.store_login())
    if not remake:
        assert index.engine  # opens it, or tells now that it cannot be opened
    return Workspace(folder, store, index, engine)


@contextmanager
def workspace_for(settings: Settings, *, writing: str = "", remake: bool = False) -> Iterator[Workspace]:
    """A workspace for one command; with `writing`, the name of the command, as the one process that writes.

    With `remake` the index there is need not be readable: the command makes a new one.
    """
    with ExitStack() as stack:
        if writing:
            stack.enter_context(DataFolder(Path(settings.data)).write_lock(writing, wait_s=_WAIT_S))
        workspace = open_workspace(settings, create=bool(writing), remake=remake)
        stack.callback(workspace.close)
        yield workspace
