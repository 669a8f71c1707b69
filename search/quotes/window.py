"""A passage with as much of its neighbours as a comparison needs: words may run on from one passage into the next."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

from kg.ids import DocumentId, PassageId, passage_id
from kg.model import Document, Passage
from kg.store import GraphStore
from search.quotes.folding import Folded, Numeral, fold_words
from search.shingles import Place

_MOST_NEIGHBOURS = 4  # on either side


@dataclass(frozen=True, slots=True)
class Stretch:
    """Words of a passage, as they are written."""

    passage_id: PassageId
    start: int  # code points of the text of the passage, half-open
    end: int
    text: str


class Window:
    """Folded passages of one document, one after the other; units count from the first of the passage asked for."""

    def __init__(self, document: Document, passages: list[Passage], asked: int) -> None:
        self.document = document
        self._passages = passages
        self._folded = [fold_words(passage.text) for passage in passages]
        self._first = -sum(len(folded.units) for folded in self._folded[:asked])

    @cached_property
    def units(self) -> str:
        """All units, from `first`."""
        return "".join(folded.units for folded in self._folded)

    @cached_property
    def numerals(self) -> Mapping[int, Numeral]:
        """By place in `units`."""
        if len(self._folded) == 1:
            return self._folded[0].numerals
        found: dict[int, Numeral] = {}
        start = 0
        for folded in self._folded:
            found |= {start + at: numeral for at, numeral in folded.numerals.items()}
            start += len(folded.units)
        return found

    @property
    def first(self) -> int:
        """The first unit: 0, or less where neighbours stand before."""
        return self._first

    def numerals_in(self, start: int, end: int) -> dict[int, Numeral]:
        """Of the units [start, end), counted from `start`."""
        low, high = start - self._first, end - self._first
        return {at - low: numeral for at, numeral in self.numerals.items() if low <= at < high}

    def part(self, start: int, end: int) -> str:
        """The units [start, end), as many of them as there are."""
        return self.units[max(0, start - self._first) : max(0, end - self._first)]

    def stretches(self, start: int, end: int) -> tuple[Stretch, ...]:
        """Where these units stand, a stretch a passage; at least one, which is empty where there are no units."""
        found = [
            _stretch(passage, folded, max(start, low) - low, min(end, high) - low)
            for passage, folded, low, high in self._bounds()
            if start < high and end > low
        ]
        return tuple(found) or (self._between(start),)

    def passage_at(self, unit: int) -> Passage:
        """The passage in which a unit stands."""
        return next((passage for passage, _, _, high in self._bounds() if unit < high), self._passages[-1])

    def begins_clause(self, unit: int) -> bool:
        """Whether nothing but a mark, or the beginning of a passage, stands before a unit."""
        at = self.stretches(unit, unit + 1)[0].start
        return not self.passage_at(unit).text[:at].rstrip()[-1:].isalnum()

    def _between(self, at: int) -> Stretch:
        for passage, folded, low, high in self._bounds():
            if at <= high:
                return _stretch(passage, folded, at - low, at - low)
        return _stretch(self._passages[-1], self._folded[-1], len(self._folded[-1].units), len(self._folded[-1].units))

    def _bounds(self) -> Iterator[tuple[Passage, Folded, int, int]]:
        low = self._first
        for passage, folded in zip(self._passages, self._folded, strict=True):
            yield passage, folded, low, low + len(folded.units)
            low += len(folded.units)


class Windows:
    """Windows of one store, for one question: a passage is read once."""

    def __init__(self, store: GraphStore) -> None:
        self._store = store
        self._read: dict[PassageId, tuple[Document, Passage] | None] = {}

    def read_ahead(self, places: Iterable[Place]) -> None:
        """Read passages at once that will be asked for one by one."""
        self._fetch(place.passage_id for place in places)

    def document(self, place: Place) -> Document | None:
        """The document of a passage; None where it is not there (any more)."""
        found = self._get(place.document_id, place.ordinal)
        return found[0] if found else None

    def _fetch(self, passage_ids: Iterable[PassageId]) -> None:
        if wanted := [id_ for id_ in passage_ids if id_ not in self._read]:
            self._read |= dict.fromkeys(wanted)
            self._read |= {found[1].id: found for found in self._store.get_passages(wanted)}

    def around(self, document_id: DocumentId, ordinal: int, *, before: int = 0, after: int = 0) -> Window | None:
        """A passage, with so many units of what stands before and after it; None where it is not there (any more)."""
        found = self._get(document_id, ordinal)
        if found is None:
            return None
        document, passage = found
        beside = [ordinal - 1] * (before > 0) + [ordinal + 1] * (after > 0)
        self._fetch(passage_id(document_id, neighbour) for neighbour in beside)
        earlier = self._neighbours(document_id, ordinal, -1, before)[::-1]
        return Window(
            document, [*earlier, passage, *self._neighbours(document_id, ordinal, 1, after)], asked=len(earlier)
        )

    def _neighbours(self, document_id: DocumentId, ordinal: int, step: int, units: int) -> list[Passage]:
        found: list[Passage] = []
        while units > 0 and len(found) < _MOST_NEIGHBOURS:
            ordinal += step
            next_one = self._get(document_id, ordinal)
            if next_one is None:
                break
            found.append(next_one[1])
            units -= len(fold_words(next_one[1].text).units)
        return found

    def _get(self, document_id: DocumentId, ordinal: int) -> tuple[Document, Passage] | None:
        wanted = passage_id(document_id, ordinal)
        self._fetch([wanted])
        return self._read[wanted]


def _stretch(passage: Passage, folded: Folded, start: int, end: int) -> Stretch:
    begin, stop = folded.offsets(start, end)
    return Stretch(passage.id, begin, stop, passage.text[begin:stop])
