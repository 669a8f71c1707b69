"""The table of places of China: provinces, cities, counties and towns with their codes and years, and villages."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Place:
    """A place of the table."""

    id: str  # place:330922
    name: str  # 嵊泗县
    level: str  # province, city, county, town or village
    parent: str  # id, "" for a province
    ended: str  # last year that it stood, "" if it still stands


class Gazetteer:
    """Places by name and by id."""

    def find(self, name: str) -> list[Place]:
        """Places of that full name, sorted by id."""
        raise NotImplementedError


def load_gazetteer() -> Gazetteer:
    """The shipped table, read once per process."""
    return Gazetteer()
