"""Facets, counted by tantivy over columns of numbers."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import chain
from operator import itemgetter
from typing import Any, overload

from tantivy import Query, Searcher

from kg.schema import ENTITY_TYPES
from search.engines.tantivy_.numbers import entity_numbered, number_of_entity
from search.facets import MOST_ENTITIES
from search.index import FacetCount

_ALL = 1 << 24  # more values than any index has
_ENOUGH = 2000  # entities of one segment that may be among the most frequent; of several segments only all are enough
_TOTAL = {"value_count": {"field": "ordinal"}}  # no passage is without
_KEY = itemgetter("key")
_Buckets = list[dict[str, Any]]  # most first, then by key


class FacetCounter:
    """Counts, and remembers the names of regions."""

    def __init__(self) -> None:
        self._regions: dict[int, tuple[str, str]] = {}  # id, name

    def count(self, searcher: Searcher, query: Query) -> tuple[int, dict[str, Sequence[FacetCount]]]:
        """How many passages match; and all of search.index.FACETS."""
        counted = searcher.aggregate(query, _ASKED_OF_ONE if searcher.num_segments == 1 else _ASKED_OF_SEVERAL)
        buckets: dict[str, _Buckets] = {column: counted[column]["buckets"] for column in _COLUMNS}
        return int(counted["total"]["value"]), {
            "region": self._region_counts(searcher, buckets["region"]),
            "year": tuple(_value_counts(buckets["year"])),
            "type": tuple(_value_counts(buckets["type"])),
            "entity": tuple(_entity_counts(buckets)),
        }

    def _region_counts(self, searcher: Searcher, buckets: _Buckets) -> Sequence[FacetCount]:
        if not all(map(self._regions.__contains__, map(_KEY, buckets))):
            self._learn_regions(searcher)
        return _RegionCounts(self._regions, buckets)

    def _learn_regions(self, searcher: Searcher) -> None:
        for term, _ in reversed(searcher.terms_with_prefix("region_name", "")):  # the name most often used last
            id_, _, name = term.partition(" ")
            self._regions[number_of_entity(id_)] = id_, name


class _RegionCounts(Sequence[FacetCount]):
    """Thousands, of which a page looks at the first: each is made when it is asked for."""

    def __init__(self, regions: Mapping[int, tuple[str, str]], buckets: _Buckets) -> None:
        self._regions = regions
        self._buckets = buckets

    def __len__(self) -> int:
        return len(self._buckets)

    @overload
    def __getitem__(self, at: int) -> FacetCount: ...
    @overload
    def __getitem__(self, at: slice) -> Sequence[FacetCount]: ...
    def __getitem__(self, at: int | slice) -> FacetCount | Sequence[FacetCount]:
        if isinstance(at, slice):
            return _RegionCounts(self._regions, self._buckets[at])
        bucket = self._buckets[at]
        return FacetCount(*self._regions[bucket["key"]], bucket["doc_count"])

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


def _value_counts(buckets: _Buckets) -> Iterator[FacetCount]:
    for bucket in buckets:
        value = str(bucket["key"])
        yield FacetCount(value, value, bucket["doc_count"])


def _entity_counts(buckets: Mapping[str, _Buckets]) -> list[FacetCount]:
    """The most frequent of each type, most first."""
    counts = chain.from_iterable(
        ((-bucket["doc_count"], entity_numbered(type_, bucket["key"])) for bucket in buckets[type_])
        for type_ in ENTITY_TYPES
    )
    return [FacetCount(id_, id_, -count) for count, id_ in sorted(counts)]


def _terms(column: str, size: int, of_a_segment: int = _ALL) -> dict[str, Any]:
    return {"terms": {"field": column, "size": size, "segment_size": of_a_segment}}


_WHOLE = {column: _terms(column, _ALL) for column in ("region", "year", "type")} | {"total": _TOTAL}
_COLUMNS = ("region", "year", "type", *ENTITY_TYPES)
_ASKED_OF_ONE = _WHOLE | {type_: _terms(type_, MOST_ENTITIES, _ENOUGH) for type_ in ENTITY_TYPES}
_ASKED_OF_SEVERAL = _WHOLE | {type_: _terms(type_, MOST_ENTITIES) for type_ in ENTITY_TYPES}
