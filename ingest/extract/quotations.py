"""Quotation marks: what stands inside them, and which quotations stand side by side."""

from __future__ import annotations

import re
from dataclasses import dataclass

_LONGEST = 40  # characters inside one pair; longer ones are speech
_PAIRS = tuple(
    re.compile(f"{left}\\s*([^{left}{right}\\n]{{1,{_LONGEST}}}?)\\s*{right}")
    for left, right in (("“", "”"), ("‘", "’"), ("「", "」"), ("『", "』"), ('"', '"'))
)
_BETWEEN = re.compile(r"\s*[、，,和与及]?(?:以及)?\s*")


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
    return runs
