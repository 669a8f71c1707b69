"""The ledger as a page: what people decided about the graph, who, when and why, and what still counts."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, fields

from flask import Blueprint, render_template
from flask.typing import ResponseReturnValue

from kg.curation.judgements import in_force
from kg.curation.steps import LABELS, Entry, Undo, Words
from kg.ids import EntityId
from kg.store import GraphStore
from kg.views import Node
from web.export import asked_format, file_answer
from web.pages.pager import Pager, page_of
from web.pages.request import page_number, page_size, workspace

blueprint = Blueprint("ledger", __name__)
_ENTITY_FIELDS = ("entity", "other", "into", "place", "subject", "object")


@dataclass(frozen=True, slots=True)
class Row:
    """One entry as the page shows it."""

    entry: Entry
    counts: bool  # whether it is in force
    entities: tuple[tuple[str, Node | None], ...]  # ids that the step names, with what the graph has of them
    said: tuple[str, ...]  # names, types and words


@blueprint.get("/ledger")
def page() -> ResponseReturnValue:
    """Latest first; `?format=csv`, `xlsx` or `json` gives all, first first."""
    store = workspace().store
    entries = workspace().folder.state.ledger.entries()
    counting = {entry.id for entry in in_force(entries)}
    if form := asked_format():
        rows = [_row_to_export(_row(entry, counting, store)) for entry in entries]
        return file_answer(
            form, "ledger", ["id", "time", "user", "action", "in_force", "entities", "said", "reason"], rows
        )
    pager = page_of(page_number(), page_size(), len(entries))
    shown = _slice(entries[::-1], pager)
    return render_template(
        "ledger.html", rows=[_row(entry, counting, store) for entry in shown], pager=pager, labels=LABELS
    )


def _slice(entries: Sequence[Entry], pager: Pager) -> Sequence[Entry]:
    start = (pager.number - 1) * pager.size
    return entries[start : start + pager.size]


def _row(entry: Entry, counting: set[str], store: GraphStore) -> Row:
    entities, said = [], []
    for field in fields(entry.step):
        value = getattr(entry.step, field.name)
        if field.name in _ENTITY_FIELDS:
            entities.append((value, _node(EntityId(value), store)))
        elif isinstance(value, Words):
            said.append(f"“{value.quote}”")
        elif isinstance(value, str):
            said.append(value)
    return Row(entry, isinstance(entry.step, Undo) or entry.id in counting, tuple(entities), tuple(said))


def _node(entity_id: EntityId, store: GraphStore) -> Node | None:
    return next(iter(store.nodes([entity_id])), None)


def _row_to_export(row: Row) -> list[object]:
    entry = row.entry
    entities = "、".join(node.canonical if node else id_ for id_, node in row.entities)
    return [entry.id, entry.time, entry.user, entry.action, row.counts, entities, " ".join(row.said), entry.reason]
