"""Facets: what is common to the matching passages, counted."""

from __future__ import annotations

import json
from collections import Counter, defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from heapq import nsmallest
from itertools import chain
from typing import Self

from search.index import FacetCount
from search.passages import IndexedPassage

MOST_ENTITIES = 20  # of each type
NOWHERE = ("", "")  # as a region, id and name: of a document that is about no known place


@dataclass(frozen=True, slots=True, eq=False)  # by identity: thousands are counted for one page
class Facts:
    """What all passages of a document share: an engine keeps it with each as one compact value."""

    date: str
    doc_type: str
    region: tuple[tuple[str, str], ...]  # id, name

    @classmethod
    def of(cls, passage: IndexedPassage) -> Self:
        return cls(passage.date, passage.doc_type, tuple(dict(passage.region).items()))

    def to_bytes(self) -> bytes:
        return json.dumps([self.date, self.doc_type, self.region], ensure_ascii=False).encode()

    @classmethod
    def from_bytes(cls, data: bytes) -> Self:
        date, doc_type, region = json.loads(data)
        return cls(date, doc_type, tuple((id_, name) for id_, name in region))

    @property
    def day(self) -> int:
        """The date as a number that sorts by time: 20120500 for May 2012, 0 without a date."""
        return int(self.date.replace("-", "").ljust(8, "0")) if self.date else 0


def count_facets(facts: Mapping[Facts, int], entities: Mapping[str, int]) -> dict[str, tuple[FacetCount, ...]]:
    """All of search.index.FACETS from the facts, and the ids of entities, each with its number of passages."""
    regions: Counter[tuple[str, str]] = Counter()
    years: Counter[tuple[str, str]] = Counter()
    types: Counter[tuple[str, str]] = Counter()
    for shared, passages in facts.items():
        for region in shared.region or (NOWHERE,):
            regions[region] += passages
        if shared.date:
            years[shared.date[:4], shared.date[:4]] += passages
        if shared.doc_type:
            types[shared.doc_type, shared.doc_type] += passages
    return {
        "region": _most_first(regions),
        "year": _most_first(years),
        "type": _most_first(types),
        "entity": _most_of_each_type(entities),
    }


def _most_of_each_type(entities: Mapping[str, int]) -> tuple[FacetCount, ...]:
    of_type: dict[str, list[tuple[int, str]]] = defaultdict(list)
    for id_, passages in entities.items():
        of_type[id_.partition(":")[0]].append((-passages, id_))
    first = sorted(chain.from_iterable(nsmallest(MOST_ENTITIES, counts) for counts in of_type.values()))
    return tuple(FacetCount(id_, id_, -passages) for passages, id_ in first)


def _most_first(counts: Mapping[tuple[str, str], int]) -> tuple[FacetCount, ...]:
    ordered = sorted((-passages, value, name) for (value, name), passages in counts.items())
    return tuple(FacetCount(value, name, -passages) for passages, value, name in ordered)
