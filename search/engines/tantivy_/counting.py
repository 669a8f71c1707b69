"""Facets, counted by tantivy over columns of numbers."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from tantivy import Query, Searcher

from search.engines.tantivy_.numbers import beginning_of_entity, number_of_entity
from search.facets import MOST_ENTITIES
from search.index import FacetCount

_ALL = 1 << 24  # more values than any index has
_Buckets = list[dict[str, Any]]  # most first, then by key


class FacetCounter:
    """Counts, and remembers which id each number stands for; ids never change their numbers."""

    def __init__(self) -> None:
        self._regions: dict[int, tuple[str, str]] = {}  # id, name
        self._entities: dict[int, str] = {}

    def count(self, searcher: Searcher, query: Query) -> dict[str, tuple[FacetCount, ...]]:
        """All of search.index.FACETS."""
        sizes = {"region": _ALL, "year": _ALL, "type": _ALL, "entity": MOST_ENTITIES}
        asked = {facet: _terms(facet, size) for facet, size in sizes.items()}
        buckets = {facet: counted["buckets"] for facet, counted in searcher.aggregate(query, asked).items()}
        return {
            "region": tuple(self._region_counts(searcher, buckets["region"])),
            "year": tuple(FacetCount(str(b["key"]), str(b["key"]), b["doc_count"]) for b in buckets["year"]),
            "type": tuple(FacetCount(b["key"], b["key"], b["doc_count"]) for b in buckets["type"]),
            "entity": tuple(self._entity_counts(searcher, buckets["entity"])),
        }

    def _region_counts(self, searcher: Searcher, buckets: _Buckets) -> Iterator[FacetCount]:
        if any(bucket["key"] not in self._regions for bucket in buckets):
            for term, _ in reversed(searcher.terms_with_prefix("region_name", "")):  # the name most often used last
                id_, _, name = term.partition(" ")
                self._regions[number_of_entity(id_)] = id_, name
        for bucket in buckets:
            id_, name = self._regions[bucket["key"]]
            yield FacetCount(id_, name, bucket["doc_count"])

    def _entity_counts(self, searcher: Searcher, buckets: _Buckets) -> Iterator[FacetCount]:
        for bucket in buckets:
            number = bucket["key"]
            if number not in self._entities:
                self._entities[number] = _entity(searcher, number)
            yield FacetCount(self._entities[number], self._entities[number], bucket["doc_count"])


def count_passages(searcher: Searcher, query: Query) -> int:
    """How many match."""
    total: int = searcher.search(query, 1).count  # type: ignore[attr-defined]  # left out of what tantivy publishes
    return total


def find_documents(searcher: Searcher, query: Query) -> list[int]:
    """The numbers of the documents with a passage that matches."""
    counted = searcher.aggregate(query, {"document": _terms("document", _ALL)})
    return [bucket["key"] for bucket in counted["document"]["buckets"]]


def _terms(column: str, size: int) -> dict[str, Any]:
    return {"terms": {"field": column, "size": size, "segment_size": _ALL}}


def _entity(searcher: Searcher, number: int) -> str:
    beginning = f"entity:{beginning_of_entity(number)}"
    ids = (term.removeprefix("entity:") for term, _ in searcher.terms_with_prefix("value", beginning))
    return next(id_ for id_ in ids if number_of_entity(id_) == number)
