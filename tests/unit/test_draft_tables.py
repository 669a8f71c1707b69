"""Tables of drafts: where their cells stand, and their figures read with the names of row and column."""

from __future__ import annotations

import io
from collections.abc import Callable

import docx
import pytest

from ingest.draft.files import DraftFile, read_draft_file
from ingest.draft.reading import read_draft
from ingest.draft.tables import check_cells, is_label
from ingest.process import process
from kg.errors import BadDocumentError
from kg.store import GraphStore
from kg.stores.memory import MemoryStore
from search.claims.claim import CheckedClaim

Maker = Callable[..., DraftFile]
ROWS = (("地区", "渔船（艘）", "灯塔"), ("嵊泗县", "1280", "46座"), ("左权县", "", "64座"))


@pytest.fixture
def store() -> GraphStore:
    store = MemoryStore()
    text = "嵊泗县渔业工作情况汇报\n\n2012年，嵊泗县有渔船1280艘。嵊泗县有灯塔48座。"
    store.load(process(text.encode(), "a.txt", {}))
    return store


def word(rows: tuple[tuple[str, ...], ...], *before: str) -> DraftFile:
    document = docx.Document()
    for line in before:
        document.add_paragraph(line)
    table = document.add_table(rows=len(rows), cols=len(rows[0]))
    for at, row in enumerate(rows):
        for column, words in enumerate(row):
            table.cell(at, column).text = words
    out = io.BytesIO()
    document.save(out)
    return read_draft_file(out.getvalue(), "稿.docx")


def markdown(rows: tuple[tuple[str, ...], ...], *before: str) -> DraftFile:
    lines = [f"| {' | '.join(row)} |" for row in rows]
    text = "\n\n".join([*before, "\n".join([lines[0], "|---" * len(rows[0]) + "|", *lines[1:]])])
    return read_draft_file(text.encode(), "稿.md")


def checked(draft: DraftFile, store: GraphStore) -> list[CheckedClaim]:
    return check_cells(read_draft(draft.text), draft.cells, store)


def told(draft: DraftFile, store: GraphStore) -> dict[str, str]:
    return {one.claim.text: one.verdict for one in checked(draft, store)}


@pytest.mark.parametrize("make", [word, markdown])
def test_cells_are_known_by_row_and_column(make: Maker) -> None:
    draft = make(ROWS, "1280 艘在前", "说明")
    found = {(cell.row, cell.column): draft.text[cell.start : cell.end] for cell in draft.cells}
    assert found == {(r, c): words for r, row in enumerate(ROWS) for c, words in enumerate(row) if words}


@pytest.mark.parametrize("make", [word, markdown])
def test_a_figure_is_read_with_row_and_column(make: Maker, store: GraphStore) -> None:
    draft = make(ROWS)
    assert told(draft, store) == {"1280": "agrees", "46座": "differs", "64座": "cannot_tell"}
    first = checked(draft, store)[0].to_json()
    assert first["read_as"] == "嵊泗县渔船1280艘"
    assert draft.text[first["start"] : first["end"]] == "1280"


def test_rows_and_columns_may_change_about(store: GraphStore) -> None:
    turned = (("指标", "嵊泗县", "左权县"), ("渔船（艘）", "1820", ""), ("灯塔", "48座", "46座"))
    assert told(markdown(turned), store) == {"1820": "differs", "48座": "agrees", "46座": "cannot_tell"}


def test_a_year_is_no_subject(store: GraphStore) -> None:
    rows = (("嵊泗县", "2011年", "2012年"), ("渔船（艘）", "1100", "1820"))
    draft = word(rows, "嵊泗县渔业情况", "嵊泗县抓渔业。")
    assert told(draft, store) == {"1100": "cannot_tell", "1820": "differs"}


@pytest.mark.parametrize("row", ["合计", "石浪村", "渔业局"])
def test_of_sums_and_of_unknown_owners_nothing_is_said(store: GraphStore, row: str) -> None:
    rows = (("名称", "渔船（艘）"), (row, "1820"))
    assert "differs" not in told(word(rows, "嵊泗县渔业情况", "嵊泗县抓渔业。"), store).values()
    beside = (("名称", "渔船（艘）"), ("嵊泗县", "1280"), (row, "1820"))
    assert told(word(beside), store).get("1820", "cannot_tell") == "cannot_tell"


def test_a_header_over_several_columns_names_each() -> None:
    document = docx.Document()
    table = document.add_table(rows=3, cols=3)
    table.cell(0, 1).merge(table.cell(0, 2)).text = "嵊泗县"
    for at, words in enumerate(("指标", "渔船（艘）", "灯塔（座）")):
        table.cell(1, at).text = words
    out = io.BytesIO()
    document.save(out)
    draft = read_draft_file(out.getvalue(), "稿.docx")
    assert [(cell.column, cell.columns) for cell in draft.cells if not cell.row] == [(1, 2)]


def test_a_short_cell_is_no_sentence() -> None:
    draft = markdown((("地区", "做法"), ("嵊泗县", "把灯塔交给渔民自己管。")))
    labels = [is_label(draft.text[cell.start : cell.end], cell.start, draft.cells) for cell in draft.cells]
    assert labels == [True, True, True, False]
    assert not is_label("嵊泗县", draft.text.index("嵊泗县"), ())


def test_an_empty_file_of_markdown_has_no_text() -> None:
    with pytest.raises(BadDocumentError, match="no text"):
        read_draft_file(b"", "稿.md")
