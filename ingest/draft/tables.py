"""Figures in the tables of a draft: each read as a sentence, with the names of its row and its column.

The first row of a table names its columns, the first column its rows. Cells that hold no figure are sentences like any other.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Container, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from ingest.draft.claims import certain_home, check_claims
from ingest.draft.reading import DraftReading, read_draft
from kg.store import GraphStore
from search.claims.claim import CheckedClaim

_BARE = re.compile(r"\s*[0-9][0-9,.]*\s*")  # the unit may stand above it
_UNIT = re.compile(r"[（(]\s*(?:单位[：:])?\s*([^\W\d_]{1,4}|%|％)\s*[）)]\s*$")
_YEAR = re.compile(r"\s*(?:19|20)\d{2}年?\s*")
_NO_NAME = re.compile("(?:数值|数量|数据|内容|情况|结果|指标|项目|备注|单位|完成)*|序号|[0-9]+")
_WHOSE = re.compile(
    "[村居镇乡县市区省州旗局委办校院所站户组部会厂店]$|社区|街道|公司|支部|[合共总小]计|平均"
)  # not known
_LONGEST_LABEL = 20  # characters
_STOPS = ("。", "！", "？")


@dataclass(frozen=True, slots=True)
class TableCell:
    """Where a cell with words stands in a table, and in the text of the draft."""

    table: int
    row: int
    column: int
    columns: int  # that it is wide
    start: int  # code points of the text
    end: int


def check_cells(draft: DraftReading, cells: Sequence[TableCell], store: GraphStore) -> list[CheckedClaim]:
    """What the corpus says to each figure in a cell that has a row and a column, in reading order."""
    sentences = list(_sentences(draft, cells))
    if not sentences:
        return []
    read = read_draft("\n".join(sentence for _, sentence in sentences))
    begins = dict(zip(read.begins.values(), sentences, strict=True))
    found = []
    for one in check_claims(read, store):
        begin = max(at for at in begins if at <= one.claim.start)
        cell, sentence = begins[begin]
        claim = replace(one.claim, start=cell.start, end=cell.end, text=draft.text[cell.start : cell.end])
        found.append(replace(one, claim=claim, read_as=sentence.rstrip("。")))
    return found


def is_label(words: str, start: int, cells: Iterable[TableCell]) -> bool:
    """Whether words of the draft are a short entry of a table and no sentence."""
    short = len(words) <= _LONGEST_LABEL and not words.endswith(_STOPS)
    return short and any(cell.start <= start and start + len(words) <= cell.end for cell in cells)


def _sentences(draft: DraftReading, cells: Sequence[TableCell]) -> Iterator[tuple[TableCell, str]]:
    tables: defaultdict[int, list[TableCell]] = defaultdict(list)
    for cell in cells:
        tables[cell.table].append(cell)
    places, home = _places(draft), certain_home(draft)
    for table in tables.values():
        rows = {cell.row: _words(draft, cell) for cell in table if cell.column == 0}
        heads = {column: _words(draft, cell) for cell in table if not cell.row for column in _columns(cell)}
        corner = {rows.pop(0, ""), heads.pop(0, "")}
        of_places = not places.isdisjoint((*rows.values(), *heads.values()))
        whole = "" if of_places else next(iter(corner & places), home)
        for cell in table:
            if cell.row and cell.column:
                names = (rows.get(cell.row, ""), heads.get(cell.column, ""))
                if places.intersection(names) or (whole and not any(map(_WHOSE.search, names))):
                    yield cell, whole + _sentence(_words(draft, cell), names, places)


def _sentence(words: str, names: Iterable[str], places: Container[str]) -> str:
    """Place, year, what is counted, and the figure: 云南省新增铁路里程989公里。"""
    unit = ""
    told: list[tuple[int, str]] = []
    for name in names:
        if found := _UNIT.search(name):
            unit, name = found[1], name[: found.start()]
        if _YEAR.fullmatch(name):
            told.append((1, name.strip().removesuffix("年") + "年"))
        elif not _NO_NAME.fullmatch(name):
            told.append((0 if name in places else 2, name))
    figure = words + unit if _BARE.fullmatch(words) else words
    return "".join(name for _, name in sorted(told, key=lambda one: one[0])) + figure + "。"


def _places(draft: DraftReading) -> frozenset[str]:
    """Names of places that stand alone on a line of the draft, as those of rows and columns do."""
    texts = {passage.id: passage.text.strip() for passage in draft.record.passages}
    entities = (entity for entity in draft.record.entities if entity.type == "place")
    mentions = (mention for entity in entities for mention in entity.mentions)
    return frozenset(mention.surface for mention in mentions if texts[mention.passage_id] == mention.surface)


def _columns(cell: TableCell) -> range:
    return range(cell.column, cell.column + cell.columns)


def _words(draft: DraftReading, cell: TableCell) -> str:
    return " ".join(draft.text[cell.start : cell.end].split())
