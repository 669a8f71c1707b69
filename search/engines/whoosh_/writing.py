"""Postings in the format of Whoosh's codec, gathered and written a word at a time instead of an occurrence at a time.

Whoosh sorts all occurrences as tuples, and takes each through six calls; that is most of the time of an ingest.
"""

from __future__ import annotations

import struct
from array import array
from collections import defaultdict
from collections.abc import Iterable, Iterator
from operator import itemgetter, sub
from pickle import dumps
from typing import Any, NamedTuple

from whoosh.codec.whoosh3 import WHOOSH3_HEADER_MAGIC, W3Codec, W3FieldWriter
from whoosh.index import FileIndex
from whoosh.writing import SegmentWriter

_BLOCK = 128  # passages whose postings are read at once
_PICKLE = 2  # the protocol that Whoosh writes
_FIELD = struct.Struct("!H")
_LENGTH = struct.Struct("!i")
# of a word: not inlined; weight and passages in all; shortest and longest field, not kept; greatest weight; first and
# last passage; where its postings start, how many bytes they have
_TERM = struct.Struct("!BfIBBfIIqi")


class Postings(NamedTuple):
    """The passages that have a word, in order of number, with weight and what the format keeps of each."""

    numbers: array[int]
    weights: array[float]
    values: list[bytes]


class Gathered:
    """In place of Whoosh's PostingPool, with the methods that its writer calls. Holds one commit in memory."""

    def __init__(self) -> None:
        self._fields: dict[str, dict[bytes, Postings]] = defaultdict(dict)

    def add(self, posting: tuple[str, bytes, int, float, bytes | None]) -> None:
        field, word, number, weight, value = posting
        words = self._fields[field]
        if word not in words:
            words[word] = Postings(array("I"), array("f"), [])
        numbers, weights, values = words[word]
        numbers.append(number)
        weights.append(weight)
        values.append(value or b"")

    def iter_postings(self) -> Iterator[tuple[str, Iterable[tuple[bytes, Postings]]]]:
        """Field by field, in order of words."""
        for field, words in sorted(self._fields.items()):
            yield field, sorted(words.items(), key=itemgetter(0))

    def cleanup(self) -> None:
        self._fields.clear()


class Codec(W3Codec):  # type: ignore[misc]  # whoosh publishes no types
    """Whoosh's own, without lengths beside the postings, which only its matchers need. Pickled by name: do not move."""

    length_stats = False

    def field_writer(self, storage: Any, segment: Any) -> Any:
        return _TermsWriter(self, storage, segment)


class _TermsWriter(W3FieldWriter):  # type: ignore[misc]
    def add_postings(
        self, schema: Any, _lengths: None, items: Iterable[tuple[str, Iterable[tuple[bytes, Postings]]]]
    ) -> None:
        for field, words in items:
            self.start_field(field, schema[field])
            key = _FIELD.pack(self._fieldid)
            for word, postings in words:
                self._tindex.add(key + word, self._write(*postings))
            self.finish_field()

    def _write(self, numbers: array[int], weights: array[float], values: list[bytes]) -> bytes:
        """Write the postings of a word; what the table of words keeps of it."""
        start = self._postfile.tell()
        blocks = [slice(at, at + _BLOCK) for at in range(0, len(numbers), _BLOCK)]
        written = [_block(numbers[part], weights[part], values[part], part is blocks[-1]) for part in blocks]
        data = WHOOSH3_HEADER_MAGIC + b"".join(written)
        self._postfile.write(data)
        return _TERM.pack(
            0, sum(weights), len(numbers), 0, 0, max(weights), numbers[0], numbers[-1], start, len(data)
        )  # fmt: skip


def open_writer(index: FileIndex) -> SegmentWriter:
    """A writer of one commit. Raises whoosh.index.LockError."""
    writer = SegmentWriter(index, codec=Codec(compression=0))
    writer.pool = Gathered()
    return writer


def _block(numbers: array[int], weights: array[float], values: list[bytes], last: bool) -> bytes:
    deltas = (numbers[0], *map(sub, numbers[1:], numbers))
    greatest = max(weights)
    unequal = None if greatest == 1 else tuple(weights)  # no weight is below 1
    data = dumps((deltas, unequal, tuple(values) if values[0] else None), _PICKLE)
    info = dumps((len(numbers), numbers[-1], greatest, 0, 0, 0), _PICKLE)
    length = len(info) + len(data)
    return _LENGTH.pack(-length if last else length) + info + data
