"""The README names what there is, and only that."""

from __future__ import annotations

from dataclasses import fields
from pathlib import Path

import pytest

from kg.settings import Settings
from search.query import FIELDS
from web.cli import COMMANDS, main

README = (Path(__file__).parent.parent / "README.md").read_text(encoding="utf-8")


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
