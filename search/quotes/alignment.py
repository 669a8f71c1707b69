"""How folded words agree: the longest common subsequence, the part of a text that comes nearest, the differences."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from difflib import SequenceMatcher
from typing import NamedTuple

from search.quotes.folding import MARK, Numeral
from search.shingles import SHINGLE, runs_of

_OTHER = "\U0010fffd"  # a numeral that the words do not have
_LOST = 3  # units at an end of the words; more of them stand for nothing in the text
_MEANT = 0.5  # of the units at an end of the words
_LEFT_OUT = 60  # units between an end of the words and the rest
_NUMERALS = 0xF0000  # code points for private use: one for each value in the words


class Hunk(NamedTuple):
    """Where two texts differ: units [start, end) of the one stand for units [other_start, other_end) of the other."""

    start: int
    end: int
    other_start: int
    other_end: int


class Words:
    """Folded words, prepared to be compared with many texts."""

    def __init__(self, units: str, numerals: Mapping[int, Numeral]) -> None:
        self._codes = {
            value: chr(_NUMERALS + n) for n, value in enumerate(dict.fromkeys(n.value for n in numerals.values()))
        }
        self.units = units
        self.coded = self.code(units, numerals)
        self._runs: dict[str, list[int]] = {}
        for at, run in enumerate(runs_of(units)):
            self._runs.setdefault(run, []).append(at)
        self._bits = _bits(self.coded)
        self._hunks: dict[str, tuple[Hunk, ...]] = {}

    def code(self, units: str, numerals: Mapping[int, Numeral]) -> str:
        """Units in which equal numerals, and only these, are equal characters."""
        coded = list(units)
        for at, numeral in numerals.items():
            coded[at] = self._codes.get(numeral.value, _OTHER)
        return "".join(coded)

    def common(self, coded: str) -> int:
        """Length of the longest common subsequence."""
        return _common(self._bits, len(self.coded), coded)

    def nearest(self, units: str) -> tuple[int, int, float]:
        """The part of a text with most of the runs, as if the words began and ended there, and the share that is there.

        It may begin before the text or end after it.
        """
        runs = self._runs
        hits = [(place, at) for place, run in enumerate(runs_of(units)) if run in runs for at in runs[run]]
        inside = _densest(hits, longest=2 * len(self.units) + 40)
        if not inside:
            return 0, 0, 0.0
        covered = {unit for _, at in inside for unit in range(at, at + SHINGLE)}
        low, high = inside[0][0], inside[-1][0] + SHINGLE
        before, after = self.units[: min(covered)], self.units[max(covered) + 1 :]
        start, end = low - len(before), high + len(after)
        beside = 0  # units too few for a run
        if units.endswith(before, 0, low):
            beside += len(before)
        elif len(before) > 1:  # what stood between them may have been left out
            start = _or(units.rfind(before, max(0, low - _LEFT_OUT), low), start)
        if units.startswith(after, high):
            beside += len(after)
        elif len(after) > 1:
            end = _or(units.find(after, high, high + _LEFT_OUT), high) + len(after)
        # the words may also stand unbroken before the first hit and after the last, where these are repeated runs
        start = min(start, low - max(at for place, at in inside if place == low))
        end = max(end, max(place - at for place, at in inside if place == inside[-1][0]) + len(self.units))
        return start, end, (len(covered) + beside) / len(self.units)

    def shares_run(self, coded: str, size: int) -> bool:
        """Whether both have so many units in a row."""
        return any(self.coded[at : at + size] in coded for at in range(len(self.coded) - size + 1))

    def hunks(self, coded: str) -> tuple[Hunk, ...]:
        """Where the words and a text differ, in order. Reprints have one text, which is compared once."""
        if coded not in self._hunks:
            self._hunks[coded] = tuple(self._differing(coded))
        return self._hunks[coded]

    def _differing(self, coded: str) -> Iterator[Hunk]:
        at = other_at = 0
        for start, other_start, size in [*self._blocks(coded), (len(self.coded), len(coded), 0)]:
            if start > at or other_start > other_at:
                yield Hunk(at, start, other_at, other_start)
            at, other_at = start + size, other_start + size

    def _blocks(self, coded: str) -> list[tuple[int, int, int]]:
        """What both have, as (place, other place, size): without what words at an end have by chance with other words."""
        blocks = _matching(self.coded, coded)
        strong = [n for n, (_, _, size) in enumerate(blocks) if size >= SHINGLE]
        if not strong:
            return blocks
        first, last = blocks[strong[0]], blocks[strong[-1]]
        lead, tail = blocks[: strong[0]], blocks[strong[-1] + 1 :]
        kept = blocks[strong[0] : strong[-1] + 1]
        words, text = _alike(self.coded), _alike(coded)
        before, after = words[: first[0]], words[last[0] + last[2] :]
        _, run_before = _same_ends(before, text[: first[1]])
        run_after, _ = _same_ends(after, text[last[1] + last[2] :])
        return [*_no_chance(lead, len(before), run_before), *kept, *_no_chance(tail, len(after), run_after)]


def outside(hunks: Sequence[Hunk], words: str, text: str) -> tuple[int, int]:
    """How many units at either end of the text stand for nothing in the words."""
    left = right = 0
    if hunks and hunks[0].start == hunks[0].other_start == 0:
        left = _too_many(words[: hunks[0].end][::-1], text[: hunks[0].other_end][::-1])
    if hunks and hunks[-1].end == len(words) and hunks[-1].other_end == len(text):
        right = _too_many(words[hunks[-1].start :], text[hunks[-1].other_start :])
    return left, right


def _too_many(words: str, text: str) -> int:
    """Of the units of `text`, which differ from `words` at an end: read from what both have outwards."""
    if len(words) > _LOST:
        return len(text)
    if words and set(words) == {MARK} and text.startswith(MARK):
        return len(text.lstrip(MARK))
    return max(0, len(text) - len(words))


def likeness(one: str, other: str) -> float:
    """From 0 to 1: the share of two texts that they have in common, in order."""
    if one == other:
        return 1.0
    first, last = _same_ends(one, other)
    inner, other_inner = one[first : len(one) - last], other[first : len(other) - last]
    common = first + _common(_bits(inner), len(inner), other_inner) + last
    return 2 * common / (len(one) + len(other))


def _same_ends(one: str, other: str) -> tuple[int, int]:
    """How many units two texts have in common at the beginning, and how many of the rest at the end."""
    first = last = 0
    shorter = min(len(one), len(other))
    while first < shorter and one[first] == other[first]:
        first += 1
    while last < shorter - first and one[-1 - last] == other[-1 - last]:
        last += 1
    return first, last


def _alike(coded: str) -> str:
    """Units in which all numerals are one character."""
    return "".join(MARK if unit >= chr(_NUMERALS) else unit for unit in coded)


def _no_chance(blocks: list[tuple[int, int, int]], units: int, run: int) -> list[tuple[int, int, int]]:
    """Blocks in so many units at an end of the words; none where they are too few to be meant.

    `run`: units that go on where both agree, be it with other numerals.
    """
    meant = units <= _LOST or max(run, sum(size for _, _, size in blocks)) >= _MEANT * units
    return blocks if meant else []


def _matching(one: str, other: str) -> list[tuple[int, int, int]]:
    """What both have, as (place, other place, size); of texts of one length first what they begin and end with."""
    if one == other:
        return [(0, 0, len(one))]
    first, last = _same_ends(one, other) if len(one) == len(other) else (0, 0)
    end, other_end = len(one) - last, len(other) - last
    inner = SequenceMatcher(None, one[first:end], other[first:other_end], autojunk=False).get_matching_blocks()
    blocks = [(0, 0, first), *((first + a, first + b, size) for a, b, size in inner), (end, other_end, last)]
    return [block for block in blocks if block[2]]


def _or(found: int, otherwise: int) -> int:
    return found if found >= 0 else otherwise


def _densest(hits: Sequence[tuple[int, int]], *, longest: int) -> Sequence[tuple[int, int]]:
    """Of (place in a text, place in the words), sorted: those of the shortest stretch with most places in the words."""
    best, inside = (0, 0), slice(0)  # places in the words and minus the length; the hits
    counts = defaultdict[int, int](int)
    first = different = 0
    for last, (place, at) in enumerate(hits):
        counts[at] += 1
        different += counts[at] == 1
        while place - hits[first][0] > longest or (first < last and counts[hits[first][1]] > 1):
            counts[hits[first][1]] -= 1
            different -= counts[hits[first][1]] == 0
            first += 1
        if (different, hits[first][0] - place) > best:
            best, inside = (different, hits[first][0] - place), slice(first, last + 1)
    return hits[inside]


def _bits(text: str) -> dict[str, int]:
    """By character, a bit for each place where it stands."""
    bits: dict[str, int] = {}
    for at, character in enumerate(text):
        bits[character] = bits.get(character, 0) | 1 << at
    return bits


def _common(bits: Mapping[str, int], size: int, other: str) -> int:
    """Length of the longest common subsequence, by the bits of long integers (Hyyrö 2004)."""
    state = whole = (1 << size) - 1
    for character in other:
        both = state & bits.get(character, 0)
        state = (state + both | state - both) & whole
    return size - state.bit_count()
