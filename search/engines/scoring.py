"""How well passages answer: BM25 over all segments, so that the order does not depend on how they are cut.

Source: Robertson and Zaragoza (2009), with Lucene's inverse document frequency, which is never negative.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence, Set
from math import log
from typing import Protocol

from search.criteria import Criterion, HasWords, TextField, weighing_words
from search.engines.matching import Postings

_K1, _B = 1.2, 0.75


class Weighed(Postings, Protocol):
    """Postings with the lengths of fields, counted in words."""

    def lengths(self, field: TextField) -> Sequence[int]:
        """By passage number."""

    def words_in(self, field: TextField) -> int:
        """Of all passages together."""


def score(criterion: Criterion, segments: Sequence[Weighed], found: Sequence[Set[int]]) -> list[dict[int, float]]:
    """For each segment the score of each found passage that has one of the words; above 0.

    Words count wherever the criterion asks for them, except in filters and exclusions.
    """
    scores: list[dict[int, float]] = [defaultdict(float) for _ in segments]
    passages = sum(len(segment.everything) for segment in segments)
    for wanted in dict.fromkeys(weighing_words(criterion)):
        having = sum(len(segment.frequencies(wanted.field, wanted.words)) for segment in segments)
        if not having:
            continue
        weight = wanted.weight * log(1 + (passages - having + 0.5) / (having + 0.5))
        mean_length = sum(segment.words_in(wanted.field) for segment in segments) / passages
        for segment, numbers, points in zip(segments, found, scores, strict=True):
            _add(points, wanted, segment, numbers, weight, mean_length)
    return scores


def _add(
    points: dict[int, float], wanted: HasWords, segment: Weighed, among: Set[int], weight: float, mean_length: float
) -> None:
    frequencies = segment.frequencies(wanted.field, wanted.words)
    lengths = segment.lengths(wanted.field)
    gain, least, each = weight * (_K1 + 1), _K1 * (1 - _B), _K1 * _B / mean_length
    for number in frequencies.keys() & among:
        frequency = frequencies[number]
        points[number] += gain * frequency / (frequency + least + each * lengths[number])
