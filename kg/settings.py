"""All settings in one frozen value, read once, at a composition root, from HONGFAN_… variables."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, fields, replace

from kg.errors import ConfigError

_PREFIX = "HONGFAN_"


@dataclass(frozen=True, slots=True)
class Settings:
    """One field a setting; the comment says what it is and its unit."""

    data: str = "data"  # folder of sources, state, graph and index
    store_url: str = ""  # empty: sqlite in the data folder; or sqlite:PATH, memory:
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
            raise ConfigError(f"{_PREFIX}{unknown[0].upper()}", given[unknown[0]], f"one of the settings {names}")
        values: dict[str, str | int] = {}
        for name, text in given.items():
            try:
                values[name] = kinds[name](text)
            except ValueError as exc:
                raise ConfigError(f"{_PREFIX}{name.upper()}", text, "a whole number") from exc
        return replace(defaults, **values)  # type: ignore[arg-type]
