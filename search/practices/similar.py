"""How similar practices are to what is asked.

Five signals: words of the practice, words of its document, words of the passages of its document as full-text search
finds them (for a description only), topics of practice and document, and the meaning of its passages (dense vectors); and
a sixth that does not depend on what is asked: how much the practice tells of work at the grass roots, which news of the
wide world does not. What they give cannot be compared as it is, so each is measured in standard deviations. Words are
damped: one rare word that chance put into a short practice would outweigh all else.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from search.practices.asked import Asked
from search.practices.meaning import Nearness
from search.practices.tables import Tables

_Scores = NDArray[np.float32]  # one for each unit


@dataclass(frozen=True, slots=True)
class Weights:
    """What each signal counts; chosen by tests/quality/similar, see docs/decisions/20261122-similar.md."""

    practice_words: float = 0.5
    document_words: float = 0.5
    passage_words: float = 0.5
    topics: float = 1.0
    meaning: float = 1.4
    grassroots: float = 0.8


ALL_SIGNALS = Weights()

_FAR = 10.0  # standard deviations; of what is beyond, the logarithm counts


@dataclass(frozen=True, slots=True)
class Ranking:
    """All units with their scores."""

    numbers: NDArray[np.int64]  # in order
    scores: _Scores

    def best_first(self) -> Iterator[tuple[int, float]]:
        """Numbers and scores; of equal ones the first comes first."""
        for place in np.argsort(-self.scores, kind="stable"):
            yield int(self.numbers[place]), float(self.scores[place])

    def score_of(self, number: int) -> float:
        """The score of one unit."""
        return float(self.scores[np.searchsorted(self.numbers, number)])


def rank(asked: Asked, tables: Tables, nearness: Nearness, wording: _Scores, weights: Weights) -> Ranking:
    """How similar each unit is; only by words and topics while there are no vectors.

    `wording`: for each document how well its passages have the words of a description.
    """
    in_practices, in_documents = tables.practices.score, tables.documents.score
    words = {asked.numbers[word]: weight for word, weight in asked.words.items()}
    topics = {asked.numbers[topic]: weight for topic, weight in asked.topics.items()}

    def deviations(scores: _Scores) -> _Scores:
        return _standard(scores, tables.unnamed)

    return Ranking(
        tables.practices.numbers,
        weights.practice_words * _damped(deviations(in_practices(words)))
        + weights.document_words * _damped(deviations(in_documents(words)[tables.document_of]))
        + weights.passage_words * _damped(deviations(wording[tables.document_of]))
        + weights.topics * deviations(in_practices(topics) + in_documents(topics)[tables.document_of])
        + weights.meaning * deviations(nearness.of_units(tables.practices.numbers))
        + weights.grassroots * deviations(tables.grassroots),
    )


def _standard(scores: _Scores, unnamed: NDArray[np.bool_]) -> _Scores:
    """In standard deviations from the mean; all zero where nothing tells one from another.

    Mean and deviation are those of stretches without a name: how many names a text has changes nothing.
    """
    measured = scores[unnamed] if unnamed.any() else scores
    spread = float(measured.std()) if len(measured) else 0.0
    return (scores - measured.mean()) / spread if spread else np.zeros_like(scores)


def _damped(deviations: _Scores) -> _Scores:
    far: _Scores = np.maximum(deviations - _FAR, 0)
    return deviations - far + np.log1p(far)
