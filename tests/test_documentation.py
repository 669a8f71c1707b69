"""The README and the manual name what there is, and only that."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from dataclasses import fields
from itertools import pairwise
from pathlib import Path

import pytest

from kg.settings import Settings
from search.query import FIELDS
from web.cli import COMMANDS, main

_ROOT = Path(__file__).parent.parent
README = (_ROOT / "README.md").read_text(encoding="utf-8")
EXTRACTION = (_ROOT / "docs" / "extraction.md").read_text(encoding="utf-8")


@pytest.mark.parametrize("name", [f"HONGFAN_{field.name.upper()}" for field in fields(Settings)])
def test_every_setting_stands_in_the_readme(name: str) -> None:
    assert name in README


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_stands_in_the_readme_and_has_help_in_both_languages(name: str) -> None:
    command = main.get_command(None, name)  # type: ignore[arg-type]  # the group does not look at its context
    assert f"`hongfan {name}" in README
    assert command is not None
    assert command.help is not None
    chinese, _, english = command.help.partition("\n\n")
    assert any("一" <= character <= "鿿" for character in chinese)
    assert english.isascii() or any(word.isascii() for word in english.split())


@pytest.mark.parametrize("field", [names[0] for name, names in FIELDS.items() if name != "entity"])
def test_every_filter_stands_in_the_readme(field: str) -> None:
    assert f"`{field}:" in README


def _rules_given() -> Iterator[str]:
    """Rule names in the code: strings that stand right before a confidence, as arguments or in a pair."""
    for path in (_ROOT / "ingest" / "extract" / "relations").glob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            row = node.args if isinstance(node, ast.Call) else node.elts if isinstance(node, ast.Tuple) else []
            for name, confidence in pairwise(one.value for one in row if isinstance(one, ast.Constant)):
                if isinstance(name, str) and isinstance(confidence, float):
                    yield name


def test_every_rule_of_relations_stands_in_the_table_of_the_manual() -> None:
    section = EXTRACTION.split("## 11.")[1].split("## 12.")[0]
    table = "\n".join(line for line in section.splitlines() if line.startswith("|"))
    told = {
        name for row in re.findall(r"^\|[^|]*\|([^|]*)\|", table, re.MULTILINE) for name in re.findall("`(\\w+)`", row)
    }
    given = set(_rules_given())
    assert len(given) > 20
    assert given - told == set()
