"""A table as an XLSX workbook. The only module that imports openpyxl."""

from __future__ import annotations

import io
import re
from collections.abc import Iterable, Sequence

_LONGEST = 32_767  # characters that a cell holds
_UNWRITABLE = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")  # no XML character


def to_workbook(header: Sequence[str], rows: Iterable[Sequence[object]]) -> bytes:
    """One sheet, the header frozen. Text stays text: a cell that begins with = is no formula."""
    # openpyxl takes 0.2 s to import, and few ask for a workbook
    from openpyxl import Workbook
    from openpyxl.cell import WriteOnlyCell

    book = Workbook(write_only=True)
    sheet = book.create_sheet("hongfan")
    sheet.freeze_panes = "A2"

    def cell(value: object) -> object:
        if not isinstance(value, str):
            return value
        made = WriteOnlyCell(sheet)
        made.value = _UNWRITABLE.sub("", value)[:_LONGEST]
        made.data_type = "s"  # openpyxl takes what begins with = for a formula
        return made

    for row in (header, *rows):
        sheet.append([cell(value) for value in row])
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()
