"""Word lists of general Chinese and facts of the country, for reading and extraction. No list holds a name out of a document.

verbs.txt and nouns.txt are made by build.py, the others are kept by hand. In a list, lines that begin with # are
comments, the first says what it is for; in .txt files words stand between white space, in .tsv files cells between tabs.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path

__all__ = ["rows_of", "words_of"]

_FOLDER = Path(__file__).parent


@cache
def words_of(file: str) -> frozenset[str]:
    """The words of a .txt file of this folder; read once per process."""
    return frozenset(word for line in _lines(file) for word in line.split())


@cache
def rows_of(file: str) -> tuple[tuple[str, ...], ...]:
    """The cells of each line of a .tsv file of this folder; read once per process."""
    return tuple(tuple(line.split("\t")) for line in _lines(file))


def _lines(file: str) -> list[str]:
    lines = (_FOLDER / file).read_text(encoding="utf-8").splitlines()
    return [line for line in lines if line and not line.startswith("#")]
