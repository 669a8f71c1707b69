"""How similar practices are to what is asked.

Four signals: words of the practice, words of its document, topics of both, and the meaning of its passages (dense
vectors). What they give cannot be compared as it is, so each is measured in standard deviations over all practices.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from search.practices.asked import Asked
from search.practices.index import PracticesView

_Scores = NDArray[np.float32]  # one for each unit


@dataclass(frozen=True, slots=True)
class Weights:
    """What each signal counts; chosen by tests/quality/similar, see docs/decisions/20261122-similar.md."""

    practice_words: float = 0.5
    document_words: float = 0.5
    topics: float = 1.0
    meaning: float = 1.0


ALL_SIGNALS = Weights()


class Units(NamedTuple):
    """All units, and the document of each."""

    numbers: NDArray[np.int64]
    documents: NDArray[np.int64]


def rank(
    asked: Asked, view: PracticesView, units: Units, meaning: Mapping[int, float], weights: Weights
) -> list[tuple[int, float]]:
    """Numbers and scores of all units, best first. `meaning`: how near each is, empty while there are no vectors."""
    topics = _in_order(view.score_practices(asked.topics), units.numbers)
    topics += _in_order(view.score_documents(asked.topics), units.documents)
    total = (
        weights.practice_words * _standard(_in_order(view.score_practices(asked.words), units.numbers))
        + weights.document_words * _standard(_in_order(view.score_documents(asked.words), units.documents))
        + weights.topics * _standard(topics)
        + weights.meaning * _standard(_in_order(meaning, units.numbers))
    )
    best = np.argsort(-total, kind="stable")
    return list(zip(units.numbers[best].tolist(), total[best].tolist(), strict=True))


def _in_order(scores: Mapping[int, float], numbers: NDArray[np.int64]) -> _Scores:
    """The score of each; 0 where there is none."""
    by_number = np.zeros(int(numbers.max(initial=0)) + 1, dtype=np.float32)
    by_number[np.fromiter(scores.keys(), np.int64, len(scores))] = np.fromiter(scores.values(), np.float32, len(scores))
    return by_number[numbers]


def _standard(scores: _Scores) -> _Scores:
    """In standard deviations from the mean; all zero where nothing tells one from another."""
    spread = float(scores.std()) if len(scores) else 0.0
    return (scores - scores.mean()) / spread if spread else np.zeros_like(scores)
