"""How long searching takes with each engine, and how much of that is the bare library: p50 and p95, milliseconds of CPU.

    python tests/bench/bench_search.py [ENGINE:PASSAGES …]        whoosh:20000 tantivy:20000 tantivy:100000 unless told

Figures only, never a verdict. Every question is asked once of each side, by turns, so that nothing is warm but the
process; both are handed it ready, as criteria and as words. Both give the ids of ten passages, the total and the facets. Needs the shared corpora beside the repository.
CPU, because one thread does it all and waits for nothing, while a machine does other things meanwhile; what waits for a
disk (adding a document) is told in milliseconds of the clock.
"""

from __future__ import annotations

import gc
import random
import subprocess
import sys
import tempfile
import time
from collections import Counter, deque
from collections.abc import Callable, Iterable
from itertools import islice, pairwise
from pathlib import Path
from statistics import median, quantiles

from kg.model import DocumentRecord
from kg.stores import open_store
from search.analyzer import words
from search.criteria import Criterion, wanted_words
from search.engines import open_engine
from search.highlight import find_highlights
from search.index import Found, PassageIndex
from search.parser import parse
from search.plan import make_criterion
from tests.bench.bare_search import Asked, BareTantivy, BareWhoosh
from tests.bench.search_corpus import records

_SIZES = ["whoosh:20000", "tantivy:20000", "tantivy:100000"]
_QUESTIONS = 40  # of each kind
_BATCH = 500  # documents of one write
_SAMPLE = 600  # documents out of which questions are made
_ADDED = 20
_PAUSE_S = 1.0  # between documents that are added
_BARE = {"tantivy": BareTantivy, "whoosh": BareWhoosh}


def questions(chance: random.Random) -> list[Asked]:
    """Of every kind, made of words by the number of passages that have them."""
    known, pairs = _frequencies()
    ranked = [word for word, _ in known.most_common()]
    common, rare = ranked[:80], [word for word in ranked if known[word] == 2]
    often = [pair for pair, times in pairs.most_common(400) if times > 3]

    def three() -> tuple[str, ...]:
        return tuple(chance.sample(common, 3))

    makers: list[Callable[[], Asked]] = [
        lambda: Asked("rare", (chance.choice(rare),)),
        lambda: Asked("common", (chance.choice(common),)),
        lambda: Asked("AND of 3", three()),
        lambda: Asked("OR of 3 common", three(), "or"),
        lambda: Asked("phrase", chance.choice(often), "phrase"),
        lambda: Asked(
            "filter",
            (chance.choice(common),),
            year=str(chance.randrange(2020, 2025)),
            region=f"place:{chance.choice((11, 12, 13))}",
        ),
    ]
    return [make() for make in makers for _ in range(_QUESTIONS)]


def _frequencies() -> tuple[Counter[str], Counter[tuple[str, str]]]:
    """In how many passages Han words, and words side by side, stand."""
    known, pairs = Counter[str](), Counter[tuple[str, str]]()
    for record in islice(records(_SAMPLE * 100), _SAMPLE):
        for passage in record.passages:
            cut = [word.text for word in words(passage.text, parts=False)]
            known.update({word for word in cut if _is_word(word)})
            pairs.update({pair for pair in pairwise(cut) if all(map(_is_word, pair))})
    return known, pairs


def _is_word(text: str) -> bool:
    return len(text) == 2 and all("一" <= letter <= "鿿" for letter in text)


def fill(index: PassageIndex, passages: int) -> None:
    made = records(passages)
    with index.filling():
        while batch := list(islice(made, _BATCH)):
            index.add(batch)


def timed(clock: Callable[[], float], action: Callable[..., object], *args: object) -> float:
    """Milliseconds."""
    started = clock()
    action(*args)
    return 1000 * (clock() - started)


def ask(index: PassageIndex, criterion: Criterion) -> Found:
    return index.find(criterion, limit=10, offset=0, sort="relevance")


def compare(index: PassageIndex, bare: BareTantivy | BareWhoosh, asked: Iterable[Asked]) -> None:
    """A line for each kind of question."""
    print(
        f"{'':16}{'passages':>9}{'p50':>8}{'p95':>8}{'bare p50':>10}{'bare p95':>10}{'p50 ratio':>11}{'p95 ratio':>11}"
    )
    ours: dict[str, list[float]] = {}
    theirs: dict[str, list[float]] = {}
    totals: dict[str, list[int]] = {}
    for number, question in enumerate(asked):
        criterion = make_criterion(parse(question.text))
        sides = [(ours, ask, index, criterion), (theirs, bare.ask, question)]
        for times, action, *args in sides if number % 2 else reversed(sides):  # what one has read is warm for the other
            times.setdefault(question.kind, []).append(timed(time.thread_time, action, *args))
        totals.setdefault(question.kind, []).append(index.search(parse(question.text), limit=0).total)
    for kind in ours:
        a, b, c, d = *_row(ours[kind]), *_row(theirs[kind])
        print(
            f"{kind:16}{median(totals[kind]):9.0f}{a:8.2f}{b:8.2f}{c:10.2f}{d:10.2f}{a / c:11.2f}{b / d:11.2f}",
            flush=True,
        )


def reading(asked: Iterable[Asked]) -> None:
    """What is typed, made into criteria."""
    times = [timed(time.thread_time, lambda text: make_criterion(parse(text)), question.text) for question in asked]
    print("reading a question: p50 {:.2f} ms, p95 {:.2f} ms".format(*_row(times)))


def _row(times: list[float]) -> tuple[float, float]:
    return median(times), quantiles(times, n=20)[-1]


def texts(index: PassageIndex, folder: Path, asked: Iterable[Asked], passages: int) -> None:
    """Texts and highlights of ten hits out of the graph."""
    with open_store(f"sqlite:{folder / 'graph.sqlite3'}") as store:
        found = [(make_criterion(parse(each.text)), index.search(parse(each.text), limit=10).hits) for each in asked]
        wanted = {hit.passage_id.partition("#")[0] for _, hits in found for hit in hits}
        for record in records(passages):
            if record.document.id in wanted:
                store.put(record)

        def show(criterion: object, hits: object) -> None:
            sequences = tuple(wanted_words(criterion, "text"))  # type: ignore[arg-type]
            for _, passage in store.get_passages([hit.passage_id for hit in hits]):  # type: ignore[attr-defined]
                find_highlights(passage.text, sequences)

        times = [timed(time.thread_time, show, *each) for each in found if each[1]]
    print("texts and highlights of ten hits: p50 {:.2f} ms, p95 {:.2f} ms".format(*_row(times)))


def add_one(index: PassageIndex, added: Iterable[DocumentRecord]) -> None:
    def add(record: DocumentRecord) -> None:
        before = index.passages()
        index.add([record])
        assert index.passages() > before

    times = []
    for record in added:
        times.append(timed(time.perf_counter, add, record))
        time.sleep(_PAUSE_S)  # in which segments are merged
    print("adding a document, visible to search: p50 {:.0f} ms, p95 {:.0f} ms by the clock".format(*_row(times)))


def resident_mb() -> int:
    status = Path("/proc/self/status").read_text()
    return int(status.partition("VmRSS:")[2].split()[0]) // 1024


def bench(engine: str, passages: int, folder: Path) -> None:
    index = open_engine(engine, folder / "index", generation=1)
    started = time.process_time()
    fill(index, passages)
    print(f"\n{engine}: {index.passages()} passages, made in {time.process_time() - started:.0f} s of CPU")
    asked = questions(random.Random(1))
    with open_engine(engine, folder / "index", generation=1) as fresh:
        fresh.search(parse("社会 发展"))
        before = resident_mb()
        bare = _BARE[engine](folder / "bare", records(passages))
        gc.collect()
        gc.freeze()  # what the benchmark holds is not to be looked through at every question
        compare(fresh, bare, asked)
        reading(asked)
        texts(fresh, folder, asked, passages)
        print(f"memory {before} MB at the first question, {resident_mb()} MB now, with both sides")
        add_one(fresh, _others(passages))


def _others(passages: int) -> Iterable[DocumentRecord]:
    """Documents that the index does not have."""
    return deque(records(passages + 20 * _ADDED), maxlen=_ADDED)


def main() -> None:
    if sys.argv[1:2] == ["--in"]:
        bench(sys.argv[2], int(sys.argv[3]), Path(sys.argv[4]))
        return
    for each in sys.argv[1:] or _SIZES:
        engine, _, passages = each.partition(":")
        with tempfile.TemporaryDirectory() as folder:
            subprocess.run([sys.executable, __file__, "--in", engine, passages, folder], check=True)


if __name__ == "__main__":
    main()
