"""The questions of docs/neo4j.md with their answers over the bundled sample.

python -m tests.neo4j_manual       asks them anew, and writes the answers into the page
"""

from __future__ import annotations

import re
import tempfile
from collections.abc import Mapping
from contextlib import closing
from pathlib import Path

from ingest.pipeline import ingest
from kg.settings import Settings
from kg.stores.neo4j_.server import Server
from tests.services.neo4j import Neo4jServer, started
from tests.workspaces import SAMPLE
from web.workspace import workspace_for

PAGE = Path(__file__).parents[1] / "docs" / "neo4j.md"
_QUESTION = re.compile(
    r"(?P<asked>^### (?P<title>.+)\n\n```cypher\n(?P<cypher>[^`]+)```\n)(?P<answer>(?:\n\|.*)*)", re.MULTILINE
)


def read_sample(server: Neo4jServer, folder: Path) -> None:
    """Read the bundled sample into a server that is empty."""
    settings = Settings(data=str(folder), store_url=server.url, store_password=server.login.password)
    with workspace_for(settings, writing="test") as workspace:
        ingest([SAMPLE], workspace.folder, workspace.store, workspace.index, seen="2026-01-01T00:00:00+08:00")


def answered(page: str, server: Neo4jServer) -> str:
    """The page with the answers that the server gives."""
    with closing(Server(server.url, server.login)) as open_server:

        def with_answer(question: re.Match[str]) -> str:
            return f"{question['asked']}\n{_table(open_server.ask(question['cypher']))}"

        return _QUESTION.sub(with_answer, page)


def questions(page: str) -> list[str]:
    """Their titles."""
    return [question["title"] for question in _QUESTION.finditer(page)]


def _table(rows: list[Mapping[str, object]]) -> str:
    if not rows:
        return "| |\n|---|"
    lines = [list(rows[0]), ["---"] * len(rows[0]), *([_cell(value) for value in row.values()] for row in rows)]
    return "\n".join(f"| {' | '.join(line)} |" for line in lines).replace("| --- ", "|---").replace("--- |", "---|")


def _cell(value: object) -> str:
    if isinstance(value, list):
        return "、".join(map(_cell, value))
    return "" if value is None else f"{value:g}" if isinstance(value, float) else str(value)


def main() -> None:
    """Write the answers into the page."""
    with tempfile.TemporaryDirectory() as folder, started(Path(folder) / "server") as server:
        read_sample(server, Path(folder) / "data")
        PAGE.write_text(answered(PAGE.read_text(encoding="utf-8"), server), encoding="utf-8")


if __name__ == "__main__":
    main()
