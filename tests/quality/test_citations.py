"""Citations against the cases that were collected from the standard and from programs that follow it.

`python -m tests.quality.test_citations` prints the tally and what differs.
"""

from __future__ import annotations

import json
import re
import unicodedata
from collections import Counter
from pathlib import Path
from typing import Any

import pytest

from kg.cite import cite, citing_of, from_csl

_LEAST = 0.95  # of the cases that no standard prints
_DASHES = re.compile("[‐‑‒–—―−-]+")
Tally = tuple[Counter[str], Counter[str], list[str]]
_QUOTES = re.compile("[“”„‟‘’'\"]")


def cases(shared: Path) -> list[dict[str, Any]]:
    lines = (shared / "eval" / "gbt.jsonl").read_text(encoding="utf-8").splitlines()
    return [json.loads(line) for line in lines if line.strip()]


def folded(text: str) -> str:
    """Width, white space, kinds of dashes and of quotation marks do not count."""
    narrow = re.sub(r"\s+", "", unicodedata.normalize("NFKC", text))
    return _QUOTES.sub('"', _DASHES.sub("-", narrow))


def difference(case: dict[str, Any]) -> str:
    """What is printed instead of what is expected; "" where it is right."""
    made = cite(
        from_csl(case["item"]),
        style=f"gbt7714-{case['standard']}",
        form=case["form"],
        citing=citing_of(case.get("cite", {})),
    )
    expected = {folded(case["expected"])} | {folded(other["expected"]) for other in case.get("accept", [])}
    right = folded(made.text) in expected and made.type_mark == case["type_mark"].strip("[]")
    return "" if right else f"{case['id']}\n  {made.text}\n  {case['expected']}"


def tally(shared: Path) -> Tally:
    """Cases and right ones by authority, and what differs."""
    told = [(case["authority"], difference(case)) for case in cases(shared)]
    right = Counter(authority for authority, differs in told if not differs)
    return Counter(authority for authority, _ in told), right, [differs for _, differs in told if differs]


@pytest.fixture(scope="module")
def counted(shared: Path) -> Tally:
    return tally(shared)


def test_what_the_standard_prints_is_met_without_exception(
    counted: Tally,
) -> None:
    asked, right, differences = counted
    assert right["standard"] == asked["standard"], differences


def test_what_programs_print_is_nearly_always_met(counted: Tally) -> None:
    asked, right, differences = counted
    assert right.total() - right["standard"] >= _LEAST * (asked.total() - asked["standard"]), differences


if __name__ == "__main__":
    every, met, differing = tally(Path(__file__).parents[3] / "shared")
    print(*differing, sep="\n")
    print(*(f"{authority}: {met[authority]} of {every[authority]}" for authority in every), sep="\n")
