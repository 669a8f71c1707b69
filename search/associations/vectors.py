"""Vectors of words, and of texts as sums of these."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping
from functools import cache
from pathlib import Path
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from search.vectors.quantised import Quantised

_NEAR = 0.35  # cosine from which a word says much the same as another
FILE = Path(__file__).with_name("words.npz")
DIMENSIONS = 256


class _Words(NamedTuple):
    numbers: Mapping[str, int]  # the row of each word, in order
    vectors: Quantised  # each as long as the word is telling
    lengths: NDArray[np.float32]


class Near(NamedTuple):
    """What is near to a word."""

    word: str
    telling: float  # how telling the word is
    words: Mapping[str, float]  # those near to it, and itself, with the cosine


def vector_of(text: Mapping[str, float]) -> NDArray[np.float32]:
    """Of a text by its words, each with how much of it there is: of length 1, or all zero where no word is known."""
    known = {_words().numbers[word]: amount for word, amount in text.items() if word in _words().numbers}
    amounts = np.fromiter(known.values(), np.float32, len(known))
    total: NDArray[np.float32] = amounts @ _words().vectors.vectors(np.fromiter(known, np.int64, len(known)))
    length = float(np.linalg.norm(total))
    return total / length if length else total


def nearness(words: Iterable[str], vector: NDArray[np.float32]) -> dict[str, float]:
    """Of each word that is known, the cosine with a vector of length 1."""
    numbers = {word: _words().numbers[word] for word in words if word in _words().numbers}
    places = np.fromiter(numbers.values(), np.int64, len(numbers))
    cosines = _words().vectors.vectors(places) @ vector / _words().lengths[places]
    return dict(zip(numbers, cosines.tolist(), strict=True))


def near_to(words: Iterable[str]) -> list[Near]:
    """For each word that is known, in order."""
    told = list(_words().numbers)
    found = []
    for word in words:
        if (number := _words().numbers.get(word)) is not None:
            length = float(_words().lengths[number])
            vector = _words().vectors.vectors(np.array([number])) / length
            cosines = _words().vectors.nearest(vector) / _words().lengths
            near = np.flatnonzero(cosines >= _NEAR).tolist()
            found.append(Near(word, length, {told[place]: float(cosines[place]) for place in near}))
    return found


def word_count() -> int:
    """How many words have one."""
    return len(_words().numbers)


@cache
def digest() -> str:
    """Changes with the vectors: what was made by some cannot be compared with what others made."""
    return hashlib.sha256(FILE.read_bytes()).hexdigest()[:8]


@cache
def _words() -> _Words:
    with np.load(FILE) as kept:
        told = kept["words"].tobytes().decode().split("\n")
        vectors = Quantised(kept["numbers"], kept["scales"])
    lengths = np.linalg.norm(vectors.vectors(np.arange(len(vectors))), axis=1)
    shortest = np.finfo(np.float32).tiny  # a vector may be all zero
    return _Words({word: number for number, word in enumerate(told)}, vectors, np.maximum(lengths, shortest))
