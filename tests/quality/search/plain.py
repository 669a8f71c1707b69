"""What search is measured against: BM25 over the words of a passage, and nothing else.

Source: Robertson and Zaragoza (2009), with Lucene's inverse document frequency.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable
from heapq import nlargest
from math import log

from search.analyzer import words

_K1, _B = 1.2, 0.75


class PlainRanking:
    """Passages by their words as jieba cuts them, without parts, phrases, titles or filters."""

    def __init__(self, passages: Iterable[tuple[str, str]]) -> None:
        """`passages`: the file that each stands in, and its text."""
        self._files: list[str] = []
        self._lengths: list[int] = []
        self._having: dict[str, list[tuple[int, int]]] = defaultdict(list)  # by word: (passage, how often)
        for number, (file, text) in enumerate(passages):
            counts = Counter(word.text for word in words(text, parts=False))
            self._files.append(file)
            self._lengths.append(counts.total())
            for word, count in counts.items():
                self._having[word].append((number, count))

    def best(self, query: str, limit: int) -> list[str]:
        """The files of the passages that answer best, best first."""
        mean = sum(self._lengths) / len(self._lengths)
        scores: dict[int, float] = defaultdict(float)
        for word in dict.fromkeys(word.text for word in words(query, parts=False)):
            having = self._having.get(word, [])
            weight = log(1 + (len(self._files) - len(having) + 0.5) / (len(having) + 0.5))
            for number, count in having:
                scores[number] += (
                    weight * count * (_K1 + 1) / (count + _K1 * (1 - _B + _B * self._lengths[number] / mean))
                )
        best = nlargest(limit, scores, key=lambda number: (scores[number], -number))
        return [self._files[number] for number in best]
