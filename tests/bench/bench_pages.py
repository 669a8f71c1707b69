"""How long pages take: 10 requests a second from 16 connections, p50 and p95 in milliseconds for each kind of page.

    python tests/bench/bench_pages.py [DATA_FOLDER …]

Figures only, never a verdict. Without folders it reads the bundled sample and, where they are beside the repository,
the real documents into folders that it removes again; the latter takes some minutes.
"""

from __future__ import annotations

import os
import queue
import socket
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from http.client import HTTPConnection, HTTPException
from itertools import chain
from pathlib import Path
from statistics import median, quantiles
from urllib.parse import quote

from kg.schema import ENTITY_TYPES
from kg.store import GraphStore
from kg.stores import open_store
from kg.views import DocumentFilter, EntityFilter
from tests.page_kinds import page_kinds
from tests.workspaces import read_into, sample_files

SHARED = Path(__file__).parents[3] / "shared"
RATE = 10.0  # requests a second
CONNECTIONS = 16
REQUESTS = 30  # of each kind
PATIENCE_S = 30.0


def addresses(store: GraphStore) -> dict[str, list[str]]:
    """Many addresses for the kinds of pages that differ much from one to the next, one for the others."""
    found = {kind: [path] for kind, path in page_kinds(store).items()}
    for entity_type in ENTITY_TYPES:
        entities = store.find_entities(EntityFilter(type=entity_type), limit=REQUESTS).items
        found[entity_type] += [f"/entity/{entity.id}" for entity in entities]
    names = [entity.canonical for entity in store.find_entities(EntityFilter(type="initiative"), limit=REQUESTS).items]
    found["results"] += [f"/search?q={quote(name)}" for name in names]
    found["suggestions"] = [f"/suggest?q={quote(name[:2])}" for name in names]
    documents = store.find_documents(DocumentFilter(), limit=REQUESTS).items
    found["reader"] += [f"/document/{document.id}" for document in documents]
    found["places below"] += [f"/places?parent={node.id}" for node in store.place_children("")]
    return found


@contextmanager
def served(folder: Path) -> Iterator[int]:
    """The server of `hongfan serve` in a process of its own; gives its port."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    command = [sys.executable, "-c", "from web.cli import main; main()", "serve", "--port", str(port)]
    environment = {**os.environ, "HONGFAN_DATA": str(folder)}
    with subprocess.Popen(command, env=environment, stdout=subprocess.DEVNULL) as process:
        try:
            _wait_for(port)
            yield port
        finally:
            process.terminate()


def _wait_for(port: int) -> None:
    for _ in range(int(PATIENCE_S / 0.1)):
        connection = HTTPConnection("127.0.0.1", port, timeout=PATIENCE_S)
        try:
            connection.request("GET", "/healthz")
            connection.getresponse().read()
            return
        except (OSError, HTTPException):
            time.sleep(0.1)
        finally:
            connection.close()
    raise TimeoutError(f"no answer on port {port} within {PATIENCE_S:.0f} s")


def measure(port: int, asked: dict[str, list[str]]) -> dict[str, list[float]]:
    """Milliseconds of each request by kind, from the moment it was due, so that a queue counts."""
    started = time.monotonic() + 0.5
    rounds = ((kind, paths[n % len(paths)]) for n in range(REQUESTS) for kind, paths in asked.items())
    due: queue.SimpleQueue[tuple[float, str, str] | None] = queue.SimpleQueue()
    for n, (kind, path) in enumerate(rounds):
        due.put((started + n / RATE, kind, path))
    for _ in range(CONNECTIONS):
        due.put(None)
    taken: dict[str, list[float]] = {kind: [] for kind in asked}

    def visit() -> None:
        connection = HTTPConnection("127.0.0.1", port, timeout=PATIENCE_S)
        for at, kind, path in iter(due.get, None):
            time.sleep(max(0.0, at - time.monotonic()))
            connection.request("GET", path)
            connection.getresponse().read()
            taken[kind].append((time.monotonic() - at) * 1000)
        connection.close()

    visitors = [threading.Thread(target=visit) for _ in range(CONNECTIONS)]
    for visitor in visitors:
        visitor.start()
    for visitor in visitors:
        visitor.join()
    return taken


def print_table(title: str, taken: dict[str, list[float]]) -> None:
    """One row a kind, the slowest first."""
    print(f"\n{title}\n{'kind of page':20}{'p50 ms':>10}{'p95 ms':>10}{'worst ms':>10}")
    rows = {kind: _row(times) for kind, times in taken.items()}
    rows["all"] = _row(list(chain.from_iterable(taken.values())))
    for kind, (middle, high, worst) in sorted(rows.items(), key=lambda row: -row[1][1]):
        print(f"{kind:20}{middle:10.1f}{high:10.1f}{worst:10.1f}")


def _row(times: list[float]) -> tuple[float, float, float]:
    return median(times), quantiles(times, n=20)[-1], max(times)


def bench(folder: Path, title: str) -> None:
    """Serve a data folder, ask for all kinds of pages, print the table."""
    with open_store(f"sqlite:{folder / 'graph.sqlite3'}") as store:
        asked, documents = addresses(store), store.counts().documents
    with served(folder) as port:
        print_table(f"{title}: {documents} documents", measure(port, asked))


def main(folders: list[Path]) -> None:
    for folder in folders:
        bench(folder, folder.name)
    if folders:
        return
    with tempfile.TemporaryDirectory() as made:
        read_into(Path(made) / "sample", sample_files())
        bench(Path(made) / "sample", "sample")
        if SHARED.is_dir():
            read_into(Path(made) / "real", [SHARED / "corpus", SHARED / "corpus_more"])
            bench(Path(made) / "real", "corpus and corpus_more")


if __name__ == "__main__":
    main([Path(argument) for argument in sys.argv[1:]])
