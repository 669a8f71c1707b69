"""Writes the lineage: a document, those that it is one text with, the families that this makes, the counts of runs."""

from __future__ import annotations

import zlib
from collections import Counter
from collections.abc import Collection, Iterator, Mapping

from kg.ids import DocumentId
from kg.model import DocumentRecord
from kg.sqlite_ import Connection
from search.lineage.fingerprint import from_bytes, hashed_runs, sample_of, to_bytes
from search.lineage.overlap import Overlap
from search.quotes.folding import fold_words

_MOST_WAITING = 200_000  # counts; so many take 20 MB


class Writer:
    """For one transaction. `count` ends it."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self._counts = Counter[int]()  # by run: families to be added or taken off

    def put(self, record: DocumentRecord) -> None:
        """A document, unless it is known with this text."""
        document_id = record.document.id
        text = zlib.crc32("\x1f".join(passage.text for passage in record.passages).encode())
        known = self._connection.execute("SELECT text FROM documents WHERE id = ?", (document_id,)).fetchone()
        if known and known[0] == text:
            return
        self.take_out(document_id)
        runs = set(hashed_runs("".join(fold_words(passage.text).units for passage in record.passages)))
        number = self._insert(document_id, text, runs)
        relatives = self._relatives(number, runs)
        families = [self._members(family) for family in {self._family(relative) for relative in relatives}]
        for members in families:
            self._count_family(members, -1)
        self._connection.executemany("INSERT INTO pairs VALUES (?, ?, ?)", _both_ways(number, relatives))
        self._group({number}.union(*families))
        if len(self._counts) > _MOST_WAITING:
            self.count()

    def take_out(self, document_id: DocumentId) -> None:
        """A document with all that rests on it; an unknown id is passed over."""
        known = self._connection.execute(
            "SELECT number, family, runs FROM documents WHERE id = ?", (document_id,)
        ).fetchone()
        if known is None:
            return
        number, family, runs = known
        members = self._members(family)
        self._count_family(members, -1)
        self._connection.execute("DELETE FROM documents WHERE number = ?", (number,))
        samples = ((run, number) for run in sample_of(from_bytes(runs)))
        self._connection.executemany("DELETE FROM samples WHERE run = ? AND number = ?", samples)
        pairs = (pair for member in members for pair in ((number, member), (member, number)))
        self._connection.executemany("DELETE FROM pairs WHERE one = ? AND other = ?", pairs)
        self._group(members - {number})

    def count(self) -> None:
        """Write in how many families the runs stand now."""
        changed = sorted((run, change) for run, change in self._counts.items() if change)
        self._connection.executemany(
            "INSERT INTO frequencies VALUES (?, ?) ON CONFLICT (run) DO UPDATE SET families = families + excluded.families",
            changed,
        )
        gone = ((run,) for run, change in changed if change < 0)
        self._connection.executemany("DELETE FROM frequencies WHERE run = ? AND families = 0", gone)
        self._counts.clear()

    def _insert(self, document_id: DocumentId, text: int, runs: Collection[int]) -> int:
        sample = sorted(sample_of(runs))
        added = self._connection.execute(
            "INSERT INTO documents (id, text, size, sampled, runs) VALUES (?, ?, ?, ?, ?)",
            (document_id, text, len(runs), len(sample), to_bytes(runs)),
        )
        number = added.lastrowid or 0
        self._connection.executemany("INSERT INTO samples VALUES (?, ?)", ((run, number) for run in sample))
        return number

    def _relatives(self, number: int, runs: set[int]) -> dict[int, int]:
        """The other documents that are one text with this one, and how many runs they share."""
        sample, met = sample_of(runs), Counter[int]()
        for run in sample:
            met.update(row[0] for row in self._connection.execute("SELECT number FROM samples WHERE run = ?", (run,)))
        found = {}
        for other, shared in met.items():
            if other != number and self._likely(other, shared, len(sample)):
                other_runs = self._runs(other)
                overlap = Overlap(len(runs & other_runs), len(runs), len(other_runs))
                if overlap.same_text:
                    found[other] = overlap.shared
        return found

    def _likely(self, other: int, shared: int, sampled: int) -> bool:
        row = self._connection.execute("SELECT sampled FROM documents WHERE number = ?", (other,)).fetchone()
        return Overlap(shared, sampled, row[0]).worth_comparing

    def _group(self, numbers: Collection[int]) -> None:
        """Make families of these documents, of which none has a relative outside of them."""
        left = set(numbers)
        while left:
            members, reached = set[int](), [min(left)]
            while reached:
                members.add(number := reached.pop())
                rows = self._connection.execute("SELECT other FROM pairs WHERE one = ?", (number,))
                reached += [row[0] for row in rows if row[0] not in members]
            family = min(members)
            named = ((family, member) for member in members)
            self._connection.executemany("UPDATE documents SET family = ? WHERE number = ?", named)
            self._count_family(members, 1)
            left -= members

    def _count_family(self, members: Collection[int], change: int) -> None:
        """Note that the runs of these documents stand in one family more, or less."""
        for run in set[int]().union(*(self._runs(member) for member in members)):
            self._counts[run] += change

    def _members(self, family: int) -> set[int]:
        rows = self._connection.execute("SELECT number FROM documents WHERE family = ?", (family,))
        return {row[0] for row in rows}

    def _family(self, number: int) -> int:
        row: tuple[int] = self._connection.execute(
            "SELECT family FROM documents WHERE number = ?", (number,)
        ).fetchone()
        return row[0]

    def _runs(self, number: int) -> set[int]:
        row = self._connection.execute("SELECT runs FROM documents WHERE number = ?", (number,)).fetchone()
        return from_bytes(row[0])


def _both_ways(number: int, relatives: Mapping[int, int]) -> Iterator[tuple[int, int, int]]:
    for other, shared in relatives.items():
        yield number, other, shared
        yield other, number, shared
