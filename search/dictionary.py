"""Words that people and the graph add to those of the analyzer, for one index.

The cut stays as it is. An added word is laid over it: wherever its characters stand, whatever the cut makes of them,
the index has one term more. So phrases keep their places, nothing that was found is lost, and a document has to be
indexed anew only if an added word stands in it.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

from ahocorasick_rs import AhoCorasick

from kg.errors import BadWordError
from search.fold import fold, fold_name

_LONGEST = 30  # characters
_LAID = "="  # no word of the analyzer holds it
_LETTER = re.compile(r"[^\W\d_]|[\ue000-\uf8ff]")  # private use stands for rare characters in names
_SIGN = re.compile(r"[\"“”„「」『』()（）|:：]|^-")  # of the query language: what is typed is cut there
_RUN_ON = re.compile(r"[a-z0-9]{2}")  # letters and digits side by side are one word


class Standing(NamedTuple):
    """A word where its characters stand."""

    word: str
    start: int  # code points, half-open
    end: int


@dataclass(frozen=True)  # without slots, which leave no room for the automaton
class Dictionary:
    """Words laid over the cut; all folded. Never changes: a dictionary with other words is another one."""

    users: frozenset[str] = frozenset()  # added by people
    names: frozenset[str] = frozenset()  # of the graph's entities, where the cut hides them

    @cached_property
    def words(self) -> frozenset[str]:
        """All of them."""
        return self.users | self.names

    @cached_property
    def fingerprint(self) -> str:
        """16 hexadecimal digits that tell it from others; "" without words."""
        lines = "\n".join((*sorted(self.users), "", *sorted(self.names)))
        return hashlib.sha256(lines.encode()).hexdigest()[:16] if self.words else ""

    def standing(self, text: str) -> list[Standing]:
        """Every word that stands in a text, also within or across others, in order of their ends.

        Not within a run of Latin letters and digits: vr does not stand in overview.
        """
        if not self.words:
            return []
        folded = fold(text)
        return [
            Standing(self._ordered[index], start, end)
            for index, start, end in self._automaton.find_matches_as_indexes(folded, overlapping=True)
            if not any(_RUN_ON.match(folded, at - 1) for at in (start, end) if at)
        ]

    def longest(self, text: str) -> Iterator[Standing]:
        """Words in a text that do not overlap, from left to right, of those that begin together the longest."""
        reached = 0
        for found in sorted(self.standing(text), key=lambda found: (found.start, -found.end)):
            if found.start >= reached:
                yield found
                reached = found.end

    @cached_property
    def _ordered(self) -> list[str]:
        return sorted(self.words)

    @cached_property
    def _automaton(self) -> AhoCorasick:
        return AhoCorasick(self._ordered, store_patterns=False)


NO_WORDS = Dictionary()


def laid(word: str) -> str:
    """The term as which an index holds a word that was added."""
    return _LAID + word


def laid_over(text: str, dictionary: Dictionary) -> tuple[str, ...]:
    """Terms for the added words in a text, each as often as it stands there."""
    return tuple(laid(found.word) for found in dictionary.standing(text))


def word_laid(term: str) -> str:
    """The added word of a term; "" for a term of the analyzer."""
    return term.removeprefix(_LAID) if term.startswith(_LAID) else ""


def check_word(typed: str) -> str:
    """A word as a dictionary has it: folded, without white space. Raises BadWordError for what is none."""
    word = fold_name(typed)
    if not word:
        raise BadWordError("没有写词 · no word was given")
    if sign := _SIGN.search(word):
        raise BadWordError(f"“{typed}”: 词里不能有 {sign.group()} · a word cannot hold this sign")
    if not _LETTER.search(word):
        raise BadWordError(f"“{typed}”: 词里要有汉字或字母 · a word needs a letter or a Chinese character")
    if len(word) < 2:
        raise BadWordError(f"“{typed}”: 单字不必加 · a single character is a word already")
    if len(word) > _LONGEST:
        raise BadWordError(f"“{typed[:_LONGEST]}…”: 词最长 {_LONGEST} 字 · a word has at most {_LONGEST} characters")
    return word
