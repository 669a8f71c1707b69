"""The most frequent values over several segments of tantivy are those that counting everything gives."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest
import tantivy
from hypothesis import example, given, settings
from hypothesis import strategies as st

from kg.model import DocumentRecord
from kg.schema import ENTITY_TYPES
from search.engines import open_engine
from search.engines.tantivy_ import counting
from search.engines.tantivy_.frequent import Buckets, most_frequent
from search.parser import parse
from tests.contract.records import Report

_MOST, _CANDIDATES = 3, 6  # of a segment, tantivy gives no fewer than are asked for of all
_FIFTH_IS_THIRD = [  # and of each segment the last is left out
    [1] * 20 + [2] * 20 + [3] * 15 + [4] * 3 + [8] * 3 + [9] * 3 + [5] * 2,
    [1] * 20 + [2] * 20 + [5] * 14 + [6] * 3 + [10] * 3 + [11] * 3 + [7],
]


@settings(max_examples=40, deadline=None)
@given(st.lists(st.lists(st.integers(1, 12), min_size=1, max_size=60), min_size=2, max_size=4))
@example(_FIFTH_IS_THIRD)
@example([[n] for n in range(1, 9)])
def test_they_are_what_counting_everything_gives(segments: list[list[int]]) -> None:
    searcher = searcher_over(segments)

    def ask(size: int, of_a_segment: int) -> dict[str, object]:
        wanted = {"terms": {"field": "value", "size": size, "segment_size": of_a_segment}}
        return dict(searcher.aggregate(tantivy.Query.all_query(), {"value": wanted})["value"])

    true = Counter(value for segment in segments for value in segment)

    def count_all() -> Buckets:
        return ask(100, 100)["buckets"]  # type: ignore[return-value]

    first = ask(_CANDIDATES, _CANDIDATES)
    found = most_frequent(first, _MOST, count_these=lambda values: map(true.__getitem__, values), count_all=count_all)
    assert [bucket["doc_count"] for bucket in found] == [count for _, count in true.most_common(_MOST)]
    assert all(true[bucket["key"]] == bucket["doc_count"] for bucket in found)


def test_an_index_of_several_segments_counts_its_bodies_exactly(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked = {type_: counting._terms(type_, _CANDIDATES, _CANDIDATES) for type_ in ENTITY_TYPES}
    monkeypatch.setattr(counting, "MOST_ENTITIES", _MOST)
    monkeypatch.setattr(counting, "_ASKED_OF_SEVERAL", counting._WHOLE | asked)
    with open_engine("tantivy", tmp_path / "index", generation=1) as index:
        for number, segment in enumerate(_FIFTH_IS_THIRD):
            index.add([report_naming(f"{number}", segment)])
        found = index.search(parse("渔民"))
    assert [count.passages for count in found.facets["entity"]] == [40, 40, 16]


def report_naming(title: str, bodies: list[int]) -> DocumentRecord:
    """A passage a body."""
    report = Report(*(f"渔民{'甲' * body}党委。" for body in bodies), title=title)
    for body in set(bodies):
        report.entity("organisation", f"{'甲' * body}党委", surfaces=[f"民{'甲' * body}党委"])
    return report.record()


def searcher_over(segments: list[list[int]]) -> tantivy.Searcher:
    """A document a value, a commit a segment."""
    index = tantivy.Index(tantivy.SchemaBuilder().add_unsigned_field("value", fast=True).build())
    writer = index.writer(15_000_000, 1)
    for segment in segments:
        for value in segment:
            document = tantivy.Document()
            document.add_unsigned("value", value)
            writer.add_document(document)
        writer.commit()
    index.reload()
    return index.searcher()
