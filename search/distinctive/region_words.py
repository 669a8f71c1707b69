"""In how many passages and documents of each region a word stands, kept in one SQLite file beside the index.

A document counts for every place that it is about and for those above them, and for the whole country. What it counted
is kept with it, so that taking it out leaves the numbers as if it had never been there.
"""

from __future__ import annotations

import json
import zlib
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

from kg.ids import DocumentId, place_chain
from kg.model import DocumentRecord
from kg.sqlite_ import Connection
from search.distinctive.vocabulary import vocabulary
from search.sidecar_file import SidecarFile

COUNTRY = ""  # as a region: all documents, also those about no place

_NAME = "region-words-1.sqlite3"  # a number for each change of the rules: what other rules made is not opened
_TABLES = """
CREATE TABLE documents (id TEXT PRIMARY KEY, regions TEXT, passages INTEGER, words BLOB) WITHOUT ROWID;
CREATE TABLE regions (number INTEGER PRIMARY KEY, id TEXT UNIQUE, passages INTEGER, documents INTEGER);
CREATE TABLE words (number INTEGER PRIMARY KEY, word TEXT UNIQUE);
CREATE TABLE counts (
 region INTEGER, word INTEGER, passages INTEGER, documents INTEGER, PRIMARY KEY (region, word)) WITHOUT ROWID;
"""
_ADD_REGION = (
    "INSERT INTO regions (id, passages, documents) VALUES (?, ?, ?) ON CONFLICT (id) DO UPDATE"
    " SET passages = passages + excluded.passages, documents = documents + excluded.documents"
)
_ADD_COUNT = (
    "INSERT INTO counts VALUES (?, ?, ?, ?) ON CONFLICT (region, word) DO UPDATE"
    " SET passages = passages + excluded.passages, documents = documents + excluded.documents"
)
_DROP_COUNT = "DELETE FROM counts WHERE region = ? AND word = ? AND documents = 0"
_COUNTS = (
    "SELECT w.word, c.passages, c.documents, a.passages FROM counts c JOIN words w ON w.number = c.word"
    " JOIN counts a ON a.word = c.word AND a.region = (SELECT number FROM regions WHERE id = '')"
    " WHERE c.region = (SELECT number FROM regions WHERE id = ?) AND c.documents >= ?"
)
_UNSAID = (
    " AND NOT EXISTS (SELECT 1 FROM counts h WHERE h.word = c.word"
    " AND h.region = (SELECT number FROM regions WHERE id = ?))"
)


class WordCount(NamedTuple):
    """A word of a region."""

    word: str
    passages: int  # of the region that have it
    documents: int  # that these lie in
    everywhere: int  # passages of the whole country that have it


class Size(NamedTuple):
    """How much there is about a region."""

    passages: int
    documents: int


class _Counted(NamedTuple):
    """What a document adds to the numbers."""

    regions: tuple[str, ...]
    passages: int
    words: Mapping[str, int]  # by word: passages


class RegionWords(SidecarFile["RegionWordsView"]):
    """What is kept, in the folder of an index."""

    def __init__(self, folder: Path, *, create: bool = False) -> None:
        """Open the file in the folder of an index. Raises IndexUnavailableError where there is none."""
        super().__init__(folder / _NAME, _TABLES, RegionWordsView, create=create)

    def add(self, records: Sequence[DocumentRecord], /) -> None:
        """Put these documents in place of those with the same ids; one that is known and the same is not counted anew."""
        fresh = {record.document.id: _count(record) for record in records}
        with self._database.writing() as connection:
            known = {id_: found for id_ in fresh if (found := _read(connection, id_))}
            changed = {id_: counted for id_, counted in fresh.items() if known.get(id_) != counted}
            _take(connection, {id_: found for id_, found in known.items() if id_ in changed})
            connection.executemany(
                "INSERT INTO documents VALUES (?, ?, ?, ?)",
                [(id_, json.dumps(one.regions), one.passages, _packed(one.words)) for id_, one in changed.items()],
            )
            _sum(connection, changed.values(), sign=1)

    def remove(self, document_ids: Sequence[DocumentId], /) -> None:
        """Take documents out; unknown ids are passed over."""
        with self._database.writing() as connection:
            _take(connection, {id_: found for id_ in set(document_ids) if (found := _read(connection, id_))})


class RegionWordsView:
    """One state of the numbers."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def size(self, region: str) -> Size:
        """How much there is about a region; nothing about an unknown one."""
        row = self._connection.execute("SELECT passages, documents FROM regions WHERE id = ?", (region,)).fetchone()
        return Size(*row) if row else Size(0, 0)

    def counts(self, region: str, *, documents: int = 1, unsaid_of: str = "") -> list[WordCount]:
        """The words that stand in at least so many documents about a region, in no order.

        With `unsaid_of`, another region, those that stand in none about that one.
        """
        asked = (_COUNTS + _UNSAID, (region, documents, unsaid_of)) if unsaid_of else (_COUNTS, (region, documents))
        return [WordCount(*row) for row in self._connection.execute(*asked)]


def _count(record: DocumentRecord) -> _Counted:
    named = record.document.region_ids
    regions = {COUNTRY, *named, *(above for place in named for above in place_chain(place))}
    return _Counted(tuple(sorted(regions)), len(record.passages), dict(sorted(vocabulary(record).items())))


def _read(connection: Connection, document_id: DocumentId) -> _Counted | None:
    row = connection.execute("SELECT regions, passages, words FROM documents WHERE id = ?", (document_id,)).fetchone()
    return _Counted(tuple(json.loads(row[0])), row[1], json.loads(zlib.decompress(row[2]))) if row else None


def _packed(words: Mapping[str, int]) -> bytes:
    return zlib.compress(json.dumps(words, ensure_ascii=False).encode())


def _take(connection: Connection, documents: Mapping[DocumentId, _Counted]) -> None:
    connection.executemany("DELETE FROM documents WHERE id = ?", [(id_,) for id_ in documents])
    _sum(connection, documents.values(), sign=-1)


def _sum(connection: Connection, documents: Iterable[_Counted], *, sign: int) -> None:
    """Add what documents count to the numbers, or with a sign of -1 subtract it."""
    sizes: Counter[str] = Counter()
    abouts: Counter[str] = Counter()
    passages: Counter[tuple[str, str]] = Counter()
    inside: Counter[tuple[str, str]] = Counter()
    for counted in documents:
        for region in counted.regions:
            sizes[region] += counted.passages
            abouts[region] += 1
            for word, number in counted.words.items():
                passages[region, word] += number
                inside[region, word] += 1
    connection.executemany(_ADD_REGION, [(region, sign * sizes[region], sign * abouts[region]) for region in sizes])
    connection.executemany(
        "INSERT OR IGNORE INTO words (word) VALUES (?)", [(word,) for word in {w for _, w in inside}]
    )
    region_numbers = _numbers(connection, "SELECT id, number FROM regions", "id", sizes)
    word_numbers = _numbers(connection, "SELECT word, number FROM words", "word", {word for _, word in inside})
    keys = {key: (region_numbers[key[0]], word_numbers[key[1]]) for key in inside}
    rows = sorted((*numbers, sign * passages[key], sign * inside[key]) for key, numbers in keys.items())
    connection.executemany(_ADD_COUNT, rows)
    if sign < 0:
        connection.executemany(_DROP_COUNT, sorted(keys.values()))


def _numbers(connection: Connection, select: str, column: str, wanted: Iterable[str]) -> dict[str, int]:
    found = connection.execute(f"{select} WHERE {column} IN (SELECT value FROM json_each(?))", (json.dumps([*wanted]),))
    return dict(found.fetchall())
