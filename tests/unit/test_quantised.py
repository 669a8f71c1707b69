"""Vectors in whole numbers of 8 bits: as near to one another as before, to the third digit."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from numpy.typing import NDArray

from search.vectors.encoder import DIMENSIONS
from search.vectors.file import VectorFile
from search.vectors.quantised import quantise

SOME = 1300  # more than two blocks


@pytest.fixture(scope="module")
def units() -> NDArray[np.float32]:
    drawn = np.random.default_rng(4).standard_normal((SOME, DIMENSIONS)).astype(np.float32)
    return drawn / np.linalg.norm(drawn, axis=1, keepdims=True)


def test_the_nearest_cosine_is_that_of_the_vectors(units: NDArray[np.float32]) -> None:
    found = quantise(units).nearest(units[:3])
    assert np.abs(found - (units @ units[:3].T).max(axis=1)).max() < 0.003
    assert set(np.argsort(-found)[:3].tolist()) == {0, 1, 2}


def test_a_file_gives_back_what_was_put_in_order_of_the_keys(units: NDArray[np.float32], tmp_path: Path) -> None:
    file = VectorFile(tmp_path)
    file.put(dict(zip(range(SOME, 0, -1), units, strict=True)))
    keys, kept = file.read({*range(1, SOME), SOME + 7})  # one is not asked for, one is not there
    assert keys.tolist() == list(range(1, SOME))
    assert np.abs(kept.vectors(np.array([0, 700])) - units[[SOME - 1, SOME - 701]]).max() < 0.003
    assert len(file.read(set())[1]) == 0
    file.close()


def test_a_vector_of_zeros_is_near_nothing() -> None:
    assert quantise(np.zeros((1, DIMENSIONS), np.float32)).nearest(np.ones((1, DIMENSIONS), np.float32)).tolist() == [0]
