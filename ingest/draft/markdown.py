"""A draft in Markdown: its words, each cell of a table on a line of its own, and what it shows beside them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from ingest.draft.tables import TableCell
from ingest.draft.word_lines import Unread
from ingest.readers.markdown import from_text

_BORDER = re.compile(r"(?<!\\)\|")
_UNDER_HEADER = re.compile(r"\s*\|?\s*:?-+:?\s*(?:\|\s*:?-+:?\s*)*\|?\s*")
_PICTURE = re.compile(r"!\[[^\]\n]*\](?:\([^)\n]*\)|\[[^\]\n]*\])|<img\b", re.IGNORECASE)


def words_of_markdown(text: str, name: str) -> str:
    """The words without the signs."""
    return from_text("\n".join(_lines(text.splitlines())), name)[0].text


def unread_of_markdown(text: str) -> tuple[Unread, ...]:
    """Its pictures."""
    pictures = len(_PICTURE.findall(text))
    return (Unread("picture", pictures),) if pictures else ()


def cells_in(words: str, text: str, name: str) -> Iterator[TableCell]:
    """Where the cells of its tables stand in its words, each on a line of its own."""
    at = 0
    for row in _rows(text.splitlines()):
        for column, cell in enumerate(row.cells if row.table is not None else ()):
            said = words_of_markdown(cell, name).strip()
            line = re.compile(rf"^[ \t]*({re.escape(said)})[ \t]*$", re.MULTILINE)
            if said and row.table is not None and (found := line.search(words, at)):
                yield TableCell(row.table, row.number, column, 1, *found.span(1))
                at = found.end()


@dataclass(frozen=True, slots=True)
class _Row:
    text: str
    table: int | None = None  # None for a line that is in no table
    number: int = 0

    @property
    def cells(self) -> list[str]:
        return [cell.strip() for cell in _BORDER.split(self.text.strip().removeprefix("|"))]


def _rows(lines: list[str]) -> Iterator[_Row]:
    """Lines of the text and rows of tables, without the lines under their headers."""
    tables, number, in_table = -1, 0, False
    for line, following in zip(lines, [*lines, ""][1:], strict=True):
        begins = not in_table and bool(_BORDER.search(line)) and _is_under_header(following)
        in_table = begins or (in_table and bool(_BORDER.search(line)))
        tables, number = (tables + 1, 0) if begins else (tables, number)
        if not in_table:
            yield _Row(line)
        elif begins or not _is_under_header(line):
            yield _Row(line, tables, number)
            number += 1


def _lines(lines: list[str]) -> Iterator[str]:
    """Those of the text, and for each row of a table one for each cell with words."""
    for row in _rows(lines):
        yield from (row.text,) if row.table is None else filter(None, row.cells)


def _is_under_header(line: str) -> bool:
    return "|" in line and _UNDER_HEADER.fullmatch(line) is not None
