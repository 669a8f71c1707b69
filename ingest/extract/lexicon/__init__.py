"""Word lists of general Chinese and facts of the country that extraction goes by.

verbs.txt and nouns.txt are made by build.py, the others are kept by hand. No list holds a name out of a document.
"""

from __future__ import annotations

from pathlib import Path

from ingest.word_lists import read_rows, read_words

__all__ = ["rows_of", "words_of"]

_FOLDER = Path(__file__).parent


def words_of(file: str) -> frozenset[str]:
    """The words of a .txt file of this folder."""
    return read_words(_FOLDER / file)


def rows_of(file: str) -> tuple[tuple[str, ...], ...]:
    """The cells of each line of a .tsv file of this folder."""
    return read_rows(_FOLDER / file)
