"""A checked draft for the eye: its lines, cut where what is said of them begins and ends, with the notes beside them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

from web.check_notes import has_sign, in_order, tally, worth_telling
from web.check_words import (
    KINDS,
    NEAREST,
    VERDICTS,
    differences_told,
    has_other_figures,
    part_told,
    place_told,
    quoted_told,
    remarks,
    subject_told,
    unread_told,
    verdict_told,
)


@dataclass(frozen=True, slots=True)
class Sign:
    """Stands behind words of which something is said."""

    mark: str
    label: str  # Chinese · English
    note: int | None  # the number of the note that tells more


@dataclass(frozen=True, slots=True)
class Piece:
    """Words of one line of which the same is said."""

    text: str
    verdict: str  # of their sentence or quotation; "" between sentences
    differs: bool  # not so in the source
    signs: tuple[Sign, ...]


@dataclass(frozen=True, slots=True)
class Note:
    """What is said beside a line."""

    number: int
    kind: str  # sentences | claims | names
    told: dict[str, Any]


@dataclass(frozen=True, slots=True)
class Line:
    """A paragraph of the draft."""

    part: str  # of a file of Word, Chinese · English; "" for its body
    pieces: tuple[Piece, ...]
    notes: tuple[Note, ...]


def shown(checked: dict[str, Any]) -> dict[str, Any]:
    """What the template of a checked draft takes."""
    return {
        "checked": checked,
        "lines": lines_with_notes(checked),
        "tally": list(tally(checked)),
        "kinds": KINDS,
        "nearest": NEAREST,
        "verdicts": VERDICTS,
        "verdict_told": verdict_told,
        "names": _each_once(checked["names"]),
        "differences_told": differences_told,
        "has_other_figures": has_other_figures,
        "place_told": place_told,
        "quoted_told": quoted_told,
        "remarks": remarks,
        "unread": list(unread_told(checked)),
        "subject_told": subject_told,
    }


def _each_once(names: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """A name that is that of a practice and a slogan alike is listed once."""
    return list({(name["text"], name["verdict"]): name for name in reversed(names)}.values())[::-1]


def lines_with_notes(checked: dict[str, Any]) -> list[Line]:
    """The draft with its margins. Notes are numbered in order of where their words begin."""
    said = [told for _, told in in_order(checked)]
    notes = [Note(n, kind, told) for n, (kind, told) in enumerate(worth_telling(checked), 1)]
    numbers = {id(note.told): note.number for note in notes}
    lines: list[Line] = []
    start = 0
    for line in checked["text"].split("\n"):
        end = start + len(line)
        inside = [told for told in said if told["start"] < end and told["end"] > start]
        beside = tuple(note for note in notes if start <= note.told["start"] <= end)
        if line.strip():
            lines.append(
                Line(part_told(start, checked), tuple(_pieces(checked, (start, end), inside, numbers)), beside)
            )
        start = end + 1
    return lines


def _pieces(
    checked: dict[str, Any], line: tuple[int, int], said: list[dict[str, Any]], numbers: dict[int, int]
) -> Iterator[Piece]:
    start, end = line
    differing = [(d["draft"]["start"], d["draft"]["end"]) for told in said for d in told.get("differences", ())]
    places = [(told["start"], told["end"]) for told in said] + differing
    borders = sorted({start, end, *(at for place in places for at in place if start < at < end)})
    for low, high in pairwise(borders):
        yield Piece(
            checked["text"][low:high],
            next((told["verdict"] for told in said if _is_sentence(told) and _holds(told, low, high)), ""),
            any(begin <= low and high <= stop for begin, stop in differing),
            tuple(
                _sign(told, numbers) for told in said if told["end"] == high and (id(told) in numbers or has_sign(told))
            ),
        )


def _is_sentence(told: dict[str, Any]) -> bool:
    return "differences" in told


def _holds(told: dict[str, Any], low: int, high: int) -> bool:
    return bool(told["start"] <= low and high <= told["end"])


def _sign(told: dict[str, Any], numbers: dict[int, int]) -> Sign:
    mark, label = verdict_told(told)
    return Sign(mark, label, numbers.get(id(told)))
