"""Fixtures for all tests.

`shared`: the folder of real documents beside the repository. Who cloned the product does not have it: such tests are
skipped with that reason, and fail where CI is set.
`neo4j`: a real Neo4j that is empty, one for all tests of a run; where none can be had it is the same.
HONGFANTEST_NEO4J_URL (with HONGFANTEST_NEO4J_PASSWORD) names one that is there for tests alone: all that they put into it
they delete, and they refuse one that is not empty.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest
from hypothesis import settings

from kg.settings import Login
from tests.services.neo4j import Neo4jServer, ServerUnavailableError, started

# No test asks how long something takes: benchmarks do, and a busy machine is no fault of the code.
settings.register_profile("hongfan", deadline=None)
settings.load_profile("hongfan")

_FIRST_START_S = 900  # the first one of a machine fetches Neo4j


@pytest.fixture(scope="session")
def shared() -> Path:
    folder = Path(__file__).parents[2] / "shared"
    if not folder.is_dir():
        reason = f"the folder of real documents is not at {folder}"
        (pytest.fail if os.environ.get("CI") else pytest.skip)(reason)
    return folder


@pytest.hookimpl(tryfirst=True)  # before pytest-xdist reads the groups
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Tests that share a server, or a corpus, run one after the other, wherever tests run side by side (pytest -n 2)."""
    for item in items:
        fixtures = getattr(item, "fixturenames", ())
        if "corpus" in fixtures:
            item.add_marker(pytest.mark.xdist_group("corpus"))
        if "neo4j_server" in fixtures:
            item.add_marker(pytest.mark.xdist_group("neo4j"))
            item.add_marker(pytest.mark.timeout(_FIRST_START_S))


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Say what tests recorded as their tally, wherever they ran."""
    reports = [report for kind in ("passed", "failed") for report in terminalreporter.getreports(kind)]
    told = [value for report in reports for name, value in report.user_properties if name == "tally"]
    for tally in told:
        terminalreporter.write_line(str(tally))


@pytest.fixture(scope="session")
def neo4j_server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Neo4jServer]:
    """The server; what earlier tests put into it may still be there."""
    if url := os.environ.get("HONGFANTEST_NEO4J_URL", ""):
        server = Neo4jServer(url, Login("neo4j", os.environ.get("HONGFANTEST_NEO4J_PASSWORD", "")))
        if not server.holds_nothing():
            pytest.fail(f"{url}: not empty, and tests would delete what is in it")
        yield server
        server.empty()
        return
    with ExitStack() as stack:
        try:
            yield stack.enter_context(started(tmp_path_factory.mktemp("neo4j") / "server", tiny=True))
        except ServerUnavailableError as reason:
            (pytest.fail if os.environ.get("CI") else pytest.skip)(str(reason))


@pytest.fixture
def neo4j(neo4j_server: Neo4jServer) -> Neo4jServer:
    """The server, which is empty."""
    neo4j_server.empty()
    return neo4j_server
