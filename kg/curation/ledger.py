"""The ledger: every step that people took, in order. Only ever appended to; whatever is undone stays in it."""

from __future__ import annotations

import json
from collections.abc import Iterable

from kg.curation.steps import Entry, Undo, entry_line, from_json
from kg.errors import BadStepError
from kg.sqlite_ import Database

LEDGER_SQL = """
CREATE TABLE ledger (
  position INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  entry TEXT NOT NULL  -- JSON object, see kg.curation.steps
);
"""


class Ledger:
    """The table of a state file. An entry that is there already is not taken twice."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def entries(self) -> list[Entry]:
        """All of them, in the order in which they were made."""
        with self._database.reading() as connection:
            rows = connection.execute("SELECT entry FROM ledger ORDER BY position").fetchall()
        return [from_json(json.loads(line)) for (line,) in rows]

    def append(self, entries: Iterable[Entry]) -> int:
        """Add entries, all or none of them. Returns how many were new.

        Raises BadStepError for an undo of what the ledger does not have.
        """
        added = 0
        with self._database.writing() as connection:
            known = {id_ for (id_,) in connection.execute("SELECT id FROM ledger")}
            for entry in entries:
                if isinstance(entry.step, Undo) and entry.step.entry not in known:
                    raise BadStepError(f"账本里没有这一步，无从撤销 · no such step to undo: {entry.step.entry!r}")
                if entry.id not in known:
                    connection.execute("INSERT INTO ledger (id, entry) VALUES (?, ?)", (entry.id, entry_line(entry)))
                    known.add(entry.id)
                    added += 1
        return added
