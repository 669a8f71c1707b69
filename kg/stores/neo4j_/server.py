"""The one door to the driver of Neo4j: connects, runs Cypher, tries again what is worth it, translates errors.

Whoever has an `Ask` runs Cypher with it and never imports the driver.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any, Protocol, TypeVar
from urllib.parse import urlsplit

from neo4j import GraphDatabase, NotificationMinimumSeverity, Query, Session, Transaction
from neo4j.exceptions import (
    ClientError,
    ConnectionAcquisitionTimeoutError,
    DatabaseError,
    DriverError,
    Neo4jError,
    ServiceUnavailable,
    SessionExpired,
    TransientError,
)

from kg.errors import ConfigError, HongfanError, StoreUnavailableError
from kg.settings import Login

T = TypeVar("T")

_CONNECT_S = 5.0
_WAIT_FOR_CONNECTION_S = 10.0  # where all of them are in use
_CONNECTIONS = 32  # at most, whatever the number of threads
_IDLE_S = 1.0  # a connection that rested for longer is tried before it is used: the server may have been restarted
_READ_S, _WRITE_S = 30.0, 600.0  # the server stops what takes longer
_TRIES, _FIRST_PAUSE_S = 6, 0.05  # the pause doubles: 1.6 s in all


class Ask(Protocol):
    """Runs one statement of Cypher. Returns its rows."""

    def __call__(self, cypher: str, **values: object) -> list[dict[str, Any]]: ...


class Server:
    """One database of a server, for any number of threads."""

    def __init__(self, url: str, login: Login) -> None:
        """Nothing is sent before the first question. Raises ConfigError for a URL that names no server."""
        _check(url)
        self._url = url
        self._database = login.database or None
        self._driver = GraphDatabase.driver(
            url,
            auth=(login.user, login.password) if login.user else None,
            connection_timeout=_CONNECT_S,
            connection_acquisition_timeout=_WAIT_FOR_CONNECTION_S,
            max_connection_pool_size=_CONNECTIONS,
            liveness_check_timeout=_IDLE_S,
            notifications_min_severity=NotificationMinimumSeverity.OFF,
            telemetry_disabled=True,
        )
        self._bookmarks = GraphDatabase.bookmark_manager()  # in a cluster, reads see what was written before
        self._closed = False

    def ask(self, cypher: str, **values: object) -> list[dict[str, Any]]:
        """The rows of one statement that changes nothing. Raises StoreUnavailableError."""
        query = Query(cypher, timeout=_READ_S)
        return self._patiently("READ", lambda session: session.run(query, values).data())

    def write(self, work: Callable[[Ask], T]) -> T:
        """All that is written by `work`, or nothing of it; done again where others were in the way.

        Raises StoreUnavailableError.
        """

        def once(session: Session) -> T:
            with session.begin_transaction(timeout=_WRITE_S) as transaction:
                done = work(_asking(transaction))
                transaction.commit()
            return done

        return self._patiently("WRITE", once)

    def close(self) -> None:
        """Give back all connections. Closing twice is fine."""
        self._closed = True
        self._driver.close()

    def _patiently(self, mode: str, work: Callable[[Session], T]) -> T:
        """Transient errors only are worth another try: whoever was in the way is likely to be gone."""
        if self._closed:
            raise StoreUnavailableError(f"{self._url}: 已经关闭 · closed already")
        with self._translated():
            for attempt in range(_TRIES):
                try:
                    with self._driver.session(
                        database=self._database, default_access_mode=mode, bookmark_manager=self._bookmarks
                    ) as session:
                        return work(session)
                except TransientError as exc:
                    if not exc.is_retryable() or attempt == _TRIES - 1:
                        raise
                time.sleep(_FIRST_PAUSE_S * 2**attempt)
        raise AssertionError("the last attempt returns or raises")

    @contextmanager
    def _translated(self) -> Iterator[None]:
        try:
            yield
        except (Neo4jError, DriverError) as exc:
            error = _told(exc, self._url, self._database)
            if error is None:
                raise
            raise error from exc


def _check(url: str) -> None:
    """A password in a URL would stand in lists of processes and in messages."""
    scheme, _, rest = url.partition(":")
    if "@" in rest:
        raise ConfigError(
            "HONGFAN_STORE_URL",
            f"{scheme}://…@…",
            "no user or password in it; 请用 HONGFAN_STORE_USER 与 HONGFAN_STORE_PASSWORD_FILE · use these settings",
        )
    try:
        parts = urlsplit(url)
        usable = parts.hostname and parts.port != 0 and not parts.path.strip("/")
    except ValueError:  # a port that is no number, brackets that do not fit
        usable = False
    if not usable:
        raise ConfigError("HONGFAN_STORE_URL", url, f"{scheme}://HOST:7687")


def _asking(transaction: Transaction) -> Ask:
    def ask(cypher: str, **values: object) -> list[dict[str, Any]]:
        return transaction.run(cypher, values).data()

    return ask


def _told(error: Neo4jError | DriverError, url: str, database: str | None) -> HongfanError | None:
    """What people are told; None for an error that only a mistake in this program explains."""
    if isinstance(error, ConnectionAcquisitionTimeoutError | TransientError):
        return StoreUnavailableError(f"{url}: Neo4j 太忙，请稍后再试 · Neo4j is too busy, try again later ({error})")
    if isinstance(error, ServiceUnavailable | SessionExpired):
        return StoreUnavailableError(
            f"{url}: Neo4j 没有应答；请看它是否在运行（docker compose --profile neo4j up -d）、HONGFAN_STORE_URL 是否写对"
            f" · Neo4j does not answer; see that it runs, and that HONGFAN_STORE_URL is right ({_reason(error)})"
        )
    if isinstance(error, DatabaseError):
        return StoreUnavailableError(
            f"{url}: Neo4j 自身出错，请看它的日志 · Neo4j failed, see its log ({error.code}: {error.message})"
        )
    if isinstance(error, ClientError):
        return _refused(error, url, database)
    return None


def _refused(error: ClientError, url: str, database: str | None) -> StoreUnavailableError | None:
    code = str(error.code).removeprefix("Neo.ClientError.")
    if code == "Security.CredentialsExpired":
        return StoreUnavailableError(
            f"{url}: 初始密码须先改掉（在 Neo4j Browser 里登录一次）· the first password must be changed, log in to Neo4j Browser once"
        )
    if code == "Security.AuthenticationRateLimit":
        return StoreUnavailableError(
            f"{url}: 密码错了太多次，Neo4j 暂不受理，几秒后再试 · too many wrong passwords, try again in a few seconds"
        )
    if code in ("Security.Unauthorized", "Security.TokenExpired"):
        return StoreUnavailableError(
            f"{url}: 用户名或密码不对，请查 HONGFAN_STORE_USER 与 HONGFAN_STORE_PASSWORD（或 …_PASSWORD_FILE）"
            " · wrong user or password, see HONGFAN_STORE_USER and HONGFAN_STORE_PASSWORD (or …_PASSWORD_FILE)"
        )
    if code.startswith("Security."):
        return StoreUnavailableError(f"{url}: 这个用户无权这样做 · this user may not do that ({error.message})")
    if code == "Database.DatabaseNotFound":
        return StoreUnavailableError(
            f"{url}: 没有名为 {database!r} 的数据库，请查 HONGFAN_STORE_DATABASE · no such database, see HONGFAN_STORE_DATABASE"
        )
    if code.startswith("Transaction.TransactionTimedOut"):
        return StoreUnavailableError(f"{url}: 用时太久，Neo4j 已中止 · it took too long and was stopped")
    return None


def _reason(error: BaseException) -> str:
    """The innermost cause, in one line: connection refused, unknown host, …"""
    while error.__cause__ is not None:
        error = error.__cause__
    return (str(error).splitlines() or [type(error).__name__])[0]
