"""Settings out of environment variables."""

from __future__ import annotations

from pathlib import Path

import pytest

from kg.errors import ConfigError
from kg.settings import Login, Settings


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


def test_a_password_is_never_printed() -> None:
    settings = Settings.from_env({"HONGFAN_STORE_PASSWORD": "geheim"})
    assert settings.store_login().password == "geheim"
    assert "geheim" not in f"{settings} {settings!r} {settings.store_login()!r}"


def test_a_password_under_a_name_with_a_typo_is_not_printed() -> None:
    with pytest.raises(ConfigError, match="HONGFAN_STORE_PASWORD") as told:
        Settings.from_env({"HONGFAN_STORE_PASWORD": "geheim"})
    assert "geheim" not in str(told.value)


def test_a_password_stands_in_a_file_with_or_without_a_line_end(tmp_path: Path) -> None:
    file = tmp_path / "secret"
    file.write_text("päss wort \n", encoding="utf-8")
    assert Settings(store_password_file=str(file)).store_login() == Login("neo4j", "päss wort ", "")


def test_a_password_file_that_cannot_be_read_is_told(tmp_path: Path) -> None:
    with pytest.raises(ConfigError, match=r"HONGFAN_STORE_PASSWORD_FILE=.*missing"):
        Settings(store_password_file=str(tmp_path / "missing")).store_login()


def test_a_password_that_is_given_twice_is_refused() -> None:
    with pytest.raises(ConfigError, match=r"no HONGFAN_STORE_PASSWORD beside it"):
        Settings(store_password="a", store_password_file="b").store_login()
