"""What each signal counts is learned from questions with their answers."""

from __future__ import annotations

import numpy as np

from tests.quality.similar.learning import Example, asked, learned

DOCUMENTS = np.array([0, 0, 1, 2, 2, 2])  # of six practices
ANSWERS = np.array([False, True, False])
START = np.array([1.0, 1.0])


def test_a_signal_that_tells_answers_comes_to_count_more_than_one_that_misleads() -> None:
    telling = np.array([0.1, 0.0, 3.0, 0.2, 0.1, 0.3])
    misleading = np.array([2.0, 0.1, 0.0, 2.5, 0.2, 0.1])
    weights = learned([Example(np.stack([telling, misleading], axis=1), DOCUMENTS, ANSWERS)], START)
    assert weights[0] > START[0]
    assert 0 <= weights[1] < START[1]


def test_a_document_counts_by_its_best_practice() -> None:
    signal = np.array([[0.0], [5.0], [4.0], [0.0], [0.0], [0.0]])  # by the mean, the second document would be first
    (weight,) = learned([Example(signal, DOCUMENTS, np.array([True, False, False]))], np.array([0.2]))
    assert weight > 0.2


def test_questions_to_learn_by_are_none_of_those_held_out() -> None:
    questions = list(asked())
    assert len(questions) == 98 + 130
    assert all(files for _, files in questions)
