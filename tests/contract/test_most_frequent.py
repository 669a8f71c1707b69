"""The most frequent values over several segments of tantivy are those that counting everything gives."""

from __future__ import annotations

from collections import Counter

import tantivy
from hypothesis import example, given, settings
from hypothesis import strategies as st

from search.engines.tantivy_.frequent import Buckets, most_frequent

_MOST, _CANDIDATES, _OF_A_SEGMENT = 3, 6, 4


@settings(max_examples=40, deadline=None)
@given(st.lists(st.lists(st.integers(1, 12), min_size=1, max_size=60), min_size=2, max_size=4))
@example(
    [[1] * 20 + [2] * 20 + [3] * 15 + [4] * 3 + [5] * 2, [1] * 20 + [2] * 20 + [5] * 14 + [6] * 3 + [7]]
)  # 5 is third
@example([[n] for n in range(1, 9)])
def test_they_are_what_counting_everything_gives(segments: list[list[int]]) -> None:
    searcher, schema = searcher_over(segments)
    everything = tantivy.Query.all_query()

    def ask(size: int, of_a_segment: int) -> dict[str, object]:
        wanted = {"terms": {"field": "value", "size": size, "segment_size": of_a_segment}}
        return dict(searcher.aggregate(everything, {"value": wanted})["value"])

    def count_one(value: int) -> int:
        return int(searcher.search(tantivy.Query.term_query(schema, "value", value), 1).count)

    def count_all() -> Buckets:
        return ask(100, 100)["buckets"]  # type: ignore[return-value]

    found = most_frequent(ask(_CANDIDATES, _OF_A_SEGMENT), _MOST, count_one=count_one, count_all=count_all)
    true = Counter(value for segment in segments for value in segment)
    assert [bucket["doc_count"] for bucket in found] == [count for _, count in true.most_common(_MOST)]
    assert all(true[bucket["key"]] == bucket["doc_count"] for bucket in found)


def searcher_over(segments: list[list[int]]) -> tuple[tantivy.Searcher, tantivy.Schema]:
    """A document a value, a commit a segment."""
    schema = tantivy.SchemaBuilder().add_unsigned_field("value", fast=True, indexed=True).build()
    index = tantivy.Index(schema)
    writer = index.writer(15_000_000, 1)
    for segment in segments:
        for value in segment:
            document = tantivy.Document()
            document.add_unsigned("value", value)
            writer.add_document(document)
        writer.commit()
    index.reload()
    return index.searcher(), schema
