"""All settings in one frozen value, read once, at a composition root, from HONGFAN_… variables."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, fields, replace
from pathlib import Path

from kg.errors import ConfigError

_PREFIX = "HONGFAN_"


@dataclass(frozen=True, slots=True)
class Login:
    """Who asks a server that holds the graph, and which of its databases."""

    user: str = ""
    password: str = field(default="", repr=False)
    database: str = ""  # empty: the one that the server offers unasked


@dataclass(frozen=True, slots=True)
class Settings:
    """One field a setting; the comment says what it is and its unit."""

    data: str = "data"  # folder of sources, state, graph and index
    store_url: str = ""  # empty: sqlite in the data folder; or sqlite:PATH, memory:, bolt://HOST:7687
    index_url: str = ""  # empty: the engine that the last rebuild took, at first Whoosh; or whoosh:, tantivy:
    store_user: str = "neo4j"  # these four for a server of the graph only
    store_password: str = field(default="", repr=False)
    store_password_file: str = ""  # a file with the password in it, in place of the password
    store_database: str = ""  # empty: the one that the server offers unasked
    workers: int = 0  # processes that read documents; 0: as many as there are cores
    page_size: int = 20  # hits on one page of results

    @classmethod
    def from_env(cls, environ: Mapping[str, str]) -> Settings:
        """Raises ConfigError for an unknown variable (a typo, as a rule) or a value of the wrong kind."""
        defaults = cls()
        kinds = {field.name: type(getattr(defaults, field.name)) for field in fields(cls)}
        given = {key[len(_PREFIX) :].lower(): value for key, value in environ.items() if key.startswith(_PREFIX)}
        if unknown := sorted(given.keys() - kinds.keys()):
            names = ", ".join(f"{_PREFIX}{name.upper()}" for name in kinds)
            # not its value: it may be a password under a name with a typo
            raise ConfigError(f"{_PREFIX}{unknown[0].upper()}", "…", f"one of the settings {names}")
        values: dict[str, str | int] = {}
        for name, text in given.items():
            try:
                values[name] = kinds[name](text)
            except ValueError as exc:
                raise ConfigError(f"{_PREFIX}{name.upper()}", text, "a whole number") from exc
        return replace(defaults, **values)  # type: ignore[arg-type]

    def store_login(self) -> Login:
        """Raises ConfigError where the password is given twice, or its file cannot be read."""
        password = self.store_password
        if self.store_password_file:
            name = f"{_PREFIX}STORE_PASSWORD_FILE"
            if password:
                raise ConfigError(name, self.store_password_file, f"no {_PREFIX}STORE_PASSWORD beside it")
            try:
                password = Path(self.store_password_file).read_text(encoding="utf-8").strip("\r\n")
            except (OSError, UnicodeDecodeError) as exc:
                raise ConfigError(name, self.store_password_file, f"a file that can be read ({exc})") from exc
        return Login(self.store_user, password, self.store_database)
