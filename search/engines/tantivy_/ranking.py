"""Passages in their order, a batch at a time: tantivy leaves open which of equal ones come first."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from tantivy import DocAddress, Order, Query, Searcher

from kg.ids import passage_id
from search.engines.tantivy_.numbers import document_numbered
from search.index import Scored, Sort

_SCORE_DIGITS = 4  # scores are sums of 32-bit floats
_GROWTH = 4


class Ranked(NamedTuple):
    """A passage that matches."""

    document: int
    scored: Scored


class _Hit(NamedTuple):
    score: float
    place: int  # among those of the same score
    address: DocAddress


def ranked(searcher: Searcher, query: Query, sort: Sort, *, batch: int) -> Iterator[Ranked]:
    """All that match, the first `batch` of them for one search; sorted by date, their scores are 0."""
    find = _by_score if sort == "relevance" else _by_date
    given, complete = 0, False
    while not complete:
        hits, complete = find(searcher, query, sort, batch)
        yield from _ranked(searcher, hits[given:])
        given, batch = len(hits), batch * _GROWTH


def _by_date(searcher: Searcher, query: Query, sort: Sort, count: int) -> tuple[list[_Hit], bool]:
    """The first ones, and whether that is all."""
    hits = searcher.search(query, count, count=False, order_by_field=sort, order=Order.Asc).hits
    return [_Hit(0.0, place, address) for place, address in hits], len(hits) < count


def _by_score(searcher: Searcher, query: Query, _: Sort, count: int) -> tuple[list[_Hit], bool]:
    """The first ones but for the last that are equal, which may not be all of their kind; and whether that is all."""
    found = searcher.search(query, count, count=False).hits
    places = _column(searcher, "newest", [address for _, address in found])
    hits = [
        _Hit(round(score, _SCORE_DIGITS), place, address) for (score, address), place in zip(found, places, strict=True)
    ]
    complete = len(hits) < count
    if not complete:
        hits = [hit for hit in hits if hit.score > hits[-1].score]
    return sorted(hits, key=lambda hit: (-hit.score, hit.place)), complete


def _ranked(searcher: Searcher, hits: list[_Hit]) -> Iterator[Ranked]:
    addresses = [hit.address for hit in hits]
    documents, ordinals = _column(searcher, "document", addresses), _column(searcher, "ordinal", addresses)
    for hit, document, ordinal in zip(hits, documents, ordinals, strict=True):
        yield Ranked(document, Scored(passage_id(document_numbered(document), ordinal), hit.score))


def _column(searcher: Searcher, name: str, addresses: list[DocAddress]) -> list[int]:
    values: list[int] = searcher.fast_field_values(name, addresses)  # type: ignore[assignment]  # no passage is without
    return values
