"""The runs of a text as numbers, and the sample of them by which texts that share many are found.

The sample is by value: a run that is in the sample of one text is in that of every text that has it. So a part of a
text shares its sample with the whole, however long that is (Broder 1997, sketches by modulus).
"""

from __future__ import annotations

import zlib
from array import array
from collections.abc import Collection, Iterable

from search.shingles import runs_of

_NTH = 4  # of the runs are in a sample


def hashed_runs(units: str) -> list[int]:
    """The runs of four units, in order, each as a number of 32 bits."""
    return [zlib.crc32(run.encode()) for run in runs_of(units)]


def sample_of(hashes: Iterable[int]) -> set[int]:
    """Those that stand for all."""
    return {each for each in hashes if each % _NTH == 0}


def to_bytes(hashes: Collection[int]) -> bytes:
    """Distinct runs, four bytes each."""
    return array("I", sorted(hashes)).tobytes()


def from_bytes(data: bytes) -> set[int]:
    """What to_bytes was given."""
    return set(array("I", data))
