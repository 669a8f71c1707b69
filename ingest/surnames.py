"""Chinese surnames: the one list that heads of reports and extraction go by."""

from __future__ import annotations

from pathlib import Path

from ingest.word_lists import read_words

_FOLDER = Path(__file__).parent / "words"

SURNAMES = read_words(_FOLDER / "surnames.txt")  # of one character and of two
SURNAMES_AS_WORDS = read_words(_FOLDER / "surnames_as_words.txt")  # 高, 向, 党: words of ordinary sentences too
