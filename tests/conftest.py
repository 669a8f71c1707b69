"""Fixtures for all tests.

`shared`: the folder of real documents beside the repository. Who cloned the product does not have it: such tests are
skipped with that reason, and fail where CI is set.
`neo4j_url`: a real Neo4j that is empty, the same for all tests of a run; where none can be had it is the same.
HONGFANTEST_NEO4J_URL names one that is there, without a password, empty, for tests alone: all that is in it is deleted.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from kg.settings import Login
from kg.stores.neo4j_.server import Server
from tests.services.neo4j import ServerUnavailableError, start_neo4j

_FIRST_START_S = 900  # the first one of a machine fetches Neo4j


@pytest.fixture(scope="session")
def shared() -> Path:
    folder = Path(__file__).parents[2] / "shared"
    if not folder.is_dir():
        reason = f"the folder of real documents is not at {folder}"
        (pytest.fail if os.environ.get("CI") else pytest.skip)(reason)
    return folder


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Tests that share a server run one after the other, wherever tests run side by side (pytest -n 2)."""
    for item in items:
        if "neo4j_server" in getattr(item, "fixturenames", ()):
            item.add_marker(pytest.mark.xdist_group("neo4j"))
            item.add_marker(pytest.mark.timeout(_FIRST_START_S))


@pytest.fixture(scope="session")
def neo4j_server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The URL of the server; what earlier tests put into it may still be there."""
    if url := os.environ.get("HONGFANTEST_NEO4J_URL", ""):
        with closing(Server(url, Login())) as server:
            if server.ask("MATCH (n) RETURN n.id LIMIT 1"):
                pytest.fail(f"{url}: not empty, and tests would delete what is in it")
        yield url
        _empty(url)
        return
    try:
        started = start_neo4j(tmp_path_factory.mktemp("neo4j"))
    except ServerUnavailableError as reason:
        (pytest.fail if os.environ.get("CI") else pytest.skip)(str(reason))
    with started:
        yield started.url


@pytest.fixture
def neo4j_url(neo4j_server: str) -> str:
    """The URL of the server, which is empty."""
    _empty(neo4j_server)
    return neo4j_server


def _empty(url: str) -> None:
    with closing(Server(url, Login())) as server:
        server.write(lambda ask: ask("MATCH (n) DETACH DELETE n"))
