"""Quotation marks: what stands inside them, and which quotations stand side by side."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import pairwise

_LONGEST = 40  # characters inside one pair; longer ones are speech
_PAIRS = tuple(
    re.compile(f"{left}\\s*([^{left}{right}\\n]{{1,{_LONGEST}}}?)\\s*{right}")
    for left, right in (("“", "”"), ("‘", "’"), ("「", "」"), ("『", "』"), ('"', '"'))
)
_BETWEEN = re.compile(r"\s*[、，,和与及]?(?:以及)?\s*")
_FIELD = re.compile(r"、[一-龥]{2,6}")  # 村务公开“一栏看”、村级财务“一本清”: what each is for, or whose
_FEWEST = 3  # quotations that make such a row, all of one length or each with its owner


@dataclass(frozen=True, slots=True, order=True)
class Quotation:
    """One pair of quotation marks in a text; offsets include the marks."""

    start: int
    end: int
    inner_start: int
    inner: str  # without the marks and the blanks beside them

    @property
    def inner_end(self) -> int:
        """Where the words inside end."""
        return self.inner_start + len(self.inner)


def find_quotations(text: str) -> list[Quotation]:
    """All quotations of at most 40 characters, in reading order; one inside another stands beside it in the list."""
    found = [
        Quotation(match.start(), match.end(), match.start(1), match.group(1))
        for pair in _PAIRS
        if pair.pattern[0] in text
        for match in pair.finditer(text)
    ]
    return sorted(found)


def side_by_side(text: str, quotations: list[Quotation]) -> list[list[Quotation]]:
    """The quotations in runs: “A”、“B”和“C” are one run, for what is said before and after them is said of all."""
    runs: list[list[Quotation]] = []
    for quotation in quotations:
        if runs and runs[-1][-1].end <= quotation.start:
            gap = text[runs[-1][-1].end : quotation.start]
            if len(gap) <= 3 and _BETWEEN.fullmatch(gap):
                runs[-1].append(quotation)
                continue
        runs.append([quotation])
    return _rows(text, runs)


def is_row(text: str, run: list[Quotation]) -> bool:
    """Whether each member of a run is named for a field of its own: 村务公开“一栏看”、村级财务“一本清”、…."""
    return len(run) >= _FEWEST and all(_is_next(text, one, other) for one, other in pairwise(run))


def _rows(text: str, runs: list[list[Quotation]]) -> list[list[Quotation]]:
    """The runs, those joined that name one thing each for a row of fields."""
    joined: list[list[Quotation]] = []
    for run in runs:
        if joined and _is_next(text, joined[-1][-1], run[0]):
            joined[-1].extend(run)
        else:
            joined.append(list(run))
    return [part for row in joined for part in ([row] if is_row(text, row) else _split(row, runs))]


def _is_next(text: str, one: Quotation, other: Quotation) -> bool:
    near = one.end < other.start <= one.end + 7
    alike = 2 < len(one.inner) == len(other.inner) or text[other.start - 1] == "的"
    return near and alike and _FIELD.fullmatch(text, one.end, other.start) is not None


def _split(row: list[Quotation], runs: list[list[Quotation]]) -> list[list[Quotation]]:
    """The runs that `row` was joined from."""
    return [run for run in runs if run[0] in row]
