"""A citation in any style and form, with the reason for its type mark and what it lacks."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from kg.cite.attribution import attribution
from kg.cite.bibtex import to_bibtex
from kg.cite.csl import to_csl
from kg.cite.entry import entry
from kg.cite.kinds import kind_of, type_mark
from kg.cite.manner import Manner
from kg.cite.needed import missing_fields
from kg.cite.place import placed
from kg.cite.reference import Reference
from kg.cite.ris import to_ris

STANDARDS = {"gbt7714-2025": "2025", "gbt7714-2015": "2015"}
FORMATS: Mapping[str, Callable[[Reference, Manner], str]] = {
    "bibtex": to_bibtex,
    "ris": to_ris,
    "csl-json": lambda reference, manner: json.dumps(to_csl(reference) | placed(reference, manner), ensure_ascii=False),
}
STYLES = (*STANDARDS, *FORMATS)
FORMS = ("numeric", "author-date", "footnote", "in-text")


@dataclass(frozen=True, slots=True)
class Citing:
    """Where and how a work is cited, as far as its text depends on it; keys of a CSL citation item."""

    locator: str = ""  # the page, or what `label` says
    label: str = "page"
    link: str = ""  # where the paragraph is read
    first_note: int = 0  # number of the footnote that cited the work before; 0 where this is the first


@dataclass(frozen=True, slots=True)
class Citation:
    """The text to paste, and what there is to say about it."""

    style: str  # one of STYLES
    form: str  # one of FORMS; styles that are formats do not look at it
    text: str
    type_mark: str  # N, EB/OL; "" in a footnote that only points back to another
    why: str
    missing: tuple[str, ...]  # variables of CSL


_FIRST_TIME = Citing()


def cite(
    reference: Reference, *, style: str = "gbt7714-2025", form: str = "numeric", width: str = "",
    citing: Citing = _FIRST_TIME, clue: str = "",
) -> Citation:  # fmt: skip
    """The citation. `width` of the marks is full or half; "" takes what the standard is printed with.

    `clue` is what told the type of the reference, where nobody gave it.
    """
    manner = _manner(style, form, width, citing)
    again = form == "footnote" and citing.first_note > 0 and style in STANDARDS
    return Citation(
        style,
        form,
        _pointing_back(citing) if again else _text(reference, style, manner),
        "" if again else type_mark(reference, manner.edition),
        _with_clue(kind_of(reference, manner.edition).why, clue),
        tuple(missing_fields(reference, manner.edition)),
    )


def citing_of(cite_item: Mapping[str, Any]) -> Citing:
    """From the keys of a CSL citation item: locator, label, position, first-reference-note-number."""
    again = str(cite_item.get("position", "first")) != "first"
    return Citing(
        str(cite_item.get("locator") or ""),
        str(cite_item.get("label") or "page"),
        first_note=int(cite_item.get("first-reference-note-number") or 0) if again else 0,
    )


def _text(reference: Reference, style: str, manner: Manner) -> str:
    if style in FORMATS:
        return FORMATS[style](reference, manner)
    return (attribution if manner.form == "in-text" else entry)(reference, manner)


def _with_clue(why: str, clue: str) -> str:
    """Both are Chinese · English."""
    if not clue:
        return why
    (chinese, _, english), (clue_chinese, _, clue_english) = why.partition(" · "), clue.partition(" · ")
    return f"{chinese}（{clue_chinese}） · {english} ({clue_english})"


def _manner(style: str, form: str, width: str, citing: Citing) -> Manner:
    edition, located = STANDARDS.get(style, "2025"), _located(citing)
    if citing.label == "paragraph":
        return Manner(edition, form, width, paragraph=located, link=citing.link)
    return Manner(edition, form, width, located)


def _located(citing: Citing) -> str:
    """Paragraphs are told as such: 第12段 (7.7: what has no page number is told as it is)."""
    return f"第{citing.locator}段" if citing.label == "paragraph" and citing.locator else citing.locator


def _pointing_back(citing: Citing) -> str:
    """同②326-329. (9.2.1.3)"""
    return f"同{_circled(citing.first_note)}{_located(citing)}."


def _circled(number: int) -> str:
    """②; numbers above 50 have no such character."""
    for first, code, last in ((1, 0x2460, 20), (21, 0x3251, 35), (36, 0x32B1, 50)):
        if first <= number <= last:
            return chr(code + number - first)
    return f"({number})"
