"""From files to pages with the graph in a real Neo4j: the commands in processes of their own, the pages over HTTP."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import quote

import pytest

from tests.services.neo4j import Neo4jServer, OwnServer
from tests.workspaces import SAMPLE

_SCRIPT = Path(sys.executable).with_name("hongfan")
_STARTS_S = 30.0
_PAGES = ("/", "/search?q=党员", "/initiatives", "/places", "/documents", "/name/红帆工程")
_ASKED_WITHOUT = ("/search?q=党员", "/name/红帆工程", "/healthz")  # few: each takes seconds to give up


@pytest.fixture
def environment(tmp_path: Path, neo4j: Neo4jServer) -> dict[str, str]:
    """What names the data folder and the server, its password in a file."""
    secret = tmp_path / "secret"
    secret.write_text(f"{neo4j.login.password}\n", encoding="utf-8")
    return {
        **os.environ,
        "HONGFAN_DATA": str(tmp_path / "data"),
        "HONGFAN_STORE_URL": neo4j.url,
        "HONGFAN_STORE_PASSWORD_FILE": str(secret),
    }


@pytest.fixture
def site(environment: dict[str, str]) -> Iterator[str]:
    """The address of the explorer, served over the sample."""
    hongfan(environment, "ingest", str(SAMPLE))
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    with subprocess.Popen(
        [_SCRIPT, "serve", "--port", str(port)], env=environment, stdout=subprocess.PIPE, text=True
    ) as process:
        assert process.stdout is not None
        assert "serving at" in process.stdout.readline()
        _wait_for(port)
        yield f"http://127.0.0.1:{port}"
        process.terminate()


def _wait_for(port: int) -> None:
    deadline = time.monotonic() + _STARTS_S
    while True:
        try:
            socket.create_connection(("127.0.0.1", port)).close()
        except ConnectionRefusedError:
            assert time.monotonic() < deadline, "the explorer did not start"
            time.sleep(0.05)
        else:
            return


def hongfan(environment: dict[str, str], *arguments: str, code: int = 0) -> str:
    done = subprocess.run([_SCRIPT, *arguments], capture_output=True, text=True, env=environment, timeout=300)
    assert done.returncode == code, done.stderr
    return done.stdout + done.stderr


def ask(address: str) -> tuple[int, str]:
    """Status and text of a page."""
    try:
        with urllib.request.urlopen(quote(address, safe=":/?=&%"), timeout=60) as answer:
            return answer.status, answer.read().decode()
    except urllib.error.HTTPError as error:
        return error.code, error.read().decode()


def test_pages_say_that_neo4j_is_down_and_come_back_with_it(
    environment: dict[str, str], site: str, neo4j: Neo4jServer
) -> None:
    assert {page: ask(site + page)[0] for page in _PAGES} == dict.fromkeys(_PAGES, 200)
    if not isinstance(neo4j, OwnServer):
        pytest.skip("a server that is not ours is not stopped")
    neo4j.stop()
    try:
        for page in _ASKED_WITHOUT:
            started = time.monotonic()
            status, text = ask(site + page)
            assert (page, status) == (page, 503)
            assert "没有应答" in text
            assert time.monotonic() - started < 5  # seconds; whoever waits for a page learns soon that it will not come
        told = hongfan(environment, "stats", code=1)
        assert "Neo4j 没有应答" in told
        assert "Traceback" not in told
    finally:
        neo4j.start()
    assert {page: ask(site + page)[0] for page in (*_PAGES, "/healthz")} == dict.fromkeys((*_PAGES, "/healthz"), 200)


def test_a_graph_moves_to_neo4j_and_back_with_the_proof_that_it_is_the_same(
    environment: dict[str, str], neo4j: Neo4jServer, tmp_path: Path
) -> None:
    embedded = {**environment, "HONGFAN_STORE_URL": ""}
    hongfan(embedded, "ingest", str(SAMPLE / "01-shengsi-red-sail.md"))
    there, back = f"sqlite:{tmp_path / 'data' / 'graph.sqlite3'}", f"sqlite:{tmp_path / 'back.sqlite3'}"
    proofs = set()
    for source, target in [(there, neo4j.url), (neo4j.url, back)]:
        told = hongfan(environment, "copy", source, target)
        assert "一致" in told
        proofs |= {line.split()[0] for line in told.splitlines() if line.endswith((source, target))}
    assert len(proofs) == 1
    assert hongfan(embedded, "export") == hongfan(environment, "export")
    assert "没有" in hongfan(environment, "copy", f"sqlite:{tmp_path / 'nothing.sqlite3'}", neo4j.url, code=1)
