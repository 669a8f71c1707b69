"""Shingles: which passages hold which run of four units, kept in one SQLite file beside the index.

A run that ends in the next passage counts for the passage in which it begins. Numerals are all alike here. Derived
from the records added; the text of a document never changes under its id, so that one that is known is not read again.
"""

from __future__ import annotations

import json
import zlib
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from kg.ids import DocumentId, PassageId, passage_id
from kg.model import DocumentRecord
from kg.sqlite_ import Connection
from search.quotes.folding import fold_words
from search.sidecar_file import SidecarFile

SHINGLE = 4  # units

_PAGES_A_PASSAGE = 2  # at most so many are written again; one passage takes a third of a page
_MUCH = 0.1  # of the documents; to join all parts takes 2 s of CPU for 100,000 passages
_JOIN_SOME = "INSERT INTO shingles (shingles, rank) VALUES ('merge', ?)"
_JOIN_ALL = "INSERT INTO shingles (shingles) VALUES ('optimize')"
# one row: a row for each passage takes half as long again
_HOLDING = "SELECT group_concat(rowid) FROM (SELECT rowid FROM shingles WHERE shingles MATCH ? LIMIT ?)"
_KNOWN = "SELECT d.number, d.date, d.id FROM json_each(?) j JOIN documents d ON d.number = j.value"
_ORDINALS = 1 << 20  # passages of a document are numbered below
_NAME = "shingles-2.sqlite3"  # a number for each change of the rules: what other rules made is not opened
_TABLES = """
CREATE TABLE documents (number INTEGER PRIMARY KEY AUTOINCREMENT, id TEXT UNIQUE, date TEXT, title TEXT, text INTEGER);
CREATE VIRTUAL TABLE shingles USING fts5(runs, content='', detail=none, columnsize=0, tokenize='ascii');
INSERT INTO shingles (shingles, rank) VALUES ('usermerge', 2);
"""


class Place(NamedTuple):
    """A passage, with what sorts it."""

    date: str  # of its document, "" if undated
    document_id: DocumentId
    ordinal: int

    @property
    def passage_id(self) -> PassageId:
        return passage_id(self.document_id, self.ordinal)


class Shingles(SidecarFile["ShinglesView"]):
    """What is kept, in the folder of an index."""

    def __init__(self, folder: Path, *, create: bool = False) -> None:
        """Open the file in the folder of an index. Raises IndexUnavailableError where there is none."""
        super().__init__(folder / _NAME, _TABLES, ShinglesView, create=create)
        self._added = 0  # documents, since it was opened

    def add(self, records: Iterable[DocumentRecord], /) -> None:
        """Put these documents; those that are known cost nothing."""
        with self._database.writing() as connection:
            passages = [_put(connection, record) for record in records]
            if any(
                passages
            ):  # every part of the file costs every question a look: parts are joined as fast as they grow
                connection.execute(_JOIN_SOME, (_PAGES_A_PASSAGE * sum(passages),))
        self._added += sum(map(bool, passages))

    def remove(self, document_ids: Iterable[DocumentId], /) -> None:
        """Take documents out; their runs stay behind, unread, until the index is remade."""
        with self._database.writing() as connection:
            connection.executemany("DELETE FROM documents WHERE id = ?", [(each,) for each in document_ids])

    def close(self) -> None:
        """Give back the file, with its parts joined to one after much was added. Closing twice is fine."""
        added, self._added = self._added, 0
        if added:
            with self._database.writing() as connection:
                (documents,) = connection.execute("SELECT count(*) FROM documents").fetchone()
                if added >= _MUCH * documents:
                    connection.execute(_JOIN_ALL)
        super().close()


class ShinglesView:
    """One state of the shingles. Passages are told by number: those of a document follow one another."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def holding(self, runs: Sequence[str], *, limit: int) -> list[int]:
        """The first passages that hold all these runs of four units, also those of documents that are out."""
        asked = " AND ".join(f'"{run}"' for run in runs)
        (numbers,) = self._connection.execute(_HOLDING, (asked, limit)).fetchone()
        return list(map(int, numbers.split(","))) if numbers else []

    def titled(self, units: str) -> set[DocumentId]:
        """Documents whose folded title is this or has it as a part."""
        rows = self._connection.execute("SELECT id FROM documents WHERE instr(title, ?)", (units,))
        return {DocumentId(row[0]) for row in rows}

    def count_documents(self, numbers: Iterable[int]) -> int:
        """Of how many documents these passages are, with those that are out."""
        return len({number // _ORDINALS for number in numbers})

    def places(self, numbers: Iterable[int]) -> dict[int, Place]:
        """The passages with these numbers; without those of documents that are out."""
        asked = [(number, *divmod(number, _ORDINALS)) for number in numbers]
        wanted = json.dumps(list({document for _, document, _ in asked}))
        known = {number: rest for number, *rest in self._connection.execute(_KNOWN, (wanted,))}
        return {
            number: Place(known[document][0], DocumentId(known[document][1]), ordinal)
            for number, document, ordinal in asked
            if document in known
        }


def runs_of(units: str) -> list[str]:
    """All runs of four units, in order."""
    return [units[at : at + SHINGLE] for at in range(len(units) - SHINGLE + 1)]


def _put(connection: Connection, record: DocumentRecord) -> int:
    """How many passages were written."""
    document = record.document
    text = zlib.crc32("\x1f".join(passage.text for passage in record.passages).encode())
    known = connection.execute("SELECT text FROM documents WHERE id = ?", (document.id,)).fetchone()
    if known and known[0] == text:
        connection.execute("UPDATE documents SET date = ? WHERE id = ?", (document.date, document.id))
        return 0
    connection.execute("DELETE FROM documents WHERE id = ?", (document.id,))
    added = connection.execute(
        "INSERT INTO documents (id, date, title, text) VALUES (?, ?, ?, ?)",
        (document.id, document.date, fold_words(document.title).units, text),
    )
    number = added.lastrowid or 0
    rows = ((number * _ORDINALS + ordinal, runs) for ordinal, runs in _runs_by_passage(record))
    connection.executemany("INSERT INTO shingles (rowid, runs) VALUES (?, ?)", rows)
    return len(record.passages)


def _runs_by_passage(record: DocumentRecord) -> Iterator[tuple[int, str]]:
    """Ordinals, with the runs that begin in the passage."""
    folded = [fold_words(passage.text).units for passage in record.passages]
    whole, start = "".join(folded), 0
    for passage, units in zip(record.passages, folded, strict=True):
        end = start + len(units)
        if runs := runs_of(whole[start : end + SHINGLE - 1]):
            yield passage.ordinal, " ".join(runs)
        start = end
