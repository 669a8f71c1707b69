"""Make verbs.txt: words of general Chinese that no name of a body runs across.

    python -m ingest.extract.lexicon.build DICT

DICT is the dictionary of jieba 0.42.1 (jieba/dict.txt, MIT): a line a word, with its count and its part of speech.
Kept are verbs, adverbs, adjectives, pronouns, conjunctions, prepositions and set phrases of two to four characters
that are not rare, without the words of in_names.txt.
"""

from __future__ import annotations

import sys
from pathlib import Path

from ingest.extract.lexicon import words_of

_PARTS_OF_SPEECH = frozenset({"v", "vd", "vi", "vq", "vg", "d", "dg", "ad", "a", "p", "c", "u", "r", "rr", "rz", "f"})
_SET_PHRASES = frozenset({"l", "i"})  # kept when they have four characters; shorter ones are nouns
_LEAST_COUNT = 30


def verbs(lines: list[str]) -> list[str]:
    """The kept words of a dictionary, sorted."""
    kept = set()
    for line in lines:
        word, count, part_of_speech = line.split()
        kind = part_of_speech in _PARTS_OF_SPEECH or (part_of_speech in _SET_PHRASES and len(word) == 4)
        if kind and 2 <= len(word) <= 4 and int(count) >= _LEAST_COUNT:
            kept.add(word)
    return sorted(kept - words_of("in_names.txt"))


if __name__ == "__main__":
    found = verbs(Path(sys.argv[1]).read_text(encoding="utf-8").splitlines())
    (Path(__file__).parent / "verbs.txt").write_text("\n".join(found) + "\n", encoding="utf-8")
