"""A data folder with its graph and its index, opened together for one command or for the web application."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from kg.folder import DataFolder
from kg.settings import Settings
from kg.store import GraphStore
from kg.stores import open_store
from search.generations import Generation, current_generation, next_generation, open_generation, publish
from search.index import PassageIndex

_ENGINE = "whoosh"
_WAIT_S = 10.0  # for another process that writes


@dataclass(slots=True)
class Workspace:
    """What commands and pages work on. The index follows a rebuild by another process."""

    folder: DataFolder
    store: GraphStore
    _opened: tuple[Generation, PassageIndex] | None = field(default=None, repr=False)

    @property
    def index(self) -> PassageIndex:
        """The index that counts now; an empty one is made where there is none. Raises IndexUnavailableError."""
        current = current_generation(self.folder.index_path)
        if current is None:
            current = next_generation(self.folder.index_path, _ENGINE)
            open_generation(self.folder.index_path, current).close()
            publish(self.folder.index_path, current)
        if self._opened is None or self._opened[0] != current:
            # the index before stays open for the questions that are under way in it
            self._opened = (current, open_generation(self.folder.index_path, current))
        return self._opened[1]

    @contextmanager
    def new_index(self) -> Iterator[PassageIndex]:
        """An empty index to fill; it comes into force when the block ends without an error."""
        made = next_generation(self.folder.index_path, _ENGINE)
        with open_generation(self.folder.index_path, made) as index:
            yield index
        publish(self.folder.index_path, made)

    def close(self) -> None:
        """Give back all files. Closing twice is fine."""
        if self._opened:
            self._opened[1].close()
        self.store.close()
        self.folder.close()


def open_workspace(settings: Settings) -> Workspace:
    """Folder, graph and index of the settings. Raises ConfigError, StoreUnavailableError."""
    folder = DataFolder(Path(settings.data))
    return Workspace(folder, open_store(settings.store_url or folder.store_url))


@contextmanager
def workspace_for(settings: Settings, *, writing: str = "") -> Iterator[Workspace]:
    """A workspace for one command; with `writing`, the name of the command, as the one process that writes."""
    with ExitStack() as stack:
        workspace = open_workspace(settings)
        stack.callback(workspace.close)
        if writing:
            stack.enter_context(workspace.folder.write_lock(writing, wait_s=_WAIT_S))
        yield workspace
