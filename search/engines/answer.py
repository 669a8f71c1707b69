"""The answer to a criterion from the segments of an index: counted, ranked, a stretch of it given."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence, Set
from heapq import nlargest, nsmallest
from itertools import chain
from typing import NamedTuple, Protocol

from kg.ids import DocumentId, PassageId, document_of
from search.criteria import Criterion
from search.engines.matching import matching
from search.engines.scoring import Weighed, score
from search.facets import Facts, count_facets
from search.index import Found, Scored, Sort

_SCORE_DIGITS = 6  # sums of floats differ in the last digits with the order of adding


class Kept(Weighed, Protocol):
    """A segment with what is kept for each passage, by its number."""

    @property
    def facts(self) -> Sequence[Facts]: ...

    @property
    def entities(self) -> Sequence[tuple[str, ...]]: ...

    def passage_id(self, number: int) -> PassageId: ...


class _Match(NamedTuple):
    score: float
    segment: Kept
    number: int


_Key = Callable[[_Match], float | tuple[str, int]]


def answer(
    criterion: Criterion, segments: Iterable[Kept], *, limit: int, offset: int, sort: Sort, per_document: bool
) -> Found:
    """As PassageIndex.find promises."""
    kept = list(segments)
    found = [matching(criterion, segment) for segment in kept]
    total = sum(map(len, found))
    if not limit and not per_document:
        return Found(total, ())
    scores = score(criterion, kept, found)
    wanted = offset + limit
    if sort == "relevance" and not per_document:
        matches = _best_matches(kept, found, scores, wanted)
    else:
        matches = _matches(kept, found, scores)
    shown = _first_of_documents(matches, _KEYS[sort]) if per_document else matches
    return Found(
        total=total,
        documents=len(shown) if per_document else 0,
        hits=tuple(
            Scored(match.segment.passage_id(match.number), round(match.score, _SCORE_DIGITS))
            for match in _first(shown, wanted, _KEYS[sort])[offset:]
        ),
        facets=count_facets(_count_facts(kept, found), _count_entities(kept, found)) if limit else {},
    )


_Points = Sequence[Mapping[int, float]]  # of each segment, by passage


def _matches(segments: Sequence[Kept], found: Sequence[Set[int]], scores: _Points) -> list[_Match]:
    return [
        _Match(points.get(number, 0.0), segment, number)
        for segment, numbers, points in zip(segments, found, scores, strict=True)
        for number in numbers
    ]


def _best_matches(segments: Sequence[Kept], found: Sequence[Set[int]], scores: _Points, count: int) -> list[_Match]:
    """All that may be among the first `count` by score, without a look at each of the others."""
    best = nlargest(count, chain.from_iterable(points.values() for points in scores))
    if len(best) < count:
        return _matches(segments, found, scores)
    least = best[-1] - 10**-_SCORE_DIGITS  # scores that differ by less are equal
    return [
        _Match(points, segment, number)
        for segment, its in zip(segments, scores, strict=True)
        for number, points in its.items()
        if points >= least
    ]


def _count_facts(segments: Sequence[Kept], found: Sequence[Set[int]]) -> Counter[Facts]:
    each = (map(segment.facts.__getitem__, numbers) for segment, numbers in zip(segments, found, strict=True))
    return Counter(chain.from_iterable(each))


def _count_entities(segments: Sequence[Kept], found: Sequence[Set[int]]) -> Counter[str]:
    each = (map(segment.entities.__getitem__, numbers) for segment, numbers in zip(segments, found, strict=True))
    return Counter(chain.from_iterable(chain.from_iterable(each)))


def _first_of_documents(matches: Iterable[_Match], keys: Sequence[_Key]) -> list[_Match]:
    of_document: dict[DocumentId, list[_Match]] = defaultdict(list)
    for match in matches:
        of_document[document_of(match.segment.passage_id(match.number))].append(match)
    return [_first(its, 1, keys)[0] if its[1:] else its[0] for its in of_document.values()]


def _first(matches: Sequence[_Match], count: int, keys: Sequence[_Key]) -> list[_Match]:
    """The `count` smallest by the first key, those that tie by the next one, and so on: dear keys are worked out for few."""
    if count <= 0 or not matches:
        return []
    key, *finer = keys
    values = [key(match) for match in matches]
    border = nsmallest(count, values)[-1]
    sure = [match for match, value in zip(matches, values, strict=True) if value < border]  # type: ignore[operator]
    tied = [match for match, value in zip(matches, values, strict=True) if value == border]
    rest = _first(tied, count - len(sure), finer) if finer else tied[: count - len(sure)]
    return sorted(sure, key=lambda match: [key(match) for key in keys]) + rest


def _best(match: _Match) -> float:
    return -round(match.score, _SCORE_DIGITS)


def _latest(match: _Match) -> float:
    return -match.segment.facts[match.number].day


def _earliest(match: _Match) -> float:
    return match.segment.facts[match.number].day or float("inf")


def _place(match: _Match) -> tuple[str, int]:
    document, _, ordinal = match.segment.passage_id(match.number).rpartition("#p")
    return document, int(ordinal)


_KEYS: dict[Sort, Sequence[_Key]] = {
    "relevance": (_best, _latest, _place),
    "newest": (_latest, _place),
    "oldest": (_earliest, _place),
}
