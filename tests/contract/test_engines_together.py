"""Engines side by side: the same answers, and readers that go on while an index is written or changes its engine."""

from __future__ import annotations

import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import ExitStack
from itertools import islice
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kg.model import DocumentRecord
from search.current import open_index
from search.engines import ENGINES, open_engine
from search.generations import next_generation, open_generation, publish
from search.index import FACETS, Found, PassageIndex, Sort
from search.parser import parse
from tests.contract.records import Report, island_record
from tests.contract.test_index_contract import mountain_record

SORTS: tuple[Sort, ...] = ("relevance", "newest", "oldest")
WORDS = ["党员", "行动", "渔民", "支部", "工程", "在建工程", "中共中央", "party"]
PLACES = [("东岛县", "999901"), ("西岛县", "999801"), ("山前县", "990101")]
FILTERS = [
    "年份:2012",
    "年份:2010..2013",
    "年份:..2011",
    "地区:东岛",
    "地区:海*",
    "文种:总结",
    "单位:*党委",
    "标题:党建",
]
BATCH = 5  # documents of one write

PASSAGE = st.lists(st.sampled_from([*WORDS, "东岛县党委", "的"]), min_size=1, max_size=6).map("".join)
DOCUMENT = st.tuples(
    st.lists(PASSAGE, min_size=1, max_size=4),
    st.sampled_from(["", "2011", "2012-03", "2012-11"]),
    st.sampled_from(["总结", "简报"]),
    st.sampled_from([None, *PLACES]),
    st.sampled_from(["党建情况", "渔民工程", "无"]),
)
TERM = st.sampled_from(WORDS) | st.lists(st.sampled_from(WORDS), min_size=2, max_size=3).map(
    lambda some: f'"{"".join(some)}"'
)
CHOICE = st.lists(TERM, min_size=2, max_size=3).map(lambda some: f"({' 或 '.join(some)})")
PART = TERM | CHOICE | st.sampled_from(FILTERS) | (TERM | st.sampled_from(FILTERS)).map("-{}".format)
QUESTION = st.lists(PART, max_size=4).map(" ".join)

READER = """
import sys
from pathlib import Path
from search.engines import open_engine
from search.parser import parse
with open_engine(sys.argv[1], Path(sys.argv[2]), generation=1) as index:
    total = -1
    while total < int(sys.argv[3]):
        found = index.search(parse("渔民"), limit=3)
        if found.total != total:
            total = found.total
            counted = sum(count.passages for count in found.facets["type"])
            print(total, counted, flush=True)
"""


def record(texts: list[str], date: str, doc_type: str, place: tuple[str, str] | None, title: str) -> DocumentRecord:
    chain = (place, ("海省", "99")) if place else ()
    report = Report(*texts, title=title, date=date, doc_type=doc_type, region=chain)
    if any("东岛县党委" in text for text in texts):
        report.entity("organisation", "东岛县党委")
    return report.record()


@pytest.fixture
def fishermen() -> Iterator[DocumentRecord]:
    """Documents without end, each with one passage about them."""
    return (Report(f"渔民第{n}户。", "没有。", title="无").record() for n in range(10**6))


def counted(found: Found) -> list[set[tuple[str, int]]]:
    return [{(count.value, count.passages) for count in found.facets[facet]} for facet in FACETS]


@settings(max_examples=20, deadline=None)
@given(
    documents=st.lists(DOCUMENT, min_size=1, max_size=5, unique_by=lambda d: str(d[0])),
    questions=st.lists(QUESTION, min_size=12, max_size=12),
)
def test_engines_find_count_and_sort_alike(
    documents: list[tuple[list[str], str, str, tuple[str, str] | None, str]], questions: list[str]
) -> None:
    with TemporaryDirectory() as folder, ExitStack() as stack:
        whoosh, *others = (
            stack.enter_context(open_engine(name, Path(folder) / name, generation=1)) for name in ENGINES
        )
        for index in (whoosh, *others):
            index.add(record(*document) for document in documents)
        for text in questions:
            for sort in SORTS:
                expected = whoosh.search(parse(text), limit=50, sort=sort, per_document=sort == "oldest")
                ids = [hit.passage_id for hit in expected.hits]
                for other in others:
                    found = other.search(parse(text), limit=50, sort=sort, per_document=sort == "oldest")
                    assert (found.total, found.documents) == (expected.total, expected.documents)
                    assert counted(found) == counted(expected)
                    assert {hit.passage_id for hit in found.hits} == set(ids)
                    assert sort == "relevance" or [hit.passage_id for hit in found.hits] == ids


@pytest.mark.parametrize("engine", ENGINES)
def test_a_reader_in_another_process_sees_every_write_as_a_whole(
    engine: str, tmp_path: Path, fishermen: Iterator[DocumentRecord]
) -> None:
    total = 6 * BATCH
    with open_engine(engine, tmp_path, generation=1) as index:
        command = [sys.executable, "-c", READER, engine, str(tmp_path), str(total)]
        with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as reader:
            for _ in range(6):
                index.add(islice(fishermen, BATCH))
            told, _ = reader.communicate(timeout=60)
    seen = [tuple(map(int, line.split())) for line in told.splitlines()]
    assert reader.returncode == 0
    assert all(found % BATCH == 0 and found == in_facets for found, in_facets in seen)
    assert seen[-1][0] == total


@pytest.mark.parametrize("engine", ENGINES)
def test_what_fills_an_empty_index_is_found_when_the_block_has_ended(
    engine: str, tmp_path: Path, fishermen: Iterator[DocumentRecord]
) -> None:
    with open_engine(engine, tmp_path, generation=1) as index:
        with index.filling():
            for _ in range(3):
                index.add(islice(fishermen, BATCH))
        assert index.search(parse("渔民"), limit=0).total == 3 * BATCH
        index.add(islice(fishermen, BATCH))
        assert index.search(parse("渔民"), limit=0).total == 4 * BATCH


@pytest.mark.parametrize("engine", ENGINES)
def test_an_index_that_could_not_be_filled_can_be_filled_again(
    engine: str, tmp_path: Path, fishermen: Iterator[DocumentRecord]
) -> None:
    def fill(index: PassageIndex, *, broken: bool) -> None:
        with index.filling():
            index.add(islice(fishermen, BATCH))
            if broken:
                raise RuntimeError("no more records")

    with open_engine(engine, tmp_path, generation=1) as index:
        with pytest.raises(RuntimeError, match="no more"):
            fill(index, broken=True)
        fill(index, broken=False)
        assert index.search(parse("渔民"), limit=0).total >= BATCH


def test_readers_go_on_while_engines_take_turns(tmp_path: Path) -> None:
    """No question fails, and each is answered by one generation as a whole."""
    open_index(tmp_path, create=True).close()
    shown = {island_record().document.id, mountain_record().document.id}
    failed: list[BaseException] = []
    over = threading.Event()

    def read(index: PassageIndex) -> None:
        try:
            while not over.is_set():
                found = index.search(parse(""), limit=9, per_document=True)
                assert (found.total, found.documents) in {(0, 0), (4, 1)}
                assert {hit.passage_id.partition("#")[0] for hit in found.hits} <= shown
        except BaseException as exc:
            failed.append(exc)

    with open_index(tmp_path) as index:
        readers = [threading.Thread(target=read, args=(index,)) for _ in range(3)]
        for reader in readers:
            reader.start()
        for engine, made in zip([*ENGINES] * 3, [island_record(), mountain_record()] * 3, strict=True):
            generation = next_generation(tmp_path, engine)
            with open_generation(tmp_path, generation) as fresh, fresh.filling():
                fresh.add([made])
            publish(tmp_path, generation)
            assert (index.engine, index.document_ids()) == (engine, {made.document.id})
        over.set()
        for reader in readers:
            reader.join()
    assert failed == []
