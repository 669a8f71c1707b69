"""The reader of word lists that are kept as data files.

In a file, lines that begin with # are comments; in .txt files words stand between white space, in .tsv files cells
between tabs.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path


@cache
def read_words(path: Path) -> frozenset[str]:
    """The words of a .txt file; read once per process."""
    return frozenset(word for line in _lines(path) for word in line.split())


@cache
def read_rows(path: Path) -> tuple[tuple[str, ...], ...]:
    """The cells of each line of a .tsv file; read once per process."""
    return tuple(tuple(line.split("\t")) for line in _lines(path))


def _lines(path: Path) -> list[str]:
    lines = path.read_text(encoding="utf-8").splitlines()
    return [line for line in lines if line and not line.startswith("#")]
