"""What the word “close” is worth: how often it stands at the first practice found, and how often it is right."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from search.practices.finding import SimilarPractices
from tests.quality.search.questions import Question
from tests.quality.similar.asking import is_answer

_LOOKED_AT = 5  # practices of each question, which were graded


class Closeness(NamedTuple):
    """Shares from 0 to 1."""

    first_close: float  # of the first practices, how many are called close
    close_right: float  # of those called close among the first five, how many answer


def closeness_of(questions: Iterable[Question], practices: SimilarPractices) -> Closeness:
    """For descriptions. Where none is called close, all of them are right."""
    first: list[bool] = []
    right: list[bool] = []
    for question in questions:
        found = practices.to_description(question.query, limit=_LOOKED_AT)
        first += [practice.is_close for practice in found[:1]]
        right += [is_answer(practice, question) for practice in found if practice.is_close]
    return Closeness(sum(first) / len(first), sum(right) / len(right) if right else 1.0)
