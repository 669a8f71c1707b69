"""How similar practices are to what is asked.

Four signals: words of the practice, words of its document, topics of both, and the meaning of its passages (dense
vectors). What they give cannot be compared as it is, so each is measured in standard deviations over all practices.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

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


def rank(
    asked: Asked,
    view: PracticesView,
    document_of: Mapping[int, int],
    meaning: Mapping[int, float],
    weights: Weights,
) -> dict[int, float]:
    """Scores of the units of `document_of`, best first. `meaning`: how near each is, empty while there are no vectors."""
    units, documents = list(document_of), list(document_of.values())
    topics = _in_order(view.score_practices(asked.topics), units)
    topics += _in_order(view.score_documents(asked.topics), documents)
    total = (
        weights.practice_words * _standard(_in_order(view.score_practices(asked.words), units))
        + weights.document_words * _standard(_in_order(view.score_documents(asked.words), documents))
        + weights.topics * _standard(topics)
        + weights.meaning * _standard(_in_order(meaning, units))
    )
    return {units[place]: float(total[place]) for place in np.argsort(-total, kind="stable")}


def _in_order(scores: Mapping[int, float], numbers: Sequence[int]) -> _Scores:
    return np.array([scores.get(number, 0.0) for number in numbers], dtype=np.float32)


def _standard(scores: _Scores) -> _Scores:
    """In standard deviations from the mean; all zero where nothing tells one from another."""
    spread = float(scores.std()) if len(scores) else 0.0
    return (scores - scores.mean()) / spread if spread else np.zeros_like(scores)
