"""Villages and communities of the table, read a province at a time: most documents need one province or none."""

from __future__ import annotations

import lzma
from collections import defaultdict
from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path

_FOLDER = Path(__file__).parent / "gazetteer_table" / "villages"
_Towns = Mapping[str, tuple[str, ...]]


@lru_cache(maxsize=4)
def _province(code: str) -> Mapping[str, _Towns]:
    """By holder (six digits; county, or city without counties): town code → names."""
    holders: dict[str, dict[str, tuple[str, ...]]] = defaultdict(dict)
    path = _FOLDER / f"{code}.xz"
    if path.exists():
        for line in lzma.decompress(path.read_bytes()).decode().splitlines():
            town, _, names = line.partition("\t")
            holders[town[:6]][town] = tuple(names.split(" "))
    return holders


def villages_of(code: str) -> dict[str, tuple[str, ...]]:
    """Codes of towns at or below a place → names of their villages; 4 digits at least, else nothing."""
    if len(code) < 4:
        return {}
    return {
        town: names
        for holder, towns in _province(code[:2]).items()
        if holder.startswith(code[:6])
        for town, names in towns.items()
        if town.startswith(code)
    }
