"""Stock phrases (套话), learned from the corpus: what stands in many documents that do not come from one another."""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import dataclass

from search.lineage.fingerprint import hashed_runs
from search.lineage.kept import LineageView
from search.quotes.folding import MARK, Folded, fold_words
from search.shingles import SHINGLE

_LEAST_FAMILIES = 4  # of documents, however few there are in all
_COVERED = 0.65  # of the units of a text that says nothing of its own


@dataclass(frozen=True, slots=True)
class StockSpan:
    """A stretch of a text, each run of four units of which stands in many documents."""

    start: int  # code points of the text, inclusive
    end: int  # exclusive
    documents: int  # in which the rarest of its runs stands; those that come from one another count once


class StockPhrases:
    """What is stock in one state of the lineage. For one question or page: answers are kept."""

    def __init__(self, view: LineageView) -> None:
        self._view = view
        self.least = least_families(view.count())
        self._known: dict[int, int] = {}

    def spans(self, text: str) -> list[StockSpan]:
        """The stretches that are stock, in order, each as long as it can be; they may share up to two units."""
        folded = fold_words(text)
        return [StockSpan(*folded.offsets(start, end), documents) for start, end, documents in self._stretches(folded)]

    def share(self, text: str) -> float:
        """How much of the text is stock, from 0 to 1."""
        folded = fold_words(text)
        covered = {unit for start, end, _ in self._stretches(folded) for unit in range(start, end)}
        return len(covered) / max(1, len(folded.units))

    def is_stock(self, text: str) -> bool:
        """Whether the text says next to nothing that few documents say."""
        return self.share(text) >= _COVERED

    def _stretches(self, folded: Folded) -> Iterator[tuple[int, int, int]]:
        """Units [start, end) and documents."""
        counts = self._counts(folded.units)
        start = 0
        for at, count in enumerate([*counts, 0]):
            if count >= self.least:
                continue
            end = at + SHINGLE - 1
            if at > start and end - start - folded.units.count(MARK, start, end) >= SHINGLE:
                yield start, end, min(counts[start:at])
            start = at + 1

    def _counts(self, units: str) -> list[int]:
        """By run, in how many families it stands."""
        hashes = hashed_runs(units)
        asked = [run for run in dict.fromkeys(hashes) if run not in self._known]
        self._known.update(zip(asked, self._view.families_with(asked), strict=True))
        return [self._known[run] for run in hashes]


def least_families(families: int) -> int:
    """In how many families of documents a run stands that is stock, among so many.

    5 of 330 reports. It grows slowly, so that a manner of speaking remains one when thousands of news items come beside
    the reports; in a large collection, where everything is said by a few, it takes one in a thousand.
    """
    return max(_LEAST_FAMILIES, round(math.log2(max(1, families))) - 3, families // 1000)
