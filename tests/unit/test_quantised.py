"""Vectors in whole numbers of 8 bits: as near to one another as before, to the third digit."""

from __future__ import annotations

import numpy as np
import pytest
from numpy.typing import NDArray

from search.vectors.encoder import DIMENSIONS
from search.vectors.quantised import joined, quantise

SOME = 1300  # more than two blocks


@pytest.fixture(scope="module")
def units() -> NDArray[np.float32]:
    drawn = np.random.default_rng(4).standard_normal((SOME, DIMENSIONS)).astype(np.float32)
    return drawn / np.linalg.norm(drawn, axis=1, keepdims=True)


def test_the_nearest_cosine_is_that_of_the_vectors(units: NDArray[np.float32]) -> None:
    found = quantise(units).nearest(units[:3])
    assert np.abs(found - (units @ units[:3].T).max(axis=1)).max() < 0.003
    assert set(np.argsort(-found)[:3].tolist()) == {0, 1, 2}


def test_what_is_joined_stands_in_its_order(units: NDArray[np.float32]) -> None:
    whole, parts = quantise(units), joined([quantise(units[:700]), quantise(units[700:])])
    assert np.array_equal(whole.numbers, parts.numbers)
    assert np.array_equal(whole.vectors(np.array([699, 700])), parts.vectors(np.array([699, 700])))
    assert len(joined([])) == 0


def test_a_vector_of_zeros_is_near_nothing() -> None:
    assert quantise(np.zeros((1, DIMENSIONS), np.float32)).nearest(np.ones((1, DIMENSIONS), np.float32)).tolist() == [0]
