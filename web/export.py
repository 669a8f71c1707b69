"""Lists as files to take away: `?format=csv`, `xlsx` or `json`."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Sequence

from flask import Response, jsonify, request

from kg.errors import QueryError
from search.hints import Hint
from web.spreadsheet import to_workbook

FORMATS = ("csv", "xlsx", "json")
_DANGEROUS = ("=", "+", "-", "@", "\t", "\r")  # a spreadsheet takes a cell that begins so for a formula
_WORKBOOK = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


def asked_format(offered: Sequence[str] = FORMATS) -> str:
    """One of those offered where the present request asks for a file, else "". Raises QueryError for any other."""
    asked = request.args.get("format", "").strip().lower()
    if asked and asked not in offered:
        raise QueryError(no_such_format(asked, offered))
    return asked


def no_such_format(asked: str, offered: Iterable[str]) -> Hint:
    """What to tell who asks for a file of another kind."""
    listed = list(offered)
    return Hint(
        f"没有“{asked}”这种格式，可选 {'、'.join(listed)}",
        f"there is no format “{asked}”; choose one of {', '.join(listed)}",
    )


def file_answer(form: str, name: str, header: Sequence[str], rows: Iterable[Sequence[object]]) -> Response:
    """The table in one of FORMATS; as JSON a list with an object for each row."""
    if form == "json":
        return jsonify([dict(zip(header, row, strict=True)) for row in rows])
    data, mimetype = (
        (to_workbook(header, rows), _WORKBOOK) if form == "xlsx" else (to_csv(header, rows).encode(), "text/csv")
    )
    headers = {"Content-Disposition": f'attachment; filename="hongfan-{name}.{form}"'}
    return Response(data, mimetype=mimetype, headers=headers)


def to_csv(header: Sequence[str], rows: Iterable[Sequence[object]]) -> str:
    """With a byte-order mark, so that spreadsheet programs read Chinese; cells cannot act as formulas."""
    out = io.StringIO()
    writer = csv.writer(out)
    writer.writerow(header)
    writer.writerows([_cell(value) for value in row] for row in rows)
    return "\ufeff" + out.getvalue()


def _cell(value: object) -> object:
    return f"'{value}" if isinstance(value, str) and value.startswith(_DANGEROUS) else value
