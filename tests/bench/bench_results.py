"""The results page through HTTP, the server on one core: p50 and p95 in milliseconds by kind of question, and its memory.

    python tests/bench/bench_results.py [--rate N] [--sentences] [ENGINE:PASSAGES …]   whoosh:2000 tantivy:20000 unless told

Figures only, never a verdict. Texts are those of search_corpus.py, which needs the shared corpora beside the repository;
questions are those of bench_search.py. Then documents are added one by one, by this process, to graph and index, a
second apart: how long until the server, which is asked again and again meanwhile, finds a word of each.
With --sentences practices are put in as well, with vectors drawn by chance, and sentences are asked too, for which the
server keeps their tables and vectors in memory.
"""

from __future__ import annotations

import argparse
import json
import random
import tempfile
import threading
import time
from collections import deque
from collections.abc import Iterator
from dataclasses import replace
from itertools import islice
from pathlib import Path
from urllib.parse import quote

from kg.model import DocumentRecord, Entity
from kg.settings import Settings
from search.engines import open_engine
from search.generations import next_generation, publish
from search.lineage.kept import Lineage
from search.parser import parse
from search.plan import asks_in_a_sentence
from search.practices.index import PracticeIndex
from search.vectors.file import VectorFile
from tests.bench.bench_search import questions
from tests.bench.bench_similar import QUESTIONS, draw_vectors
from tests.bench.search_corpus import records
from tests.bench.serving import Served, measure, print_asked, print_table, served
from web.workspace import Workspace, workspace_for

_SIZES = ["whoosh:2000", "tantivy:20000"]
_RATE = 30.0  # requests a second
_SENTENCES = 2.0  # requests a second
_BATCH = 500  # documents of one write
_ADDED = 20
_FIRST = 2  # documents before those: this process loads its dictionaries with them
_PAUSE_S = 1.0  # between documents that are added
_ASKED_AGAIN_S = 0.01
_CHARACTERS = "安白海东福高和江嘉临明宁平清泉山"


def fill(folder: Path, engine: str, passages: int) -> Path:
    """A data folder with graph and index, which is filled in one commit, as `hongfan rebuild` does; the index' own folder."""
    with workspace_for(Settings(data=str(folder)), writing="bench") as workspace:
        path = workspace.folder.index_path
        made = next_generation(path, engine)
        with open_engine(engine, path / made.folder, generation=made.number) as index, index.filling():
            rest = map(named, records(passages))
            while batch := list(islice(rest, _BATCH)):
                workspace.store.load(batch)
                index.add(batch)
                workspace.store.mark_indexed(record.document.id for record in batch)
        publish(path, made)
        return path / made.folder


def fill_practices(folder: Path, generation: Path) -> None:
    """What similar practices rest on, for all documents of the folder, beside their words."""
    with workspace_for(Settings(data=str(folder)), writing="bench") as workspace:
        practices, lineage = PracticeIndex(generation, create=True), Lineage(generation, create=True)
        rest = workspace.store.records()
        while batch := list(islice(rest, _BATCH)):
            practices.add(batch)
            lineage.add(batch)
        with practices.reading() as view:
            draw_vectors(view, VectorFile(workspace.folder.index_path))
            print(f"{len(view.tables().facts)} practices, {len(view.chunk_keys())} passages with vectors")


def named(record: DocumentRecord) -> DocumentRecord:
    """The record with names for its bodies as people would give them: each one, and without a second."""
    return replace(record, entities=tuple(map(_named, record.entities)))


def _named(entity: Entity) -> Entity:
    digits = entity.id.partition(":")[2]
    name = "".join(_CHARACTERS[int(digit, 16)] for digit in digits[:8]) + "党支部"
    return replace(
        entity, canonical=name, mentions=tuple(replace(mention, surface=name) for mention in entity.mentions)
    )


def paths() -> dict[str, list[str]]:
    """Of each kind of question."""
    asked: dict[str, list[str]] = {}
    for question in questions(random.Random(1)):
        asked.setdefault(question.kind, []).append(f"/search?q={quote(question.text)}")
    return asked


def added(server: Served, folder: Path, more: list[DocumentRecord]) -> dict[str, list[float]]:
    """Milliseconds from putting a document to having it in graph and index, and to finding it."""
    taken: dict[str, list[float]] = {"put and indexed": [], "found by the server": []}
    with workspace_for(Settings(data=str(folder)), writing="bench") as workspace:
        for record in more[:_FIRST]:
            _write(workspace, named(record))
        for number, record in enumerate(more[_FIRST:]):
            word = f"zzz{number}xq"
            first, *others = record.passages
            marked = replace(named(record), passages=(replace(first, text=f"{first.text}{word}"), *others))
            started = time.perf_counter()
            writing = threading.Thread(target=_write, args=(workspace, marked))
            writing.start()
            while not json.loads(server.get(f"/search?q={word}&format=json"))["total"]:
                time.sleep(_ASKED_AGAIN_S)
            taken["found by the server"].append(1000 * (time.perf_counter() - started))
            writing.join()
            taken["put and indexed"].append(1000 * (time.perf_counter() - started))
            time.sleep(_PAUSE_S)
    return taken


def _write(workspace: Workspace, record: DocumentRecord) -> None:
    workspace.store.put(record)
    workspace.index.add([record])


def more_than(passages: int) -> Iterator[DocumentRecord]:
    """Documents that the folder does not have."""
    having_text = (record for record in records(passages + 20 * _ADDED) if record.passages)
    yield from deque(having_text, maxlen=_FIRST + _ADDED)


def bench(engine: str, passages: int, rate: float, *, sentences: bool) -> None:
    with tempfile.TemporaryDirectory() as made:
        folder = Path(made)
        generation = fill(folder, engine, passages)
        if sentences:
            fill_practices(folder, generation)
        asked = paths()
        with served(folder, one_core=True) as server:
            measure(server.port, {kind: some[:3] for kind, some in asked.items()}, rate=rate, requests=3)
            title = f"{engine}, {passages} passages, {rate:.0f} requests a second on one core"
            print_asked(title, server, asked, rate=rate, requests=len(asked["rare"]))
            if sentences:
                described = {
                    "sentence": [f"/search?q={quote(text)}" for text in QUESTIONS if asks_in_a_sentence(parse(text))]
                }
                print_asked("a sentence, alone", server, described, rate=_SENTENCES, requests=40)
            print_table("a document is added", added(server, folder, list(more_than(passages))))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("sizes", nargs="*", default=_SIZES, metavar="ENGINE:PASSAGES")
    parser.add_argument("--rate", type=float, default=_RATE)
    parser.add_argument("--sentences", action="store_true", help="put practices in, and ask sentences as well")
    arguments = parser.parse_args()
    for size in arguments.sizes:
        engine, _, passages = size.partition(":")
        bench(engine, int(passages), arguments.rate, sentences=arguments.sentences)


if __name__ == "__main__":
    main()
