"""A draft cut into what is looked up: its sentences, and the quotations inside them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from search.quotes.folding import fold_words
from search.quotes.quoting import CLOSING, SAID

_LEAST = 8  # units in quotation marks; what is shorter is a name or a term
_QUOTED = r"“[^“”\n]{1,1000}”|「[^「」\n]{1,1000}」|\"[^\"\n]{1,1000}\""
_PIECE = re.compile(
    rf"(?P<quoted>{_QUOTED})|《[^《》\n]{{1,200}}》|(?P<end>[。！？!?…]+[{CLOSING}]*|\n)|[^“「\"《。！？!?…\n]+|."
)
_ENDS_INSIDE = re.compile(r"[。！？!?][”」\"]$")
_MARKS = CLOSING + '"'
_GOES_ON = re.compile(r"[^\S\n]*[，、；：,;:）)》]")
_SAYS_WHOSE = re.compile(rf"(?:《[^《》\n]+》[^，。；《》]{{0,12}}|(?:{SAID})[^，。；《》]{{0,6}})[：:，,]?\s*$")
_CITED = re.compile(r"^\s*(?:据|根据|按照|依据)《[^《》\n]+》[^，。：,:]{0,30}[，：,:]")


@dataclass(frozen=True, slots=True)
class Row:
    """Words to be looked up; offsets count code points of the draft."""

    start: int
    end: int
    context: str  # what stands before them in the sentence and says whose they are, "" if nothing does


def rows_of(draft: str) -> Iterator[Row]:
    """One for each quotation and one for the rest of its sentence; one for a sentence without quotations."""
    for start, end in sentences_of(draft):
        quotations = [
            (match.start() + 1, match.end() - 1)
            for match in _PIECE.finditer(draft, start, end)
            if match["quoted"] and len(fold_words(match[0]).units) >= _LEAST
        ]
        said = start
        for low, high in quotations:
            lead = draft[said : low - 1]
            yield Row(low, high, lead if _SAYS_WHOSE.search(lead) else "")
            said = high + 1
        if quotations:
            yield _rest(start, end, quotations)
        else:
            cited = _CITED.match(draft[start:end])
            begin = start + cited.end() if cited else start
            yield Row(begin, end, draft[start:begin])


def sentences_of(draft: str) -> Iterator[tuple[int, int]]:
    """Where sentences begin and end, without the white space around them. No quotation is cut."""
    start = 0
    for match in _PIECE.finditer(draft):
        ends = match["end"] or (match["quoted"] and _ENDS_INSIDE.search(match[0]))
        if ends and not (match[0][-1] in _MARKS and _GOES_ON.match(draft, match.end())):
            yield from _without_space(draft, start, match.end())
            start = match.end()
    yield from _without_space(draft, start, len(draft))


def _without_space(draft: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    text = draft[start:end]
    if text.strip():
        yield start + len(text) - len(text.lstrip()), start + len(text.rstrip())


def _rest(start: int, end: int, quotations: list[tuple[int, int]]) -> Row:
    """The longest part of a sentence without its quotations and their marks."""
    borders = [start, *(at for low, high in quotations for at in (low - 1, high + 1)), end]
    low, high = max(zip(borders[::2], borders[1::2], strict=True), key=lambda part: part[1] - part[0])
    return Row(low, high, "")


def one_row(text: str) -> Row:
    """What is looked up of words that are checked as one quotation: those in marks, where all else says whose they are."""
    quoted = [row for row in rows_of(text) if row.context]
    if len(quoted) == 1 and not fold_words(text[quoted[0].end :]).units:
        return quoted[0]
    return Row(0, len(text), "")
