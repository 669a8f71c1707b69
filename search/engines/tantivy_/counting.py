"""Facets, counted by tantivy over columns of numbers."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import cached_property
from itertools import chain
from operator import itemgetter
from pathlib import Path
from typing import Any, overload

from tantivy import Query, Schema, Searcher

from kg.schema import ENTITY_TYPES
from search.engines.tantivy_.frequent import Buckets, most_frequent
from search.engines.tantivy_.numbers import entity_numbered, number_of_entity
from search.engines.tantivy_.opening import damage_reported
from search.facets import MOST_ENTITIES, NOWHERE
from search.index import FacetCount

_ALL = 1 << 24  # more values than any index has
_ENOUGH = 2000  # entities of one segment that may be among the most frequent
_CANDIDATES = 5 * MOST_ENTITIES  # of several segments, whose counts are too low
_REGIONS_AT_ONCE = 200  # more than a page shows
_UNCODED, _UNPLACED = 0, 1  # counted as regions: all that have a name alone, and no region; no id is so numbered
_UNDATED = 0  # counted as a year, so that the years together are the total
_KEY = itemgetter("key")


class FacetCounter:
    """Counts, and remembers the names of regions."""

    def __init__(self, folder: Path, schema: Schema) -> None:
        """`folder` is named where the index turns out to be damaged."""
        self._folder = folder
        self._schema = schema
        self._regions: dict[int, tuple[str, str]] = {_UNPLACED: NOWHERE}  # id, name

    def count(self, searcher: Searcher, query: Query) -> tuple[int, dict[str, Sequence[FacetCount]]]:
        """How many passages match; and all of search.index.FACETS."""
        of_one = searcher.num_segments == 1
        counted = searcher.aggregate(query, _ASKED_OF_ONE if of_one else _ASKED_OF_SEVERAL)
        buckets: dict[str, Buckets] = {column: counted[column]["buckets"] for column in _COLUMNS}
        if not of_one:
            buckets |= {type_: self._most_frequent(searcher, query, type_, counted[type_]) for type_ in ENTITY_TYPES}
        years = buckets["year"]

        def every_region() -> Sequence[FacetCount]:
            with damage_reported(self._folder):
                buckets = searcher.aggregate(query, _EVERY_REGION)["region"]["buckets"]
                return self._region_counts(searcher, query, buckets)

        return sum(year["doc_count"] for year in years), {
            "region": _RegionCounts(self._region_counts(searcher, query, buckets["region"]), every_region),
            "year": tuple(_value_counts(year for year in years if year["key"] != _UNDATED)),
            "type": tuple(_value_counts(buckets["type"])),
            "entity": tuple(_entity_counts(buckets)),
        }

    def _most_frequent(self, searcher: Searcher, query: Query, type_: str, counted: Mapping[str, Any]) -> Buckets:
        def count_these(numbers: Sequence[int]) -> Iterator[int]:
            values = [f"entity:{entity_numbered(type_, number)}" for number in numbers]
            having_some = query.and_must_match(Query.term_set_query(self._schema, "value", values))
            counted = searcher.aggregate(having_some, {value: {"filter": f'value:"{value}"'} for value in values})
            return (counted[value]["doc_count"] for value in values)

        def count_all() -> Buckets:
            buckets: Buckets = searcher.aggregate(query, {type_: _terms(type_, MOST_ENTITIES)})[type_]["buckets"]
            return buckets

        return most_frequent(counted, MOST_ENTITIES, count_these=count_these, count_all=count_all)

    def _region_counts(self, searcher: Searcher, query: Query, buckets: Buckets) -> Sequence[FacetCount]:
        if not all(map(self._regions.__contains__, map(_KEY, buckets))):
            self._learn_regions(searcher)
        counts = [FacetCount(*self._regions[bucket["key"]], bucket["doc_count"]) for bucket in buckets]
        if not any(bucket["key"] == _UNCODED for bucket in buckets):
            return counts
        with_id = (count for count in counts if count.value or not count.name)
        return sorted((*with_id, *self._uncoded_counts(searcher, query)), key=lambda count: -count.passages)

    def _uncoded_counts(self, searcher: Searcher, query: Query) -> Iterator[FacetCount]:
        """Regions that have a name alone: their column holds one number for them all."""
        for term, _ in searcher.terms_with_prefix("region_name", " "):
            named = Query.term_query(self._schema, "region_name", term)
            if passages := count_passages(searcher, query.and_must_match(named)):
                yield FacetCount("", term[1:], passages)

    def _learn_regions(self, searcher: Searcher) -> None:
        for term, _ in reversed(searcher.terms_with_prefix("region_name", "")):  # the name most often used last
            id_, _, name = term.partition(" ")
            self._regions[number_of_entity(id_)] = id_, name


class _RegionCounts(Sequence[FacetCount]):
    """Thousands, of which a page looks at the first: the others are counted when they are asked for."""

    def __init__(self, first: Sequence[FacetCount], count_all: Callable[[], Sequence[FacetCount]]) -> None:
        self._first = first
        self._count_all = count_all

    @cached_property
    def _all(self) -> Sequence[FacetCount]:
        return self._first if len(self._first) < _REGIONS_AT_ONCE else self._count_all()

    def __len__(self) -> int:
        return len(self._all)

    @overload
    def __getitem__(self, at: int) -> FacetCount: ...
    @overload
    def __getitem__(self, at: slice) -> Sequence[FacetCount]: ...
    def __getitem__(self, at: int | slice) -> FacetCount | Sequence[FacetCount]:
        known = isinstance(at, int) and 0 <= at < len(self._first)
        return (self._first if known else self._all)[at]

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Sequence) and tuple(self) == tuple(other)


def count_passages(searcher: Searcher, query: Query) -> int:
    """How many match."""
    total: int = searcher.search(query, 1).count  # type: ignore[attr-defined]  # left out of what tantivy publishes
    return total


def find_documents(searcher: Searcher, query: Query) -> list[int]:
    """The numbers of the documents with a passage that matches."""
    counted = searcher.aggregate(query, {"document": _terms("document", _ALL)})
    return [bucket["key"] for bucket in counted["document"]["buckets"]]


def _value_counts(buckets: Iterable[Mapping[str, Any]]) -> Iterator[FacetCount]:
    for bucket in buckets:
        value = str(bucket["key"])
        yield FacetCount(value, value, bucket["doc_count"])


def _entity_counts(buckets: Mapping[str, Buckets]) -> list[FacetCount]:
    """The most frequent of each type, most first."""
    counts = chain.from_iterable(
        ((-bucket["doc_count"], entity_numbered(type_, bucket["key"])) for bucket in buckets[type_])
        for type_ in ENTITY_TYPES
    )
    return [FacetCount(id_, id_, -count) for count, id_ in sorted(counts)]


def _terms(column: str, size: int, of_a_segment: int = _ALL, **more: object) -> dict[str, Any]:
    return {"terms": {"field": column, "size": size, "segment_size": of_a_segment, **more}}


_COLUMNS = ("region", "year", "type", *ENTITY_TYPES)
_EVERY_REGION = {"region": _terms("region", _ALL, missing=_UNPLACED)}
_WHOLE = {
    "region": _terms("region", _REGIONS_AT_ONCE, missing=_UNPLACED),
    "year": _terms("year", _ALL, missing=_UNDATED),
    "type": _terms("type", _ALL),
}
_ASKED_OF_ONE = _WHOLE | {type_: _terms(type_, MOST_ENTITIES, _ENOUGH) for type_ in ENTITY_TYPES}
_ASKED_OF_SEVERAL = _WHOLE | {type_: _terms(type_, _CANDIDATES, _ENOUGH) for type_ in ENTITY_TYPES}
