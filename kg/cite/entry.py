"""An entry of a list of references: a section of the standard, filled with the parts of a reference."""

from __future__ import annotations

import re

from kg.cite.kinds import kind_of
from kg.cite.manner import Manner
from kg.cite.parts import PARTS
from kg.cite.reference import Reference
from kg.cite.sections import HOST, SECTIONS

_STEP = re.compile(r"(?P<before>\W*)(?P<part>\w+)(?P<after>\W*)")
_PAGE = re.compile(r"\bpage\b")
_BRACKETS = ("（", "[")
_FULL_STOP = ". "


def entry(reference: Reference, manner: Manner) -> str:
    """The whole entry, “.” at its end; the paragraph follows where the standard has no pages."""
    section = SECTIONS[manner.edition][kind_of(reference, manner.edition).section]
    text = _filled(section, reference, manner).rstrip(".") + "."
    return text if _PAGE.search(section) or not manner.paragraph else f"{text} {manner.paragraph}."


def _filled(section: str, reference: Reference, manner: Manner) -> str:
    areas = [_area(steps, reference, manner) for steps in section.split("|")]
    text = ""
    for area in filter(None, areas):
        text = f"{text.removesuffix('.')}{_FULL_STOP}{area}" if text else area
    return text


def _area(steps: str, reference: Reference, manner: Manner) -> str:
    text = ""
    for step in steps.split():
        before, part, after = _STEP.fullmatch(step).groups()  # type: ignore[union-attr]  # the tables are ours
        if value := _filled(HOST, reference, manner) if part == "host" else PARTS[part](reference, manner):
            joint = before if text or before in _BRACKETS else ""
            text += (_FULL_STOP if joint == "." else manner.mark(joint)) + value + manner.mark(after)
    return text
