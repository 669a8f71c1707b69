"""How fast reading and extraction are, step by step, on one core: characters a CPU second, and where the time goes.

    python tests/bench/bench_extraction.py [ITEMS]      ITEMS of the bulk file, 800 unless told

Figures only, never a verdict. The same over every sixth document of corpus_more, whose texts are longer. What is loaded
once a process (tables, dictionary, patterns) is told apart as the start.
"""

from __future__ import annotations

import gzip
import sys
import time
from collections import Counter
from collections.abc import Callable, Iterable
from itertools import islice
from pathlib import Path
from typing import TypeVar

from ingest.extract.figures.conflicts import find_conflicts
from ingest.extract.figures.find import find_figures
from ingest.extract.initiatives.find import find_initiatives
from ingest.extract.organisations.find import find_organisations
from ingest.extract.people.find import find_people
from ingest.extract.places.find import find_places
from ingest.extract.relations.find import find_relations
from ingest.extract.slogans import find_slogans
from ingest.gazetteer import load_gazetteer
from ingest.link import link
from ingest.process import process
from ingest.read import read_documents
from ingest.region import resolve_region
from ingest.steps import Context, TextDocument

_SHARED = Path(__file__).parents[3] / "shared"
_T = TypeVar("_T")


class Stopwatch:
    """CPU seconds by step, in the order in which the steps are first met; only `time` writes."""

    def __init__(self) -> None:
        self.seconds: Counter[str] = Counter()

    def time(self, step: str, work: Callable[[], _T]) -> _T:
        start = time.process_time()
        done = work()
        self.seconds[step] += time.process_time() - start
        return done


def extract(document: TextDocument, watch: Stopwatch) -> None:
    """The steps of ingest.process.extract, each timed."""
    gazetteer = load_gazetteer()
    context = Context(document, watch.time("region", lambda: resolve_region(document, gazetteer)), gazetteer)
    slogans = watch.time("slogans", lambda: find_slogans(document))
    named = watch.time("places", lambda: find_places(context))
    named += watch.time("organisations", lambda: find_organisations(context, named))
    named += watch.time("initiatives", lambda: find_initiatives(context, named, slogans))
    named += watch.time("people", lambda: find_people(context, named))
    entities = watch.time("link", lambda: link(context, named))
    figures = watch.time("figures", lambda: find_figures(context, entities))
    watch.time("relations", lambda: find_relations(context, entities))
    watch.time("conflicts", lambda: find_conflicts(document, figures))


def run(title: str, files: Iterable[tuple[str, bytes]]) -> None:
    """Read and extract the files, then print the table."""
    watch = Stopwatch()
    characters = documents = 0
    for name, data in files:
        for document in watch.time("reading", lambda data=data, name=name: read_documents(data, name, {})):  # type: ignore[misc]
            characters += sum(len(passage.text) for passage in document.passages)
            documents += 1
            extract(document, watch)
    total = sum(watch.seconds.values())
    print(
        f"{title}: {documents} documents, {characters} characters, {characters / total:,.0f} characters/s;"
        f" extraction alone {characters / (total - watch.seconds['reading']):,.0f} characters/s"
    )
    for step, seconds in watch.seconds.items():
        print(
            f"  {step:14}{seconds:8.2f} s {seconds / total:6.1%} {characters / max(seconds, 1e-9):14,.0f} characters/s"
        )


def main() -> None:
    items = int(sys.argv[1]) if len(sys.argv) > 1 else 800
    paths = sorted((_SHARED / "corpus_more").glob("*.txt"))[::6]
    start = time.process_time()
    process(paths[0].read_bytes(), paths[0].name, {})
    print(f"start of a process: {start:.2f} s of imports, {time.process_time() - start:.2f} s for the first document")
    with gzip.open(_SHARED / "bulk" / "news.jsonl.gz") as lines:
        run("bulk", [("news.jsonl", line) for line in islice(lines, items)])
    run("corpus_more", [(path.name, path.read_bytes()) for path in paths])


if __name__ == "__main__":
    main()
