"""The questions put to `hongfan similar`, with all its signals or some of them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from search.practices.finding import SimilarPractices
from search.practices.found import Similar
from search.practices.similar import FOR_DESCRIPTIONS, Weights
from tests.quality.search.measure import LOOKED_AT
from tests.quality.search.questions import Question, name_of

SIMILAR = ("near", "everyday")  # kinds of questions
SIGNALS = {  # how they are called in tables, and in Weights
    "words of practices": "practice_words",
    "words of documents": "document_words",
    "words of passages": "passage_words",
    "topics": "topics",
    "associations": "associations",
    "nearest words": "nearest_words",
    "meaning": "meaning",
    "grass roots": "grassroots",
}


def alone(signal: str) -> Weights:
    """One of SIGNALS, and no other."""
    return Weights(**{field: float(name == signal) for name, field in SIGNALS.items()})


def without(signal: str) -> Weights:
    """All signals but one of SIGNALS."""
    return replace(FOR_DESCRIPTIONS, **{SIGNALS[signal]: 0.0})


def ranks_in_similar(questions: Sequence[Question], practices: SimilarPractices) -> dict[Question, int]:
    """How high the first practice stands that a document which answers tells of; 0 where none does."""
    return {question: _rank(question, practices) for question in questions}


def _rank(question: Question, practices: SimilarPractices) -> int:
    found = practices.to_description(question.query, limit=LOOKED_AT)
    return next((rank for rank, practice in enumerate(found, 1) if is_answer(practice, question)), 0)


def is_answer(practice: Similar, question: Question) -> bool:
    """Whether a document that answers tells of a practice."""
    return any(question.is_answered_by(name_of(document.sources[0])) for document in practice.documents)


def answers(question: Question, practices: SimilarPractices) -> list[str]:
    """The first practices found, each by its name and the file of its first document."""
    found = practices.to_description(question.query, limit=3)
    return [f"{practice.name} ({name_of(practice.documents[0].sources[0])})" for practice in found]
