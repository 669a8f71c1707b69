"""Villages and communities of the table, read a city at a time: a document needs those of one city or none."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path

_ARCHIVE = Path(__file__).parent / "gazetteer_table" / "villages.zip"


@lru_cache(maxsize=1)
def _archive() -> tuple[zipfile.ZipFile, frozenset[str]]:
    # From memory: worker processes would share the position in an open file.
    archive = zipfile.ZipFile(io.BytesIO(_ARCHIVE.read_bytes()))
    return archive, frozenset(archive.namelist())


@lru_cache(maxsize=8)
def _lines(city: str) -> tuple[str, ...]:
    archive, cities = _archive()
    return tuple(archive.read(city).decode().splitlines()) if city in cities else ()


@lru_cache(maxsize=16)
def towns_by_village(code: str) -> Mapping[str, tuple[str, ...]]:
    """Names of the villages at or below a place → codes of their towns."""
    towns: dict[str, tuple[str, ...]] = {}
    for town, names in _villages_of(code).items():
        for name in names:
            towns[name] = (*towns.get(name, ()), town)
    return towns


def _villages_of(code: str) -> dict[str, tuple[str, ...]]:
    """Codes of the towns at or below a place → names of their villages. Nothing for a province."""
    found = {}
    for line in _lines(code[:4]):
        if line.startswith(code):
            town, _, names = line.partition("\t")
            found[town] = tuple(names.split(" "))
    return found
