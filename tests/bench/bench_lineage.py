"""How long a document takes to be put into the lineage and its family to be shown, and stock phrases to be found.

    python tests/bench/bench_lineage.py [DOCUMENTS]        6000 unless told

Figures only, never a verdict: milliseconds of CPU, median and 95th percentile. The documents are the shared news and
reports; those that are put one by one are others of the same. Needs the
shared corpora beside the repository.
"""

from __future__ import annotations

import os
import sys
import tempfile
import time
from collections.abc import Callable, Iterable, Iterator
from itertools import islice
from pathlib import Path
from statistics import median, quantiles
from typing import TypeVar

from kg.model import DocumentRecord
from kg.store import GraphStore
from kg.stores import open_store
from search.lineage.families import Families
from search.lineage.kept import Lineage
from search.stock import StockPhrases
from tests.bench.search_corpus import records

T = TypeVar("T")

_BATCH = 300  # documents of one write
_ONE_BY_ONE = 100
_TEXT = 5000  # characters


def measured(name: str, step: Callable[[T], object], values: Iterable[T]) -> None:
    """Take and time the step for each value."""
    times = []
    for value in values:
        started = time.process_time()
        step(value)
        times.append(1000 * (time.process_time() - started))
    print(f"{name}: median {median(times):.1f} ms, p95 {quantiles(times, n=20)[-1]:.1f} ms of CPU")


def filled(lineage: Lineage, store: GraphStore, documents: Iterator[DocumentRecord]) -> str:
    """Put all of them; some of their texts."""
    texts = []
    while batch := list(islice(documents, _BATCH)):
        store.load(batch)
        lineage.add(batch)
        texts += [passage.text for record in batch[:20] for passage in record.passages]
    return "\n".join(texts)


def main(documents: int) -> None:
    """Fill, then measure."""
    made, store = records(20 * documents), open_store("memory:")
    with tempfile.TemporaryDirectory() as folder, Lineage(Path(folder), create=True) as lineage:
        started = time.process_time()
        text = filled(lineage, store, islice(made, documents))
        size = sum(path.stat().st_size for path in Path(folder).iterdir())
        print(f"filled with {documents}: {time.process_time() - started:.0f} s of CPU, {size / 1e6:.0f} MB")
        fresh = list(islice(made, _ONE_BY_ONE))
        store.load(fresh)
        measured("put one document", lambda record: lineage.add([record]), fresh)
        with lineage.reading() as view:
            members = [family[-1] for family in view.families()]
            measured("a family, compared anew", lambda member: Families(store).of(view, member), members)
            measured("all families, compared anew", lambda _: Families(store).all(view), range(5))
            parts = [text[at : at + _TEXT] for at in range(0, len(text) - _TEXT, _TEXT)]
            measured("stock phrases of 5,000 characters", lambda part: StockPhrases(view).spans(part), parts)
    print("load", *(f"{load:.1f}" for load in os.getloadavg()))


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 6000)
