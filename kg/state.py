"""What people gave and said: manifest of sources, removals, ledger, words. Never derived: a rebuild leaves it be."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Self

from kg.curation.ledger import LEDGER_SQL, Ledger
from kg.errors import NotFoundError
from kg.ids import DocumentId
from kg.sqlite_ import Database, Schema
from kg.user_words import WORDS_SQL, UserWords

_SQL = """
CREATE TABLE sources (
  noted INTEGER PRIMARY KEY,  -- order in which the paths came to have these bytes
  sha256 TEXT NOT NULL,
  path TEXT NOT NULL,
  file TEXT NOT NULL,
  metadata TEXT NOT NULL,  -- JSON object of strings
  first_seen TEXT NOT NULL,
  superseded_by TEXT NOT NULL DEFAULT '',  -- SHA-256 of the bytes that the path has now
  UNIQUE (path, sha256)
);

CREATE TABLE removed (
  document_id TEXT PRIMARY KEY,
  removed_at TEXT NOT NULL,
  reason TEXT NOT NULL
) WITHOUT ROWID;
"""

_STATE = Schema(
    version=3,
    sql=_SQL + LEDGER_SQL + WORDS_SQL,
    remedy="从备份恢复 state.sqlite3 · restore state.sqlite3 from a backup",
    upgrades={1: LEDGER_SQL, 2: WORDS_SQL},
)


@dataclass(frozen=True, slots=True)
class ManifestEntry:
    """That a file had these bytes. The same bytes under two paths are two entries."""

    sha256: str
    file: str  # base name of the path
    path: str  # absolute
    metadata: Mapping[str, str]  # as given beside the file
    first_seen: str  # ISO 8601


class State:
    """The state file of a data folder. Times are told by the caller; nothing here reads a clock."""

    def __init__(self, path: Path) -> None:
        """Open the file, or make it. Raises StoreUnavailableError."""
        self._database = Database(path, _STATE)
        self.ledger = Ledger(self._database)
        self.words = UserWords(self._database)

    def note_source(self, sha256: str, path: str, metadata: Mapping[str, str], seen: str) -> bool:
        """Note that a path has these bytes. False when that was known, with the same metadata.

        A path that gets earlier bytes back counts as new. What it had between is left to `supersede`.
        """
        given = json.dumps(dict(sorted(metadata.items())), ensure_ascii=False)
        with self._database.writing() as connection:
            known = connection.execute(
                "SELECT metadata, first_seen, superseded_by FROM sources WHERE path = ? AND sha256 = ?", (path, sha256)
            ).fetchone()
            if known and known[0] == given and not known[2]:
                return False
            first_seen = known[1] if known else seen
            connection.execute("DELETE FROM sources WHERE path = ? AND sha256 = ?", (path, sha256))
            connection.execute(
                "INSERT INTO sources (sha256, path, file, metadata, first_seen) VALUES (?, ?, ?, ?, ?)",
                (sha256, path, Path(path).name, given, first_seen),
            )
        return True

    def supersede(self, path: str, old_sha256: str, new_sha256: str) -> None:
        """Note that the old bytes of a path no longer count."""
        with self._database.writing() as connection:
            connection.execute(
                "UPDATE sources SET superseded_by = ? WHERE path = ? AND sha256 = ?", (new_sha256, path, old_sha256)
            )

    def current_sha(self, path: str) -> str:
        """The bytes that count for a path; "" for a path that was never noted.

        Where a crash came between noting new bytes and superseding the old ones, these are still the old ones.
        """
        with self._database.reading() as connection:
            row = connection.execute(
                "SELECT sha256 FROM sources WHERE path = ? AND superseded_by = '' ORDER BY noted LIMIT 1", (path,)
            ).fetchone()
        return str(row[0]) if row else ""

    def active_sources(self) -> list[ManifestEntry]:
        """All that count, sorted by file name, bytes and path."""
        return self._sources("WHERE superseded_by = ''")

    def all_sources(self) -> list[ManifestEntry]:
        """Those that were superseded too, sorted likewise."""
        return self._sources("")

    def remove_document(self, document_id: DocumentId, when: str, reason: str) -> None:
        """Note that a document is not to come back. The first removal stands."""
        with self._database.writing() as connection:
            connection.execute("INSERT OR IGNORE INTO removed VALUES (?, ?, ?)", (document_id, when, reason))

    def restore_document(self, document_id: DocumentId) -> None:
        """Take a removal back. Raises NotFoundError for a document that was not removed."""
        with self._database.writing() as connection:
            if not connection.execute("DELETE FROM removed WHERE document_id = ?", (document_id,)).rowcount:
                raise NotFoundError("removed document", document_id)

    def removed_documents(self) -> set[DocumentId]:
        """Documents that are not to come back."""
        with self._database.reading() as connection:
            return {DocumentId(id_) for (id_,) in connection.execute("SELECT document_id FROM removed")}

    def copy_to(self, path: Path) -> None:
        """Write the file as it is now to another path, whoever writes meanwhile."""
        self._database.copy_to(path)

    def close(self) -> None:
        """Give back the file. Closing twice is fine."""
        self._database.close()

    def _sources(self, condition: str) -> list[ManifestEntry]:
        columns = "sha256, file, path, metadata, first_seen"
        with self._database.reading() as connection:
            rows = connection.execute(
                f"SELECT {columns} FROM sources {condition} ORDER BY file, sha256, path"
            ).fetchall()
        return [ManifestEntry(sha, file, path, json.loads(given), seen) for sha, file, path, given, seen in rows]

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()
