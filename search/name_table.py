"""All names of a graph in memory, to be found by what a person has typed so far."""

from __future__ import annotations

import re
from array import array
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import accumulate, islice
from typing import NamedTuple

from kg.pinyin import spelled_out, typeable, typed_pattern
from kg.views import EntitySummary, Node
from search.fold import fold_name

_SLICE = 200  # names between two breaths: some milliseconds of work
_SHORTEST_PART = 3  # letters; fewer stand in the middle of too many names
_LETTER = re.compile("[a-z0-9]")
_NOT_LETTERS = re.compile("[^a-z0-9\n]+")
_NOT_INITIALS = re.compile("[^a-z0-9\n]+|(?<=[a-z0-9])[a-z0-9]+")
_LOOKED_AT = 300  # names that hold what was typed somewhere


@dataclass(frozen=True, slots=True)
class Suggestion:
    """An entity that may be meant."""

    entity: Node
    name: str  # the one that fits what was typed: canonical or an alias
    place: str  # where it is at home, "" if unknown


class NameTable:
    """Entities in the order in which they are suggested, with all their names in one text for each way to type them."""

    def __init__(
        self,
        entities: Iterable[EntitySummary],
        *,
        known: Mapping[str, str] | None = None,
        breathe: Callable[[], None] = lambda: None,
    ) -> None:
        """`known`: names already spelled out; `breathe` is called between slices of the work."""
        ranked = sorted(map(_row, entities), key=lambda row: row.last_date, reverse=True)
        ranked.sort(key=lambda row: -row.documents)
        homes: dict[str, str] = {row.entity.id: row.entity.canonical for row in ranked if row.entity.type == "place"}
        self._entities = [row.entity for row in ranked]
        self._places = [row.chain or homes.get(row.scope, "") for row in ranked]
        named = [(number, name) for number, row in enumerate(ranked) for name in (row.entity.canonical, *row.aliases)]
        self._rows = array("L", (number for number, _ in named))
        self._names = [name for _, name in named]
        written, spelt, pinyin, initials = list[str](), list[str](), list[str](), list[str]()
        for start in range(0, len(named), _SLICE):
            some = [typeable(fold_name(name)) for name in self._names[start : start + _SLICE]]
            written += some
            out = [(known or {}).get(name) or spelled_out(name) for name in some]
            spelt += out
            pinyin += _NOT_LETTERS.sub("", "\n".join(out)).split("\n")
            initials += _NOT_INITIALS.sub("", "\n".join(out)).split("\n")
            breathe()
        self._written, self._spelt = _Lines(written), _Lines(spelt)
        self._pinyin, self._initials = _Lines(pinyin), _Lines(initials)
        by_letter: defaultdict[str, list[int]] = defaultdict(list)
        for line, letters in enumerate(initials):
            by_letter[letters[:1]].append(line)
        self._begun = {
            letter: (array("L", lines), _Lines([spelt[line] for line in lines])) for letter, lines in by_letter.items()
        }

    def spelt(self) -> dict[str, str]:
        """The names as written, with how they are spelled out."""
        return {self._written[line]: self._spelt[line] for line in range(len(self._names))}

    def find(self, typed: str, limit: int) -> list[Suggestion]:
        """The likeliest first, each entity once."""
        wanted = typeable(fold_name(typed))
        found: dict[int, Suggestion] = {}
        for line in self._fitting(wanted) if wanted and limit > 0 else ():
            row = self._rows[line]
            if row not in found:
                found[row] = Suggestion(self._entities[row], self._names[line], self._places[row])
                if len(found) == limit:
                    break
        return list(found.values())

    def _fitting(self, wanted: str) -> Iterator[int]:
        """Numbers of names: just so, by beginning, by initials, by pinyin, by a mixture of these; then by a part."""
        found_any = False
        for line in self._beginning(wanted):
            found_any = True
            yield line
        if not found_any and _LETTER.search(wanted):
            yield from self._mixed(wanted)
        if not wanted.isascii():
            yield from self._written.find(wanted)
        elif len(wanted) >= _SHORTEST_PART:
            yield from islice(self._initials.find(wanted), _LOOKED_AT)
            pattern = re.compile(typed_pattern(wanted))
            some = islice(self._pinyin.find(wanted), _LOOKED_AT)
            yield from (line for line in some if pattern.search(self._spelt[line]))

    def _beginning(self, wanted: str) -> Iterator[int]:
        begins = "\n" + wanted
        if wanted.isascii():  # Latin letters of a name are its initials, too
            yield from self._initials.find(begins)
            yield from self._pinyin.find(begins)
        else:
            yield from self._written.find(begins + "\n")
            yield from self._written.find(begins)

    def _mixed(self, wanted: str) -> Iterator[int]:
        if written := _NOT_LETTERS.match(wanted):
            pattern = re.compile(typed_pattern(wanted))
            return (line for line in self._written.find("\n" + written[0]) if pattern.match(self._spelt[line]))
        lines, spelt = self._begun.get(wanted[0], ((), _Lines([])))
        return (lines[number] for number in spelt.find_pattern("\n" + typed_pattern(wanted)))


class _Row(NamedTuple):  # without what a suggestion does not show, of which there is much
    entity: Node
    scope: str
    chain: str  # of a place
    aliases: tuple[str, ...]
    documents: int
    last_date: str


def _row(entity: EntitySummary) -> _Row:
    node = Node(entity.id, entity.type, entity.canonical)
    chain = entity.attrs.get("chain", "") if entity.type == "place" else ""
    scope = "" if entity.type == "place" else entity.scope
    return _Row(node, scope, chain, entity.aliases, entity.documents, entity.last_date)


class _Lines:
    """Short texts, one a line, searched as one: a search of 50,000 names is one call, and gives them in order."""

    def __init__(self, lines: Sequence[str]) -> None:
        self._text = "\n" + "".join(line + "\n" for line in lines)
        self._starts = array("L", accumulate((len(line) + 1 for line in lines), initial=0))  # and of the end

    def __getitem__(self, line: int) -> str:
        return self._text[self._starts[line] + 1 : self._starts[line + 1]]

    def find_pattern(self, pattern: str) -> Iterator[int]:
        """Numbers of the lines in which a pattern matches that begins with their line end."""
        return (bisect_right(self._starts, match.start()) - 1 for match in re.finditer(pattern, self._text))

    def find(self, wanted: str) -> Iterator[int]:
        """Numbers of the lines that hold `wanted`; every line begins and ends with a line end."""
        at = self._text.find(wanted)
        while at >= 0:
            line = bisect_right(self._starts, at) - 1
            yield line
            at = self._text.find(wanted, self._starts[line + 1])
