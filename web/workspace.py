"""A data folder with its graph and its index, opened together for one command or for the web application."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path

from kg.folder import DataFolder
from kg.settings import Settings
from kg.store import GraphStore
from kg.stores import open_store
from search.current import open_index
from search.generations import next_generation, open_generation, publish
from search.index import PassageIndex

_ENGINE = "whoosh"
_WAIT_S = 10.0  # for another process that writes


@dataclass(frozen=True, slots=True)
class Workspace:
    """What commands and pages work on."""

    folder: DataFolder
    store: GraphStore
    index: PassageIndex

    @contextmanager
    def new_index(self) -> Iterator[PassageIndex]:
        """An empty index to fill; it comes into force when the block ends without an error."""
        made = next_generation(self.folder.index_path, _ENGINE)
        with open_generation(self.folder.index_path, made) as index:
            yield index
        publish(self.folder.index_path, made, index.dictionary)

    def close(self) -> None:
        """Give back all files. Closing twice is fine."""
        self.index.close()
        self.store.close()
        self.folder.close()


def open_workspace(settings: Settings, *, create: bool = False) -> Workspace:
    """Folder, graph and index of the settings; with `create`, an empty index where there is none (needs the lock).

    Raises ConfigError, StoreUnavailableError, IndexUnavailableError.
    """
    folder = DataFolder(Path(settings.data))
    index = open_index(folder.index_path, create=create)
    return Workspace(folder, open_store(settings.store_url or folder.store_url, settings.store_login()), index)


@contextmanager
def workspace_for(settings: Settings, *, writing: str = "") -> Iterator[Workspace]:
    """A workspace for one command; with `writing`, the name of the command, as the one process that writes."""
    with ExitStack() as stack:
        if writing:
            stack.enter_context(DataFolder(Path(settings.data)).write_lock(writing, wait_s=_WAIT_S))
        workspace = open_workspace(settings, create=bool(writing))
        stack.callback(workspace.close)
        yield workspace
