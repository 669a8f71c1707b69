"""Settings out of environment variables."""

from __future__ import annotations

import pytest

from kg.errors import ConfigError
from kg.settings import Settings


def test_nothing_given_is_the_defaults() -> None:
    assert Settings.from_env({"PATH": "/bin", "HONGFANTEST_X": "1"}) == Settings()


def test_given_values_have_the_kind_of_the_default() -> None:
    settings = Settings.from_env({"HONGFAN_DATA": "资料", "HONGFAN_PAGE_SIZE": "50"})
    assert (settings.data, settings.page_size) == ("资料", 50)


def test_a_typo_is_told_with_the_names_that_would_do() -> None:
    with pytest.raises(ConfigError, match=r"HONGFAN_DTA=.*HONGFAN_DATA"):
        Settings.from_env({"HONGFAN_DTA": "data"})


def test_a_word_where_a_number_belongs_is_told() -> None:
    with pytest.raises(ConfigError, match=r"HONGFAN_WORKERS='many'.*whole number"):
        Settings.from_env({"HONGFAN_WORKERS": "many"})
