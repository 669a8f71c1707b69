"""The questions put to `hongfan similar`, with all its signals or some of them."""

from __future__ import annotations

from collections.abc import Sequence

from search.practices.finding import SimilarPractices
from search.practices.similar import Weights
from tests.quality.search.measure import LOOKED_AT
from tests.quality.search.questions import Question

SIMILAR = ("near", "everyday")  # kinds of questions
SIGNALS = {
    "words of practices": Weights(document_words=0, topics=0, meaning=0),
    "words of documents": Weights(practice_words=0, topics=0, meaning=0),
    "topics": Weights(practice_words=0, document_words=0, meaning=0),
    "meaning": Weights(practice_words=0, document_words=0, topics=0),
}


def without(signal: str) -> Weights:
    """All signals but one of SIGNALS."""
    kept = [one for name, one in SIGNALS.items() if name != signal]
    return Weights(
        practice_words=max(one.practice_words for one in kept),
        document_words=max(one.document_words for one in kept),
        topics=max(one.topics for one in kept),
        meaning=max(one.meaning for one in kept),
    )


def ranks_in_similar(questions: Sequence[Question], practices: SimilarPractices) -> dict[Question, int]:
    """How high the first practice stands that a document which answers tells of; 0 where none does."""
    return {question: _rank(question, practices) for question in questions}


def _rank(question: Question, practices: SimilarPractices) -> int:
    found = practices.to_description(question.query, limit=LOOKED_AT)
    answering = (
        rank
        for rank, practice in enumerate(found, 1)
        if any(question.is_answered_by(document.sources[0].file) for document in practice.documents)
    )
    return next(answering, 0)


def answers(question: Question, practices: SimilarPractices) -> list[str]:
    """The first practices found, each by its name and the file of its first document."""
    found = practices.to_description(question.query, limit=3)
    return [f"{practice.name} ({practice.documents[0].sources[0].file})" for practice in found]
