"""How long pages take: 10 requests a second from 16 connections, p50 and p95 in milliseconds for each kind of page.

    python tests/bench/bench_pages.py [DATA_FOLDER …]

Figures only, never a verdict. Without folders it reads the bundled sample and, where they are beside the repository,
the real documents into folders that it removes again; the latter takes some minutes.
"""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path
from urllib.parse import quote

from kg.schema import ENTITY_TYPES
from kg.store import GraphStore
from kg.stores import open_store
from kg.views import DocumentFilter, EntityFilter
from tests.bench.serving import measure, print_table, served
from tests.page_kinds import page_kinds
from tests.workspaces import read_into, sample_files

SHARED = Path(__file__).parents[3] / "shared"
RATE = 10.0  # requests a second
REQUESTS = 30  # of each kind


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


def bench(folder: Path, title: str) -> None:
    """Serve a data folder, ask for all kinds of pages, print the table."""
    with open_store(f"sqlite:{folder / 'graph.sqlite3'}") as store:
        asked, documents = addresses(store), store.counts().documents
    with served(folder) as server:
        print_table(f"{title}: {documents} documents", measure(server.port, asked, rate=RATE, requests=REQUESTS))


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
