"""How long the whole check of a draft takes: quotations, reading, names, claims.

    python tests/bench/bench_check.py [PASSAGES]        100000 unless told

Figures only, never a verdict. The draft is sentences of reports that are ingested, every other one with a character
changed, of 5,000 characters. CPU, because one thread does it all. Needs the shared corpora beside the repository.
"""

from __future__ import annotations

import random
import sys
import tempfile
import time
from itertools import islice
from pathlib import Path
from statistics import median

from ingest.draft.check import check_draft
from ingest.draft.reading import read_draft
from kg.store import GraphStore
from kg.stores import open_store
from search.quotes.checking import Checker
from search.shingles import Shingles, ShinglesView
from tests.bench.report_corpus import report_records
from tests.quality.quotes.alterations import one_character
from tests.quality.quotes.corpus import sentences

_BATCH = 300  # documents of one write
_DRAFT = 5000  # characters
_DRAFTS = 5
_DRAWN_FROM = 300  # documents


def fill(store: GraphStore, folder: Path, passages: int) -> None:
    """Into the graph and the shingles."""
    made = report_records(passages)
    with Shingles(folder, create=True) as shingles:
        while batch := list(islice(made, _BATCH)):
            store.load(batch)
            shingles.add(batch)


def drafts(passages: int) -> list[str]:
    """Each of about 5,000 characters, a paragraph of ten sentences a line."""
    chance = random.Random(1)
    drawn = chance.sample(sentences(list(islice(report_records(passages), _DRAWN_FROM))), 1000)
    made, draft = [], ""
    for number, sentence in enumerate(drawn):
        altered = one_character(sentence.text, chance) if number % 2 else None
        draft += (altered or sentence.text) + ("\n" if number % 10 == 0 else "")
        if len(draft) >= _DRAFT:
            made.append(draft)
            draft = ""
    return made[:_DRAFTS]


def bench(view: ShinglesView, store: GraphStore, texts: list[str]) -> None:
    check_draft("热身用的一句没有出处的话。", store, view)
    read_draft("热身用的一句没有出处的话。")
    wholes, readings, quotations = [], [], []
    for text in texts:
        started = time.thread_time()
        checked = check_draft(text, store, view)
        wholes.append(time.thread_time() - started)
        read_draft(text)
        readings.append(time.thread_time() - started - wholes[-1])
        started = time.thread_time()
        rows = list(Checker(view, store).check_draft(text))
        quotations.append(time.thread_time() - started)
        claims, names = len(checked["claims"]), len(checked["names"])
        print(f"{len(text)} characters, {len(rows)} rows, {claims} claims, {names} names: {wholes[-1]:.2f} s of CPU")
    print(
        f"median {median(wholes):.2f} s; reading alone {median(readings):.2f} s, quotations {median(quotations):.2f} s"
    )


def main() -> None:
    passages = int(sys.argv[1]) if sys.argv[1:] else 100_000
    with tempfile.TemporaryDirectory() as folder, open_store(f"sqlite:{folder}/graph.sqlite3") as store:
        fill(store, Path(folder), passages)
        counts = store.counts()
        print(f"{counts.passages} passages, {counts.figures} figures, {counts.slogans} slogans", flush=True)
        with Shingles(Path(folder)) as shingles, shingles.reading() as view:
            bench(view, store, drafts(passages))


if __name__ == "__main__":
    main()
