"""The tables of a file of Word: which cell stands where in the text."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from docx.oxml.ns import qn
from docx.oxml.xmlchemy import BaseOxmlElement

from ingest.draft.tables import TableCell
from ingest.draft.word_lines import WordLine


def cells_of(lines: Iterable[WordLine]) -> Iterator[TableCell]:
    """Cells with words, those of one table with one number, in reading order."""
    stretches: dict[BaseOxmlElement, tuple[int, int]] = {}
    at = 0
    for line in lines:
        end = at + len(line.text)
        if line.cell is not None and line.text.strip():
            stretches[line.cell] = (stretches.get(line.cell, (at, end))[0], end)
        at = end + 1  # the line break
    tables: dict[BaseOxmlElement, int] = {}
    for cell, (start, end) in stretches.items():
        row = cell.getparent()
        table = row.getparent()
        number = tables.setdefault(table, len(tables))
        column = sum(map(_width, cell.itersiblings(qn("w:tc"), preceding=True)))
        yield TableCell(number, table.findall(qn("w:tr")).index(row), column, _width(cell), start, end)


def _width(cell: BaseOxmlElement) -> int:
    """The columns that a cell takes."""
    span = next(cell.iter(qn("w:gridSpan")), None)
    return int(span.get(qn("w:val"), "1")) if span is not None else 1
