"""A place where the words stand, or words that are near to them; and wherein these differ, in the original."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from kg.model import Document
from search.quotes.alignment import Hunk, Words, outside
from search.quotes.folding import MARK, Folded
from search.quotes.quoting import quoted_from
from search.quotes.window import Stretch, Window, Windows
from search.shingles import Place

Agreement = Literal["verbatim", "figures", "near"]

_IN_ORDER = 0.5  # of the units of the words, where no run is long: clauses may have changed places
_NEAR = 0.9  # of the units of the words are there, in order or in runs of four; or
_FAIRLY_NEAR = 0.7  # of them, with
_LONG_RUN = 10  # in a row
_CONTEXT = 80  # units on either side, by which reprints are told
_LITTLE = 30  # units of context in one passage; where there are fewer, its neighbours are read


@dataclass(frozen=True, slots=True)
class Difference:
    """Words that are not the same in the source."""

    kind: Literal["insert", "delete", "replace", "figure"]  # what was done to the source
    start: int  # code points of the words as they were given, half-open
    end: int
    text: str
    source: Stretch


@dataclass(frozen=True, slots=True)
class Found:
    """Words in a document: the same, the same but for figures, or nearly the same."""

    document: Document
    ordinal: int  # of the passage in which they begin
    passage_text: str  # of that passage
    stretches: tuple[Stretch, ...]  # one a passage
    agreement: Agreement
    score: float  # the share of the words that is there
    differences: tuple[Difference, ...]
    quoted_from: str | None  # of whom, where they stand in quotation marks; "" if the text does not tell
    before: str  # units
    after: str


class Finder:
    """Looks at passages for one quotation."""

    def __init__(self, text: str, folded: Folded, windows: Windows) -> None:
        self._text = text
        self._folded = folded
        self._words = Words(folded.units, folded.numerals)
        self._windows = windows

    def whole(self, place: Place) -> Iterator[Found]:
        """Every place in a passage where all units stand in order; only figures may differ."""
        size = len(self._folded.units)
        window = self._windows.around(place.document_id, place.ordinal)
        if window and self._folded.units not in window.units:  # it may run on
            window = self._windows.around(place.document_id, place.ordinal, after=size)
        if window:
            start = window.units.find(self._folded.units)
            while start >= 0:
                yield self._found(window, place.ordinal, start, start + size)
                start = window.units.find(self._folded.units, start + size)

    def near(self, place: Place) -> Found | None:
        """The part of a passage and its neighbours that comes nearest, where it is near."""
        window = self._windows.around(place.document_id, place.ordinal)
        if not window:
            return None
        start, end, covered = self._words.nearest(window.units)
        if covered and (start < 0 or end > len(window.units)):
            wider = self._windows.around(place.document_id, place.ordinal, before=-start, after=end - len(window.units))
            window = wider or window
        start, end = max(start, window.first), min(end, window.first + len(window.units))
        coded = self._words.code(window.part(start, end), window.numerals_in(start, end))
        in_order = self._words.common(coded) / len(self._folded.units)
        if max(in_order, covered) < _FAIRLY_NEAR:
            return None
        long_run = self._words.shares_run(coded, _LONG_RUN)
        score = max(in_order, covered) if long_run or in_order >= _IN_ORDER else in_order
        near = score >= _NEAR or (score >= _FAIRLY_NEAR and long_run)
        return self._found(window, place.ordinal, start, end, score) if near else None

    def _found(self, window: Window, ordinal: int, start: int, end: int, score: float = 1.0) -> Found:
        coded = self._words.code(window.part(start, end), window.numerals_in(start, end))
        hunks = self._words.hunks(coded)
        left, right = outside(hunks, self._folded.units, window.part(start, end))
        if left < (led_in := _led_in(hunks)) and not window.begins_clause(start + left):
            left = led_in
        differences = tuple(
            difference
            for hunk in _without_ends(hunks, left, end - start - right)
            if (difference := self._difference(window, start, hunk))
        )
        start, end = start + left, end - right
        before, after = self._context(window, ordinal, start, end)
        passage, stretches = window.passage_at(start), window.stretches(start, end)
        return Found(
            document=window.document,
            ordinal=passage.ordinal,
            passage_text=passage.text,
            stretches=stretches,
            agreement=_agreement(differences),
            score=round(score, 4),
            differences=differences,
            quoted_from=quoted_from(passage.text, stretches[0].start, stretches[0].end),
            before=before,
            after=after,
        )

    def _context(self, window: Window, ordinal: int, start: int, end: int) -> tuple[str, str]:
        before = window.part(max(window.first, start - _CONTEXT), start)
        after = window.part(end, end + _CONTEXT)
        if len(before) + len(after) >= _LITTLE:
            return before, after
        wider = self._windows.around(
            window.document.id, ordinal, before=_CONTEXT - start, after=_CONTEXT + end - len(window.units)
        )
        if wider is None:
            return before, after
        return wider.part(max(wider.first, start - _CONTEXT), start), wider.part(end, end + _CONTEXT)

    def _difference(self, window: Window, first: int, hunk: Hunk) -> Difference | None:
        """None where only the borders between numerals differ: 2010、2011 and 20102011."""
        low, high = first + hunk.other_start, first + hunk.other_end
        source = window.part(low, high)
        words = self._folded.units[hunk.start : hunk.end]
        figures = set(words + source) == {MARK}
        if figures and self._written(hunk) == "".join(n.written for n in window.numerals_in(low, high).values()):
            return None
        start, end = self._folded.offsets(hunk.start, hunk.end)
        kind: Literal["insert", "delete", "replace", "figure"] = (
            "figure" if figures else "insert" if not source else "delete" if not words else "replace"
        )
        return Difference(kind, start, end, self._text[start:end], window.stretches(low, high)[0])

    def _written(self, hunk: Hunk) -> str:
        numerals = self._folded.numerals
        return "".join(numerals[at].written for at in range(hunk.start, hunk.end) if at in numerals)


def _agreement(differences: Sequence[Difference]) -> Agreement:
    if not differences:
        return "verbatim"
    return "figures" if all(difference.kind == "figure" for difference in differences) else "near"


def _led_in(hunks: Sequence[Hunk]) -> int:
    """Units of the source beside which the words begin otherwise, with two units or more."""
    return hunks[0].other_end if hunks and hunks[0].start == hunks[0].other_start == 0 and hunks[0].end > 1 else 0


def _without_ends(hunks: Sequence[Hunk], low: int, high: int) -> Iterator[Hunk]:
    for hunk in hunks:
        cut = hunk._replace(
            other_start=min(max(hunk.other_start, low), high), other_end=max(min(hunk.other_end, high), low)
        )
        if cut.start < cut.end or cut.other_start < cut.other_end:
            yield cut
