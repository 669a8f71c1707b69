"""How long looking up a quotation takes, and how much longer a plain scan of all passages by rapidfuzz.

    python tests/bench/bench_quotes.py [PASSAGES]        100000 unless told

Figures only, never a verdict. Quotations are sentences of the passages, half of them with a character changed. CPU,
because one thread does it all; a draft is 5,000 characters of such sentences. Needs the shared corpora beside the
repository, and rapidfuzz for the scan.
"""

from __future__ import annotations

import random
import re
import sys
import tempfile
import time
from collections.abc import Iterator
from itertools import islice
from pathlib import Path
from statistics import median, quantiles

from rapidfuzz import fuzz, process

from kg.ids import PassageId
from kg.model import DocumentRecord
from kg.store import GraphStore
from kg.stores import open_store
from search.quotes.folding import fold_words
from search.quotes.lookup import Quotations
from search.shingles import Shingles, ShinglesView
from tests.bench.search_corpus import records

_LOOKUPS = 300
_SCANS = 120
_DRAFT = 5000  # characters
_BATCH = 300  # documents of one write


def fill(store: GraphStore, folder: Path, passages: int) -> None:
    """Into graph and shingles, and how long the shingles take of it."""
    made, shingles = records(passages), Shingles(folder, create=True)
    seconds = 0.0
    while batch := list(islice(made, _BATCH)):
        store.load(batch)
        started = time.process_time()
        shingles.add(batch)
        seconds += time.process_time() - started
    started = time.process_time()
    shingles.close()
    seconds += time.process_time() - started
    print(f"shingles of {store.counts().passages} passages: {seconds:.1f} s of CPU")


def sentences(chance: random.Random, passages: int) -> Iterator[tuple[str, PassageId]]:
    """Of passages all over the corpus, every other one with a character changed."""
    found: list[tuple[str, PassageId]] = []
    for record in islice(records(passages), None, None, 7):
        found += _sentences_of(record)
    for number, (sentence, passage_id) in enumerate(chance.sample(found, 4 * _LOOKUPS)):
        at = chance.randrange(4, len(sentence) - 4)
        yield (sentence[:at] + "鲸" + sentence[at + 1 :] if number % 2 else sentence), passage_id


def _sentences_of(record: DocumentRecord) -> Iterator[tuple[str, PassageId]]:
    for passage in record.passages:
        for match in re.finditer("[^。！？\n]{20,80}[。！？]", passage.text):
            yield match[0], passage.id


def resident_mb() -> int:
    status = Path("/proc/self/status").read_text()
    return int(status.partition("VmRSS:")[2].split()[0]) // 1024


def bench(view: ShinglesView, store: GraphStore, passages: int) -> None:
    before = resident_mb()
    asked = list(sentences(random.Random(1), passages))
    quotations = Quotations(view, store)
    quotations.look_up("热身用的一句没有出处的话")
    times, placed = [], 0
    for words, passage_id in asked[:_LOOKUPS]:
        started = time.thread_time()
        found = quotations.look_up(words)
        times.append(1000 * (time.thread_time() - started))
        placed += any(
            place.stretches[0].passage_id == passage_id
            for source in found.sources
            for place in (source.first, *source.reprints, *source.again)
        )
    print(f"one lookup: p50 {median(times):.2f} ms, p95 {quantiles(times, n=20)[-1]:.2f} ms of CPU")
    print(
        f"the place it was taken from among the sources: {placed / _LOOKUPS:.3f}; memory {before} to {resident_mb()} MB"
    )
    draft, size = [], 0
    for words, _ in asked[_LOOKUPS:]:
        if size < _DRAFT:
            draft.append(words)
            size += len(words)
    started = time.thread_time()
    fresh = Quotations(view, store)
    for words in draft:
        fresh.look_up(words)
    print(f"a draft of {size} characters, {len(draft)} sentences: {time.thread_time() - started:.2f} s of CPU")
    scan(store, quotations, asked[:_SCANS], median(times))


def scan(store: GraphStore, quotations: Quotations, asked: list[tuple[str, PassageId]], ours: float) -> None:
    """The best passage by partial_ratio over all folded passages."""
    texts = {passage.id: fold_words(passage.text).units for record in store.records() for passage in record.passages}
    times, same = [], 0
    for words, _ in asked:
        units = fold_words(words).units
        started = time.thread_time()
        best = process.extractOne(units, texts, scorer=fuzz.partial_ratio)
        times.append(1000 * (time.thread_time() - started))
        source = quotations.look_up(words).sources[0]
        same += (
            texts[best[2]] == texts[source.first.stretches[0].passage_id]
            or fuzz.partial_ratio(units, texts[source.first.stretches[0].passage_id]) >= best[1]
        )
    print(
        f"rapidfuzz over all passages: p50 {median(times):.0f} ms of CPU, {median(times) / ours:.0f} times as long; ",
        end="",
    )
    print(f"as good a place {same} of {len(asked)}")


def main() -> None:
    passages = int(sys.argv[1]) if sys.argv[1:] else 100_000
    with tempfile.TemporaryDirectory() as folder, open_store(f"sqlite:{folder}/graph.sqlite3") as store:
        fill(store, Path(folder), passages)
        size = sum(path.stat().st_size for path in Path(folder).glob("shingles*"))
        print(f"on the disk {size / 1e6:.0f} MB", flush=True)
        with Shingles(Path(folder)) as shingles, shingles.reading() as view:
            bench(view, store, passages)


if __name__ == "__main__":
    main()
