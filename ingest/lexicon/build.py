"""Make verbs.txt and nouns.txt: words of general Chinese that mark the borders of names, and that are no names.

    python -m ingest.lexicon.build DICT

DICT is the dictionary of jieba 0.42.1 (jieba/dict.txt, MIT): a line a word, with its count and its part of speech.
verbs.txt has verbs, adverbs, adjectives, pronouns, conjunctions, prepositions and set phrases, nouns.txt common nouns
and the like; both words of two to four characters that are not rare, without those of in_names.txt.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable
from pathlib import Path

from ingest.lexicon import words_of

_VERBS = frozenset({"v", "vd", "vi", "vq", "vg", "d", "dg", "ad", "a", "p", "c", "u", "r", "rr", "rz", "f"})
_SET_PHRASES = frozenset({"l", "i"})  # verbs when they have four characters; shorter ones are nouns
_NOUNS = frozenset({"n", "b", "t", "s", "m", "q", "an"})


def is_verb(word: str, part_of_speech: str) -> bool:
    """Whether a word of the dictionary goes into verbs.txt."""
    return part_of_speech in _VERBS or (part_of_speech in _SET_PHRASES and len(word) == 4)


def is_noun(word: str, part_of_speech: str) -> bool:  # noqa: ARG001  # the same signature as is_verb
    """Whether a word of the dictionary goes into nouns.txt."""
    return part_of_speech in _NOUNS


def chosen(lines: Iterable[str], fits: Callable[[str, str], bool], least_count: int) -> list[str]:
    """The words that fit and stand that often, sorted."""
    kept = set()
    for line in lines:
        word, count, part_of_speech = line.split()
        if 2 <= len(word) <= 4 and int(count) >= least_count and fits(word, part_of_speech):
            kept.add(word)
    return sorted(kept - words_of("in_names.txt"))


if __name__ == "__main__":
    dictionary = Path(sys.argv[1]).read_text(encoding="utf-8").splitlines()
    for file, fits, least_count in (("verbs.txt", is_verb, 30), ("nouns.txt", is_noun, 100)):
        words = chosen(dictionary, fits, least_count)
        (Path(__file__).parent / file).write_text("\n".join(words) + "\n", encoding="utf-8")
