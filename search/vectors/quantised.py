"""Unit vectors in a quarter of their room: whole numbers of 8 bits, and a scale for each vector (scalar quantisation)."""

from __future__ import annotations

from dataclasses import dataclass
from functools import reduce

import numpy as np
from numpy.typing import NDArray

_MOST = 127
_LEAST = np.finfo(np.float32).tiny  # a vector may be all zero
_BLOCK = 512  # vectors; these fit a processor's cache in 32 bits, so that products take a third of those of all at once


@dataclass(frozen=True, slots=True)
class Quantised:
    """A cosine of two of them is off by .003 at most."""

    numbers: NDArray[np.int8]  # a row for each
    scales: NDArray[np.float32]  # what one of its numbers is worth, for each

    def __len__(self) -> int:
        return len(self.scales)

    def vectors(self, places: NDArray[np.int64]) -> NDArray[np.float32]:
        """Some of them in 32 bits, a row each."""
        return self.numbers[places].astype(np.float32) * self.scales[places, None]

    def nearest(self, asked: NDArray[np.float32]) -> NDArray[np.float32]:
        """For each the highest cosine with one of these, a row each."""
        found = np.empty(len(self), dtype=np.float32)
        # one for all blocks: a new one for each takes as long as the product
        wide = np.empty((_BLOCK, asked.shape[1]), dtype=np.float32)
        for start in range(0, len(self), _BLOCK):
            numbers = self.numbers[start : start + _BLOCK]
            block = wide[: len(numbers)]
            block[:] = numbers
            # max(axis=1) takes 40 times as long on few columns
            found[start : start + _BLOCK] = reduce(np.maximum, (block @ asked.T).T)
        return found * self.scales


def quantise(vectors: NDArray[np.float32]) -> Quantised:
    """Of a row each."""
    scales = np.maximum(np.abs(vectors).max(axis=1) / _MOST, _LEAST)
    return Quantised(np.rint(vectors / scales[:, None]).astype(np.int8), scales.astype(np.float32))
