"""The table of places of China: provinces, cities, counties and towns with their codes and years, and villages.

The id of a place that went on is its latest code; its earlier codes and names lead to the same place. The table
is made by gazetteer_table/build.py; it begins in 2016, so that names given up before are not in it.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property, lru_cache
from pathlib import Path

from ahocorasick_rs import AhoCorasick

from ingest.villages import towns_by_village
from kg.ids import coded_place, make_id
from search.place_names import short_forms, stem_of

_TABLE = Path(__file__).parent / "gazetteer_table" / "places.tsv"
_LEVELS = {2: "province", 4: "city", 6: "county", 9: "town"}


@dataclass(frozen=True, slots=True)
class Place:
    """A place of the table."""

    id: str  # place:330922
    name: str  # 嵊泗县
    level: str  # province, city, county, town or village
    parent: str  # id, "" for a province
    ended: str  # last year that it stood, "" if it still stands


class Gazetteer:
    """Places by name, stem and id. Derived from the table's lines alone; what costs time is made when first asked for."""

    def __init__(self, lines: list[str]) -> None:
        """`lines`: code, name, last year or nothing, former names and codes; see gazetteer_table/build.py."""
        # Plain strings, not lists: 50,000 small containers would double the time of loading.
        self._rows: dict[str, str] = {}  # code → its line
        self._latest: dict[str, str] = {}  # former code → code
        self._codes: dict[str, str] = {}  # name, present or former → codes with spaces between
        self._made: dict[str, Place] = {}
        for line in lines:
            code, name, *more = line.split("\t")
            self._rows[code] = line
            self._add_name(name, code)
            for former in more[1].split() if len(more) > 1 else ():
                if former.isdigit():
                    self._latest[former] = code
                else:
                    self._add_name(former, code)

    def _add_name(self, name: str, code: str) -> None:
        known = self._codes.get(name)
        self._codes[name] = f"{known} {code}" if known else code

    def get(self, place_id: str) -> Place | None:
        """The place of an id, also of a former one; None for a village and for what the table does not have."""
        code = self._resolve(place_id.removeprefix("place:"))
        if code not in self._rows:
            return None
        if code not in self._made:
            _, name, ended = (self._rows[code] + "\t").split("\t")[:3]
            self._made[code] = Place(coded_place(code), name, _LEVELS[len(code)], self._parent(code), ended)
        return self._made[code]

    def find(self, name: str) -> list[Place]:
        """Places that bear or bore that full name, sorted by id."""
        return self._places(self._codes.get(name, "").split())

    def find_stem(self, stem: str, within: str = "") -> list[Place]:
        """Places at or below `within` whose name without its kind is `stem` (左权 → 左权县), sorted by id."""
        code = within.removeprefix("place:")
        found = self._places(dict.fromkeys(self._stems.get(stem, ())))
        if not code:
            return found
        return [place for place in found if self.is_below(place, f"place:{code}")]

    def names_of(self, place_id: str) -> list[str]:
        """All names that the table has for a place, the present one first."""
        return self._names.get(place_id.removeprefix("place:"), [])

    def chain(self, place: Place | str) -> tuple[Place, ...]:
        """The place and those above it, narrowest first; empty for an unknown id."""
        here = self.get(place) if isinstance(place, str) else place
        chain = []
        while here:
            chain.append(here)
            here = self.get(here.parent)
        return tuple(chain)

    def children(self, place_id: str, level: str = "") -> list[Place]:
        """Places right below one, sorted by id; of that level only, where one is given. For villages see `villages`."""
        below = self._places(self._below.get(place_id.removeprefix("place:"), ()))
        return [place for place in below if not level or place.level == level]

    def villages(self, place_id: str) -> Mapping[str, tuple[str, ...]]:
        """Names of the villages and communities of a town, county or city, each with the codes of its towns; of 2023."""
        return towns_by_village(place_id.removeprefix("place:"))

    def find_villages(self, name: str, place_id: str) -> tuple[Place, ...]:
        """Villages and communities of that name in a town, county or city, sorted by town."""
        parents = [coded_place(self._resolve(town)) for town in self.villages(place_id).get(name, ())]
        return tuple(Place(make_id("place", name, parent), name, "village", parent, "") for parent in parents)

    def scan(self, text: str) -> Iterator[tuple[int, int]]:
        """Where full names stand in a text: all, also those inside others; half-open, in order of their ends."""
        for _, start, end in self._matcher.find_matches_as_indexes(text, overlapping=True):
            yield start, end

    def find_short(self, short: str) -> list[Place]:
        """Provinces, cities and counties that are written so for short (山西, 嘉善, 凉山州), sorted by id."""
        return self._places(dict.fromkeys(self._shorts.get(short, ())))

    def scan_short(self, text: str) -> Iterator[tuple[int, int]]:
        """Where short names of provinces, cities and counties stand, as in `scan`; most such stretches name nothing."""
        for _, start, end in self._short_matcher.find_matches_as_indexes(text, overlapping=True):
            yield start, end

    def is_below(self, place: Place, holder_id: str) -> bool:
        """Whether a place is that holder or lies in it."""
        here: Place | None = place
        while here and here.id != holder_id:
            here = self.get(here.parent)
        return here is not None

    def _places(self, codes: Iterable[str]) -> list[Place]:
        found = (self.get(code) for code in sorted(codes))
        return [place for place in found if place]

    def _resolve(self, code: str) -> str:
        return self._latest.get(code, code)

    def _parent(self, code: str) -> str:
        for digits in (6, 4, 2):
            holder = self._resolve(code[:digits])
            if digits < len(code) and holder in self._rows:
                return coded_place(holder)
        return ""

    @cached_property
    def _names(self) -> Mapping[str, list[str]]:
        names = {code: [line.split("\t")[1]] for code, line in self._rows.items()}
        for name, codes in self._codes.items():
            for code in codes.split():
                if name not in names[code]:
                    names[code].append(name)
        return names

    @cached_property
    def _stems(self) -> Mapping[str, list[str]]:
        stems: dict[str, list[str]] = defaultdict(list)
        for name, codes in self._codes.items():
            stems[stem_of(name)] += codes.split()
        return stems

    @cached_property
    def _shorts(self) -> Mapping[str, list[str]]:
        shorts: dict[str, list[str]] = defaultdict(list)
        for name, codes in self._codes.items():
            wide = [code for code in codes.split() if len(code) < 9]
            for short in short_forms(name) if wide else ():
                shorts[short] += wide
        return shorts

    @cached_property
    def _below(self) -> Mapping[str, list[str]]:
        below: dict[str, list[str]] = defaultdict(list)
        for code in self._rows:
            below[self._parent(code).removeprefix("place:")].append(code)
        return below

    @cached_property
    def _matcher(self) -> AhoCorasick:
        return AhoCorasick(list(self._codes), store_patterns=False)

    @cached_property
    def _short_matcher(self) -> AhoCorasick:
        return AhoCorasick(list(self._shorts), store_patterns=False)


@lru_cache(maxsize=1)
def load_gazetteer() -> Gazetteer:
    """The shipped table, read once per process."""
    return Gazetteer(_TABLE.read_text(encoding="utf-8").splitlines())
