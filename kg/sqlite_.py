"""The one door to sqlite3: opens a file, sets its pragmas, translates its errors.

Used by the graph store and by the state file. Whoever has a `Connection` runs SQL on it and never imports sqlite3.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from kg.errors import HongfanError, IngestAbortedError, StoreUnavailableError

Connection = sqlite3.Connection

_BUSY_WAIT_S = 10.0  # for a writer in another process; a document takes milliseconds

# ANALYZE is never run: with its statistics SQLite 3.40 chooses a plan for roll-ups that is 12 times slower.
_PRAGMAS = (
    "PRAGMA journal_mode = WAL",
    "PRAGMA synchronous = NORMAL",
    "PRAGMA foreign_keys = ON",
    "PRAGMA temp_store = MEMORY",
    "PRAGMA cache_size = -4096",  # KiB; as many threads read as a server has, and the system keeps the file in memory, too
    "PRAGMA wal_autocheckpoint = 4000",  # pages of 4 KiB
)


_WRITING = "PRAGMA cache_size = -32768"  # KiB: pages that one transaction changes over and over


@dataclass(frozen=True, slots=True)
class Schema:
    """The tables of a file, and what to tell people who cannot use theirs."""

    version: int  # from 1; kept in the file as PRAGMA user_version
    sql: str  # statements, each ended by ";" at the end of a line
    remedy: str  # what to do about a file that is damaged or of an older version
    upgrades: Mapping[int, str] = field(default_factory=dict)  # statements that make version n + 1 of version n


class Database:
    """One SQLite file that any number of threads may use: many read while one writes.

    Connections wait in a pool, so that threads that come and go leave none behind.
    """

    def __init__(self, path: Path, schema: Schema) -> None:
        self.path = path
        self._schema = schema
        self._idle: list[Connection] = []
        self._closed = False
        with self._connection() as connection:
            self._prepare(connection)

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        """One state of the file for all that is read inside, whatever is written meanwhile."""
        with self._connection() as connection, _transaction(connection, "BEGIN"):
            yield connection

    @contextmanager
    def writing(self) -> Iterator[Connection]:
        """All that is written inside, or nothing of it when an exception leaves the block."""
        with self._connection() as connection:
            connection.execute(_WRITING)
            with _transaction(connection, "BEGIN IMMEDIATE"):
                yield connection

    def copy_to(self, path: Path) -> None:
        """Write the whole file as it is now to another path, with the backup interface of SQLite."""
        with self._connection() as connection:
            target = sqlite3.connect(path)
            try:
                connection.backup(target)
            finally:
                target.close()

    def close(self) -> None:
        """Close all connections; those in use when they are given back."""
        self._closed = True
        while self._idle:
            self._idle.pop().close()

    @contextmanager
    def _connection(self) -> Iterator[Connection]:
        if self._closed:
            raise StoreUnavailableError(f"{self.path}: 已经关闭 · closed already")
        try:
            connection = self._take()
            try:
                yield connection
            finally:
                if self._closed:
                    connection.close()
                else:
                    self._idle.append(connection)
        except sqlite3.Error as exc:
            error = _translated(exc, self.path, self._schema.remedy)
            if error is None:
                raise
            raise error from exc

    def _take(self) -> Connection:
        try:
            return self._idle.pop()
        except IndexError:
            return _open(self.path)

    def _prepare(self, connection: Connection) -> None:
        """Make the tables of a new file; refuse a file that this version cannot read."""
        if _version(connection) == self._schema.version:
            return
        with _transaction(connection, "BEGIN IMMEDIATE"):
            found = _version(connection)  # another process may have been faster
            if found == 0 and not connection.execute("SELECT count(*) FROM sqlite_master").fetchone()[0]:
                _run(connection, self._schema.sql)
                found = self._schema.version
            while found in self._schema.upgrades:
                _run(connection, self._schema.upgrades[found])
                found += 1
            if found != self._schema.version:
                raise StoreUnavailableError(self._other_version(found))
            connection.execute(f"PRAGMA user_version = {self._schema.version}")

    def _other_version(self, found: int) -> str:
        wanted = self._schema.version
        formats = f"格式 {found}，本版本用 {wanted} · format {found}, this version uses {wanted}"
        if found > wanted:
            return f"{self.path}: 由更新的红帆写成，请升级红帆 · written by a newer Hongfan, update Hongfan ({formats})"
        return f"{self.path}: 由较旧的红帆写成 · written by an older Hongfan ({formats})；{self._schema.remedy}"


def _run(connection: Connection, statements: str) -> None:
    for statement in statements.split(";\n"):
        connection.execute(statement)


def new_row(connection: Connection, insert: str, values: Sequence[str | int | float | None]) -> int:
    """Insert one row. Returns its key."""
    key = connection.execute(insert, values).lastrowid
    assert key is not None  # it is after an INSERT of a row
    return key


def _open(path: Path) -> Connection:
    # The pool hands a connection to one thread at a time, which is all that SQLite asks for.
    connection = sqlite3.connect(path, timeout=_BUSY_WAIT_S, isolation_level=None, check_same_thread=False)
    for pragma in _PRAGMAS:
        connection.execute(pragma)
    return connection


@contextmanager
def _transaction(connection: Connection, begin: str) -> Iterator[None]:
    connection.execute(begin)
    try:
        yield
        connection.execute("COMMIT")
    finally:
        if connection.in_transaction:
            connection.execute("ROLLBACK")


def _version(connection: Connection) -> int:
    return int(connection.execute("PRAGMA user_version").fetchone()[0])


def _translated(error: sqlite3.Error, path: Path, remedy: str) -> HongfanError | None:
    """What people are told; None for an error that only a mistake in this program explains."""
    code = getattr(error, "sqlite_errorcode", sqlite3.SQLITE_ERROR) & 0xFF  # the low byte of an extended code
    if code == sqlite3.SQLITE_FULL:
        return IngestAbortedError(f"{path}: 磁盘已满，腾出空间后再运行一次 · disk full, make room and run again")
    if code in (sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB):
        return StoreUnavailableError(f"{path}: 文件已损坏 · damaged ({error})；{remedy}")
    if code in (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED):
        return StoreUnavailableError(f"{path}: 另一个进程正在写入，请稍后再试 · another process is writing, try again")
    if code in (sqlite3.SQLITE_READONLY, sqlite3.SQLITE_CANTOPEN, sqlite3.SQLITE_PERM, sqlite3.SQLITE_IOERR):
        return StoreUnavailableError(
            f"{path}: 打不开或写不进 ({error})；检查文件夹是否存在、可写 · "
            "cannot be opened or written, check that the folder exists and is writable"
        )
    return None
