"""How long similar practices take to be found, and a document to be put among them.

    python tests/bench/bench_similar.py [PRACTICES]        20000 unless told

Figures only, never a verdict: milliseconds, median and 95th percentile. The documents are the shared news and reports, again and
again with characters exchanged. Vectors are drawn at random: asking takes the same time for any, and making
as many takes long; how long a text takes is measured on its own.
"""

from __future__ import annotations

import os
import random
import resource
import sys
import tempfile
import time
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from statistics import median, quantiles
from typing import TypeVar

import numpy as np

from kg.model import DocumentRecord
from kg.store import GraphStore
from kg.stores import open_store
from search.engines import open_engine
from search.index import PassageIndex
from search.lineage.kept import Lineage
from search.practices.finding import SimilarPractices
from search.practices.index import PracticeIndex, PracticesView
from search.practices.meaning import Meanings
from search.practices.reading import practices_in
from search.sidecars import Sidecar
from search.vectors.encoder import DIMENSIONS, encode
from search.vectors.file import VectorFile
from tests.bench.search_corpus import records

T = TypeVar("T")

_BATCH = 300  # documents of one write
_ASKED = 100
QUESTIONS = (
    "老人一个人在家，万一摔倒怎么才能马上有人知道",
    "村里花钱大伙总起疑心，怎么让人看得明白",
    "小区停车难，居民坐下来商量",
    "外出务工的党员怎么过组织生活",
)


def main(practices: int) -> None:
    """Fill, then measure."""
    made = records(40 * practices)
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        store = open_store(f"sqlite:{folder / 'graph.sqlite3'}")
        index, lineage, vectors = PracticeIndex(folder, create=True), Lineage(folder, create=True), VectorFile(folder)
        passages = open_engine("tantivy", folder / "passages", generation=1)
        with passages.filling():
            print(f"filled with {_fill(practices, made, store, [index, lineage, passages])} documents")
        fresh = [next(made) for _ in range(_ASKED)]
        store.load(fresh)
        _report("put one document", _times(lambda record: index.add([record]), fresh))
        with index.reading() as view, lineage.reading() as versions:
            print(f"{len(view.tables().facts)} practices, {len(view.chunk_keys())} passages with vectors")
            draw_vectors(view, vectors)
            _ask(SimilarPractices(store, passages, view, versions, Meanings(vectors), view.tables()), view)
        texts = [passage.text[:320] for record in fresh for passage in record.passages][:200]
        started = time.process_time()
        encode(texts)
        print(f"vectors: {sum(map(len, texts)) / (time.process_time() - started):.0f} characters a second of CPU")
        store.close()
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(f"peak memory {peak:.0f} MB; load", *(f"{load:.1f}" for load in os.getloadavg()))


def _fill(
    practices: int, made: Iterator[DocumentRecord], store: GraphStore, indexes: Iterable[Sidecar | PassageIndex]
) -> int:
    """Put documents until they describe so many; how many documents that took."""
    described, documents = 0, 0
    while described < practices:
        batch = [next(made) for _ in range(_BATCH)]
        store.load(batch)
        for index in indexes:
            index.add(batch)
        described += sum(len(practices_in(record)) for record in batch)
        documents += len(batch)
    return documents


def draw_vectors(view: PracticesView, vectors: VectorFile) -> None:
    """A vector by chance for each passage of a practice."""
    drawn = np.random.default_rng(0).standard_normal((len(view.chunk_keys()), DIMENSIONS), dtype=np.float32)
    drawn /= np.linalg.norm(drawn, axis=1, keepdims=True)
    vectors.put(dict(zip(view.chunk_keys(), drawn, strict=True)))


def _ask(practices: SimilarPractices, view: PracticesView) -> None:
    numbers = sorted(view.tables().facts)
    ids = [view.unit(number).practice.id for number in random.Random(1).sample(numbers, _ASKED)]
    practices.to_description(QUESTIONS[0])  # reads the vectors
    _report("similar to a practice", _times(practices.to_practice, ids))
    _report("similar to a description", _times(practices.to_description, QUESTIONS * (_ASKED // len(QUESTIONS))))


def _times(step: Callable[[T], object], values: Iterable[T]) -> list[tuple[float, float]]:
    """Seconds of CPU and of the clock, for each value."""
    times = []
    for value in values:
        cpu, clock = time.process_time(), time.perf_counter()
        step(value)
        times.append((time.process_time() - cpu, time.perf_counter() - clock))
    return times


def _report(name: str, times: list[tuple[float, float]]) -> None:
    for which, values in zip(("CPU", "clock"), zip(*times, strict=True), strict=True):
        milliseconds = [1000 * value for value in values]
        print(f"{name}, {which}: median {median(milliseconds):.1f} ms, p95 {quantiles(milliseconds, n=20)[-1]:.1f} ms")


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 20_000)
