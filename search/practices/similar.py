"""How similar practices are to what is asked.

The signals: words of the practice, words of its document, words of the passages of its document as full-text search
finds them (for a description only), topics of practice and document, what the words of both make people think of
(search.associations), for each word of a description the word of the practice that is nearest to it by these (MaxSim,
Khattab & Zaharia 2020), and the meaning of its passages (dense vectors); and one that does not depend on what is asked:
how much the practice tells of work at the grass roots, which news of the wide world does not. What they give cannot be
compared as it is, so each is measured in standard deviations. Words are damped: one rare word that chance put into a
short practice would outweigh all else.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from math import log, sqrt

import numpy as np
from numpy.typing import NDArray

from search.practices.asked import Asked
from search.practices.meaning import Nearness
from search.practices.tables import Tables

_Scores = NDArray[np.float32]  # one for each unit


@dataclass(frozen=True, slots=True)
class Weights:
    """What each signal counts."""

    practice_words: float
    document_words: float
    passage_words: float
    topics: float
    associations: float
    nearest_words: float
    meaning: float
    grassroots: float


FOR_DESCRIPTIONS = Weights(  # learned by tests/quality/similar/learning.py
    practice_words=0.0,
    document_words=0.05,
    passage_words=0.55,
    topics=0.5,
    associations=1.0,
    nearest_words=0.6,
    meaning=1.45,
    grassroots=1.45,
)
FOR_PRACTICES = Weights(  # and for passages: for which neither full-text search is asked nor word by word
    practice_words=0.5,
    document_words=0.5,
    passage_words=0.0,
    topics=1.0,
    associations=1.0,
    nearest_words=0.0,
    meaning=1.4,
    grassroots=0.8,
)

_FAR = 10.0  # standard deviations; of what is beyond, the logarithm counts
_LED = 50  # units, from the mean of which the lead of one is counted


@dataclass(frozen=True, slots=True)
class Ranking:
    """All units with their scores."""

    numbers: NDArray[np.int64]  # in order
    scores: _Scores
    associations: _Scores  # cosines; 1 where no word that is asked has any
    ranked: NDArray[np.bool_]

    def best_first(self) -> Iterator[tuple[int, float]]:
        """Numbers and scores of what is ranked; of equal ones the first comes first."""
        places = np.flatnonzero(self.ranked)
        for place in places[np.argsort(-self.scores[places], kind="stable")]:
            yield int(self.numbers[place]), float(self.scores[place])

    def score_of(self, number: int) -> float:
        """The score of one unit."""
        return float(self.scores[np.searchsorted(self.numbers, number)])

    def closeness(self, number: int) -> float:
        """How far one unit leads the fifty best, times its associations; may be compared between questions.

        A lead of 1 is what chance gives the best of so many: the root of 2 ln n standard deviations for n units (the
        greatest of n normal numbers), so that it tells as much among eighty practices as among many thousands. The best
        for a question that nothing answers leads, too; it has few associations with it.
        """
        scores = self.scores[self.ranked]
        best = np.partition(scores, -min(_LED, len(scores)))[-_LED:]
        lead = (self.score_of(number) - float(best.mean())) / sqrt(2 * log(max(2, len(scores))))
        return lead * float(self.associations[np.searchsorted(self.numbers, number)])


def rank(
    asked: Asked, tables: Tables, nearness: Nearness, wording: _Scores, weights: Weights, *, by_stretches: bool = False
) -> Ranking:
    """How similar each unit is; without their meaning while there are no vectors of texts.

    `wording`: for each document how well its passages have the words of a description. `by_stretches`: rank only
    stretches without a name, and all units of a document that has none: where little is asked, initiatives of which a
    sentence or two tell would come first by chance.
    """
    in_practices, in_documents, document_of = tables.practices.score, tables.documents.score, tables.document_of
    words = {asked.numbers[word]: weight for word, weight in asked.words.items()}
    topics = {asked.numbers[topic]: weight for topic, weight in asked.topics.items()}
    associations = tables.associations.nearest(asked.associations[None])

    def deviations(scores: _Scores) -> _Scores:
        return _standard(scores, tables.unnamed)

    signals: Iterable[tuple[float, Callable[[], _Scores]]] = (
        (weights.practice_words, lambda: _damped(deviations(in_practices(words)))),
        (weights.document_words, lambda: _damped(deviations(in_documents(words)[document_of]))),
        (weights.passage_words, lambda: _damped(deviations(wording[document_of]))),
        (weights.topics, lambda: deviations(in_practices(topics) + in_documents(topics)[document_of])),
        (weights.associations, lambda: deviations(associations)),
        (weights.nearest_words, lambda: deviations(_nearest_words(asked, tables))),
        (weights.meaning, lambda: deviations(nearness.of_units(tables.practices.numbers))),
        (weights.grassroots, lambda: deviations(tables.grassroots)),
    )
    total = np.zeros(len(tables.practices.numbers), dtype=np.float32)
    for weight, scores in signals:
        if weight:
            total += np.float32(weight) * scores()
    has_stretches = np.isin(tables.document_of, tables.document_of[tables.unnamed])
    ranked = tables.unnamed | ~has_stretches if by_stretches else np.ones_like(tables.unnamed)
    kin = associations if asked.associations.any() else np.ones_like(associations)
    return Ranking(tables.practices.numbers, total, kin, ranked)


def _nearest_words(asked: Asked, tables: Tables) -> _Scores:
    total = np.zeros(len(tables.practices.numbers), dtype=np.float32)
    for word in asked.near:
        near = {asked.numbers[other]: cosine for other, cosine in word.words.items() if other in asked.numbers}
        total += np.float32(word.telling) * tables.practices.most(near)
    return total


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
