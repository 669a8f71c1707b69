"""A comparison of practices to take away: as a table with a row for each words, or as a document of Word."""

from __future__ import annotations

import io
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from search.practices.profile import CELLS

if TYPE_CHECKING:
    from docx.table import _Cell

DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
HEADER = ["cell", "practice", "words", "title", "date", "passage", "start", "end", "citation"]
_TITLE, _SAME, _NOTHING, _REFERENCES = "做法对比", "相同：", "文中未说", "参考文献"
_POINTS = 9  # size of letters in the table


def table_rows(comparison: dict[str, Any]) -> Iterator[list[object]]:
    """A row for each words of each cell, under HEADER; a cell of which nothing is said has one without words."""
    for row in comparison["rows"]:
        for practice in comparison["practices"]:
            label, citations = CELLS[row["cell"]].zh, {d["document"]: d["citation"] for d in practice["documents"]}
            cell = practice["cells"][row["cell"]]
            for one in cell:
                place = [one["title"] or one["file"], one["date"], one["passage"], one["start"], one["end"]]
                yield [label, practice["name"], one["text"], *place, citations[one["document"]]]
            if not cell:
                yield [label, practice["name"], _NOTHING, "", "", "", "", "", ""]


def to_docx(comparison: dict[str, Any]) -> bytes:
    """The table, a column for each practice, with numbers of sources; the references follow."""
    # takes 0.2 s to import, and only this file needs it
    from docx import Document as WordDocument
    from docx.enum.section import WD_ORIENT

    made = WordDocument()
    page = made.sections[0]
    page.orientation, page.page_width, page.page_height = WD_ORIENT.LANDSCAPE, page.page_height, page.page_width
    made.add_heading(_TITLE, 1)
    practices = comparison["practices"]
    references = {d["document"]: _reference(d) for practice in practices for d in practice["documents"]}
    numbers = {document: number for number, document in enumerate(references, 1)}
    table = made.add_table(rows=1, cols=len(practices) + 1, style="Table Grid")
    for cell, practice in zip(table.rows[0].cells[1:], practices, strict=True):
        _write(cell, practice["name"]).bold = True
    for row in comparison["rows"]:
        cells = table.add_row().cells
        _write(cells[0], CELLS[row["cell"]].zh).bold = True
        for cell, own in zip(cells[1:], row["each"], strict=True):
            _fill(cell, [("", one) for one in own] + [(_SAME, one) for one in row["same"]], numbers)
    made.add_heading(_REFERENCES, 2)
    for document, reference in references.items():
        made.add_paragraph(f"[{numbers[document]}] {reference}")
    out = io.BytesIO()
    made.save(out)
    return out.getvalue()


def _reference(document: dict[str, Any]) -> str:
    """The citation; of a document without a title, which file it is."""
    return str(document["citation"]) if document["title"] else f"{document['citation']}（{document['file']}）"


def _fill(cell: _Cell, told: list[tuple[str, dict[str, Any]]], numbers: dict[str, int]) -> None:
    """A paragraph for each words, with the number of its source raised."""
    for lead, one in told:
        number = _write(cell, lead + one["text"], f"[{numbers[one['document']]}]")
        number.font.superscript = True
    if not told:
        _write(cell, _NOTHING).italic = True


def _write(cell: _Cell, *runs: str) -> Any:
    """A paragraph of some runs; the last of them."""
    from docx.shared import Pt  # as above

    paragraph = cell.paragraphs[0] if not cell.text else cell.add_paragraph()
    for text in runs:
        run = paragraph.add_run(text)
        run.font.size = Pt(_POINTS)
    return run
