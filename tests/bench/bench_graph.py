"""The graph store: how long the questions of a page take, one more document, one that changed, and the load of many.

    python tests/bench/bench_graph.py [--documents N] [STORE_URL …]        an SQLite file in a temporary folder unless told

Figures only, never a verdict. The data are made from a seed (graph_data.py): 5,000 documents, which it is unless told, are
100,000 passages, 50,000 entities, 500,000 mentions and 200,000 relations. Every store is asked the same questions, each
once. A store that is named must be empty; what it is given stays in it; user and password of a Neo4j are settings. CPU
is that of this process: of a server none.
"""

from __future__ import annotations

import argparse
import gc
import os
import random
import tempfile
import time
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from operator import methodcaller
from pathlib import Path

from kg.ids import coded_place
from kg.model import DocumentRecord
from kg.pinyin import spell
from kg.settings import Settings
from kg.store import GraphStore
from kg.stores import open_store
from kg.views import DocumentFilter, EntityFilter
from tests.bench.graph_data import PROVINCES, records

_ASKED = 400  # of each question
_MORE = 100  # documents that are put one by one into the full store
_LONGEST_TYPED = 6  # characters
_ALL = 1_000_000_000

Question = Callable[[GraphStore], object]


def questions(chance: random.Random, loaded: Sequence[DocumentRecord]) -> dict[str, list[Question]]:
    """What is asked, by kind. Entities that are mentioned more are asked for more."""
    named = [chance.choice(chance.choice(loaded).entities) for _ in range(_ASKED)]
    ids = [entity.id for entity in named]
    provinces = [coded_place(str(11 + n % PROVINCES)) for n in range(_ASKED)]
    below = [EntityFilter(type="initiative", below=province) for province in provinces]
    typed = [_typed(chance, entity.canonical) for entity in named]
    years = [DocumentFilter(year=str(2005 + n % 20), below=province) for n, province in enumerate(provinces)]
    asked: dict[str, list[Question]] = {
        "one hop": [methodcaller("one_hop", id_) for id_ in ids],
        "neighbourhood of 200": [methodcaller("neighbourhood", id_, budget=200) for id_ in ids],
        "shortest path": [methodcaller("path", *ends) for ends in zip(ids, chance.sample(ids, _ASKED), strict=True)],
        "relations with evidence": [methodcaller("relations_of", id_) for id_ in ids],
        "passages by date": [methodcaller("passages_of", id_) for id_ in ids],
        "mentioned together": [methodcaller("mentioned_with", id_) for id_ in ids],
        "below a province, a page": [methodcaller("find_entities", where) for where in below],
        "below a province, all": [methodcaller("find_entities", where, limit=_ALL) for where in below],
        "documents of a year and place": [methodcaller("find_documents", where) for where in years],
        "names as typed": [methodcaller("find_names", some) for some in typed],
    }
    return asked


def _typed(chance: random.Random, name: str) -> str:
    """The beginning of a name: as written, in pinyin or by initials."""
    form = chance.choice((name, *spell(name)))
    return form[: chance.randint(1, _LONGEST_TYPED)]


def measure(store: GraphStore, loaded: Sequence[DocumentRecord], more: Sequence[DocumentRecord]) -> None:
    """Load a store, ask it, and print a line for each."""
    mentions = sum(len(entity.mentions) for record in loaded for entity in record.entities)
    ((wall, cpu),) = _spent(store, [methodcaller("load", loaded)])
    print(
        f"  {'load':32}{1000 * mentions / wall:,.0f} mentions/s in {wall / 1000:.1f} s, {cpu / 1000:.1f} s of CPU here"
    )
    for name, asked in questions(random.Random(7), loaded).items():
        _tell(name, _spent(store, asked))
    _tell("one more document", _spent(store, [methodcaller("put", record) for record in more]))
    again = [replace(record, document=replace(record.document, title="改题")) for record in more]
    _tell("a document that changed", _spent(store, [methodcaller("put", record) for record in again]))


def _spent(store: GraphStore, questions: Iterable[Question]) -> list[tuple[float, float]]:
    """Milliseconds for each: on the clock, and of this process."""
    spent = []
    for question in questions:
        clock, cpu = time.perf_counter(), time.process_time()
        question(store)
        spent.append((1000 * (time.perf_counter() - clock), 1000 * (time.process_time() - cpu)))
    return spent


def _tell(name: str, spent: Sequence[tuple[float, float]]) -> None:
    clock, cpu = (sorted(some) for some in zip(*spent, strict=True))
    p50, p95 = (int(part * (len(spent) - 1)) for part in (0.5, 0.95))
    print(
        f"  {name:32}p50 {clock[p50]:8.2f} ms   p95 {clock[p95]:8.2f} ms   longest {clock[-1]:8.1f} ms"
        f"   CPU here p50 {cpu[p50]:8.2f} ms   p95 {cpu[p95]:8.2f} ms",
        flush=True,
    )


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("urls", nargs="*", metavar="STORE_URL")
    parser.add_argument("--documents", type=int, default=5000)
    arguments = parser.parse_args()
    made = list(records(arguments.documents + _MORE))
    loaded, more = made[:-_MORE], made[-_MORE:]
    entities = len({entity.id for record in loaded for entity in record.entities})
    relations = sum(len(record.relations) for record in loaded)
    passages = sum(len(record.passages) for record in loaded)
    gc.freeze()  # or the collector would walk through the records made, again and again
    print(f"{len(loaded)} documents, {passages} passages, {entities} entities, {relations} relations")
    with tempfile.TemporaryDirectory() as folder:
        for url in arguments.urls or [f"sqlite:{Path(folder) / 'graph.sqlite3'}"]:
            print(url)
            with open_store(url, Settings.from_env(os.environ).store_login()) as store:
                measure(store, loaded, more)


if __name__ == "__main__":
    main()
