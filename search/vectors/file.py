"""Vectors by the key of the text that they were made of, in one SQLite file for all generations of the index."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from itertools import islice
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from kg.sqlite_ import Database, Schema
from search.vectors.encoder import DIMENSIONS, ENCODER
from search.vectors.quantised import Quantised, quantise

_KEPT_AS = np.float16  # half the room of what the encoder gives; no rank of ours is decided by the rest
_AT_ONCE = 512  # vectors that are read: what is made of more of them stays in memory for nothing
_SCHEMA = Schema(
    version=1,
    sql="""
CREATE TABLE vectors (key INTEGER PRIMARY KEY, vector BLOB);
CREATE TABLE changes (number INTEGER);
INSERT INTO changes VALUES (0);
""",
    remedy="请删除此文件再运行 hongfan vectors · delete this file and run `hongfan vectors`",
)
_CHANGED = "UPDATE changes SET number = number + 1"


class VectorFile:
    """One process writes at a time, any number of threads read."""

    def __init__(self, folder: Path) -> None:
        """Open the file in the folder of indexes, or make it."""
        folder.mkdir(parents=True, exist_ok=True)
        self._database = Database(folder / f"vectors-{ENCODER}.sqlite3", _SCHEMA)

    def put(self, vectors: Mapping[int, NDArray[np.float32]]) -> None:
        """Keep these, by key."""
        rows = [(key, vector.astype(_KEPT_AS).tobytes()) for key, vector in vectors.items()]
        with self._database.writing() as connection:
            connection.executemany("INSERT OR REPLACE INTO vectors (key, vector) VALUES (?, ?)", rows)
            connection.execute(_CHANGED)

    def keys(self) -> set[int]:
        """Of all vectors that are kept."""
        with self._database.reading() as connection:
            return {key for (key,) in connection.execute("SELECT key FROM vectors")}

    def changes(self) -> int:
        """How many times something was put or dropped."""
        with self._database.reading() as connection:
            return int(connection.execute("SELECT number FROM changes").fetchone()[0])

    def read(self, keys: Collection[int]) -> tuple[NDArray[np.int64], Quantised]:
        """The keys of these that have a vector, in order, and the vector of each."""
        read: list[int] = []
        # filled in place: parts that are joined in the end take twice as much
        numbers = np.empty((len(keys), DIMENSIONS), dtype=np.int8)
        scales = np.empty(len(keys), dtype=np.float32)
        with self._database.reading() as connection:
            rows = connection.execute("SELECT key, vector FROM vectors ORDER BY key")
            wanted = (row for row in rows if row[0] in keys)
            while batch := list(islice(wanted, _AT_ONCE)):
                vectors = np.frombuffer(b"".join(vector for _, vector in batch), dtype=_KEPT_AS)
                part = quantise(vectors.reshape(-1, DIMENSIONS).astype(np.float32))
                place = slice(len(read), len(read) + len(part))
                numbers[place], scales[place] = part.numbers, part.scales
                read += [key for key, _ in batch]
        return np.array(read, dtype=np.int64), Quantised(numbers[: len(read)], scales[: len(read)])

    def keep_only(self, keys: Iterable[int]) -> None:
        """Drop the vectors of texts that are no longer there."""
        gone = self.keys().difference(keys)
        with self._database.writing() as connection:
            connection.executemany("DELETE FROM vectors WHERE key = ?", [(key,) for key in gone])
            connection.execute(_CHANGED)

    def close(self) -> None:
        """Give back the file. Closing twice is fine."""
        self._database.close()
