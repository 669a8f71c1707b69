"""Chinese surnames: the one list that heads of reports and extraction go by."""

from __future__ import annotations

from ingest.lexicon import words_of

SURNAMES = words_of("surnames.txt")  # of one character and of two
SURNAMES_AS_WORDS = words_of("surnames_as_words.txt")  # 高, 向, 党: words of ordinary sentences too
