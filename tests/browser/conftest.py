"""Fixtures of browser tests: a real Chromium, and explorers served by the real server on a free port.

`sample` and `reports` are addresses of explorers; `open_page(...)` gives a page with the wishes of a test: script or
none, width, colour scheme. A page that logs an error or breaks the content policy fails its test.
"""

from __future__ import annotations

import os
import shutil
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import pytest
import waitress
from playwright.sync_api import Browser, ConsoleMessage, Page, sync_playwright

from kg.settings import Settings
from tests.page_kinds import page_kinds
from tests.workspaces import read_into, sample_files
from web.app import create_app

OpenPage = Callable[..., Page]


@dataclass(frozen=True, slots=True)
class Explorer:
    """A served explorer."""

    address: str  # http://127.0.0.1:PORT
    kinds: dict[str, str]  # page kind -> path


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    path = os.environ.get("HONGFANTEST_CHROMIUM") or shutil.which("chromium") or shutil.which("chromium-browser")
    if not path:
        reason = "no Chromium: apt-get install chromium, or name one in HONGFANTEST_CHROMIUM"
        (pytest.fail if os.environ.get("CI") else pytest.skip)(reason)
    # Chromium's sandbox refuses to run as root, as in most containers
    arguments = ["--no-sandbox"] if os.geteuid() == 0 else []
    with sync_playwright() as playwright:
        launched = playwright.chromium.launch(executable_path=path, args=arguments)
        yield launched
        launched.close()


@pytest.fixture(scope="session")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Explorer]:
    """The explorer over the bundled sample."""
    with _served(read_into(tmp_path_factory.mktemp("sample"), sample_files())) as explorer:
        yield explorer


@pytest.fixture(scope="session")
def reports(tmp_path_factory: pytest.TempPathFactory, shared: Path) -> Iterator[Explorer]:
    """The explorer over five real reports."""
    with _served(read_into(tmp_path_factory.mktemp("reports"), [shared / "corpus"])) as explorer:
        yield explorer


@pytest.fixture
def open_page(browser: Browser) -> Iterator[OpenPage]:
    """`open_page(address, script=True, width=1280, dark=False)`: a new page of a visitor without cookies."""
    complaints: list[str] = []
    contexts = []

    def note(message: ConsoleMessage) -> None:
        if message.type == "error" and "404 (NOT FOUND)" not in message.text:  # tests of error pages ask for one
            complaints.append(message.text)

    def opened(address: str, *, script: bool = True, width: int = 1280, dark: bool = False) -> Page:
        context = browser.new_context(
            java_script_enabled=script,
            viewport={"width": width, "height": 900},
            color_scheme="dark" if dark else "light",
            reduced_motion="reduce",
        )
        contexts.append(context)
        page = context.new_page()
        page.set_default_timeout(10_000)
        page.on("console", note)
        page.on("pageerror", lambda error: complaints.append(str(error)))
        page.goto(address)
        return page

    yield opened
    for context in contexts:
        context.close()
    assert complaints == []


@contextmanager
def _served(settings: Settings) -> Iterator[Explorer]:
    app = create_app(settings)
    workspace = app.extensions["workspace"]
    server = waitress.create_server(app, host="127.0.0.1", port=0, threads=8)
    thread = threading.Thread(target=server.run, daemon=True)
    thread.start()
    yield Explorer(f"http://127.0.0.1:{server.effective_port}", page_kinds(workspace.store))
    server.close()
    thread.join(timeout=10)
    server.task_dispatcher.shutdown()
    workspace.close()
