"""The tree of errors."""

from __future__ import annotations

import inspect
import re

import pytest

from kg import errors
from kg.errors import ConfigError, HongfanError, NotFoundError

CLASSES = [value for _, value in inspect.getmembers(errors, inspect.isclass) if value.__module__ == "kg.errors"]


@pytest.mark.parametrize("error", CLASSES)
def test_every_error_stands_in_the_tree_with_its_status(error: type[HongfanError]) -> None:
    assert issubclass(error, HongfanError)
    assert re.search(rf"\b{error.__name__} +{error.http_status}\b", str(errors.__doc__))


def test_a_wrong_setting_says_what_with_which_value_and_what_would_do() -> None:
    assert str(ConfigError("HONGFAN_X", "mongo://x", "a URL")) == "HONGFAN_X='mongo://x': expected a URL"


def test_what_is_missing_is_named() -> None:
    error = NotFoundError("entity", "person:1", "look for it by name")
    assert str(error) == "no entity 'person:1'; look for it by name"
    assert (error.kind, error.wanted) == ("entity", "person:1")
