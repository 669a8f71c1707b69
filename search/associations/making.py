"""Makes words.npz: python -m search.associations.making DICT, with the dictionary of jieba 0.42.1 (jieba/dict.txt, MIT).

Latent semantic analysis (Deerwester et al. 1990), not of texts but of topics: the words of each are a row, words are the
columns. So two words are near that stand in one topic, or with the same others. The decomposition is that of Halko,
Martinsson and Tropp (2011), with numpy. How telling a word is comes from how often it stands in the texts that the
dictionary was counted in.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from math import log, sqrt
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from search.analyzer import words
from search.associations.vectors import DIMENSIONS, FILE
from search.practices.terms import telling_words
from search.topics import topics
from search.vectors.quantised import quantise

_RARE = 20  # times; of what stands in the dictionary less often nothing is known
_COMMONEST = 4.0  # the logarithm of one part of how many words a word is that tells nothing
_MORE = 64  # dimensions that are looked at besides
_ROUNDS = 4
_BLOCK = 1000  # rows at a time
_LEAST = np.finfo(np.float32).tiny  # a row may be all zero

Row = Mapping[str, float]  # words, each with its weight
_Matrix = NDArray[np.float32]


def rows() -> Iterator[Row]:
    """The words of each topic."""
    for topic in topics():
        row: dict[str, float] = {}
        for expression in sorted(topic.words):
            cut = words_of(expression)
            for word in cut:
                row[word] = max(row.get(word, 0.0), 1 / sqrt(len(cut)))
        yield row


def words_of(expression: str) -> tuple[str, ...]:
    """A long expression counts by its words; a single character only where it is the whole."""
    return telling_words(list(words(expression, parts=True))) or ((expression,) if len(expression) == 1 else ())


def telling(frequencies: Mapping[str, int]) -> Mapping[str, float]:
    """How telling each word of a dictionary is, by how often each stands in its texts; under "" any other word."""
    told = sum(frequencies.values())
    rarity = {word: log(told / max(_RARE, count)) - _COMMONEST for word, count in (*frequencies.items(), ("", 0))}
    return {word: sqrt(max(0.0, each)) for word, each in rarity.items()}


def word_vectors(rows: Sequence[Row], telling: Mapping[str, float], dimensions: int) -> tuple[list[str], _Matrix]:
    """The words of rows in order, and for each a row of the matrix, as long as the word is telling."""
    known = sorted({word for row in rows for word in row})
    tells = np.array([telling.get(word, telling[""]) for word in known], dtype=np.float32)
    places = {word: place for place, word in enumerate(known)}

    def blocks() -> Iterator[_Matrix]:
        for start in range(0, len(rows), _BLOCK):
            block = np.zeros((len(rows[start : start + _BLOCK]), len(known)), dtype=np.float32)
            for row, numbers in zip(rows[start : start + _BLOCK], block, strict=True):
                numbers[[places[word] for word in row]] = list(row.values())
            block *= tells
            yield block / np.maximum(np.linalg.norm(block, axis=1, keepdims=True), _LEAST)

    vectors = _scaled_right_vectors(blocks, len(known), dimensions)
    return known, vectors / np.maximum(np.linalg.norm(vectors, axis=1, keepdims=True), _LEAST) * tells[:, None]


def _scaled_right_vectors(blocks: Callable[[], Iterator[_Matrix]], columns: int, dimensions: int) -> _Matrix:
    """The right singular vectors of a matrix that comes in blocks of rows, a column each, times their singular values."""
    basis = np.random.default_rng(0).standard_normal((columns, dimensions + _MORE), dtype=np.float32)
    for _ in range(_ROUNDS):
        basis, _ = np.linalg.qr(sum(block.T @ (block @ basis) for block in blocks()))
    within = np.concatenate([block @ basis for block in blocks()])
    _, values, turned = np.linalg.svd(within, full_matrices=False)
    scaled: _Matrix = (basis @ turned.T * values)[:, :dimensions]
    return scaled


def _frequencies(dictionary: Path) -> Mapping[str, int]:
    lines = map(str.split, dictionary.read_text(encoding="utf-8").splitlines())
    return {word: int(count) for word, count, *_ in lines}


if __name__ == "__main__":
    known, vectors = word_vectors([*rows()], telling(_frequencies(Path(sys.argv[1]))), DIMENSIONS)
    kept = quantise(vectors)
    np.savez(FILE, words=np.frombuffer("\n".join(known).encode(), np.uint8), numbers=kept.numbers, scales=kept.scales)
