"""Fixtures of page tests: the explorer over the bundled sample, read once a session. Take `client` to ask for pages."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from flask import Flask
from flask.testing import FlaskClient

from kg.store import GraphStore
from tests.page_kinds import page_kinds
from tests.workspaces import read_into, sample_files
from web.app import create_app
from web.workspace import Workspace


@pytest.fixture(scope="session")
def app(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Flask]:
    """The explorer over the sample."""
    made = create_app(read_into(tmp_path_factory.mktemp("sample"), sample_files()))
    yield made
    made.extensions["workspace"].close()


@pytest.fixture
def small(tmp_path: Path) -> Iterator[Flask]:
    """The explorer over a few reports, for tests that change or break something."""
    made = create_app(read_into(tmp_path / "data", sample_files()[:2]))
    yield made
    made.extensions["workspace"].close()


@pytest.fixture
def client(app: Flask) -> FlaskClient:
    """A browser without script; each test has one of its own, without cookies."""
    return app.test_client()


@pytest.fixture(scope="session")
def workspace(app: Flask) -> Workspace:
    """What the explorer is opened over."""
    found: Workspace = app.extensions["workspace"]
    return found


@pytest.fixture(scope="session")
def store(workspace: Workspace) -> GraphStore:
    """Its graph."""
    return workspace.store


@pytest.fixture(scope="session")
def kinds(store: GraphStore) -> dict[str, str]:
    """Name of each page kind -> path."""
    return page_kinds(store)
