"""Taking a step: what is refused, what a merge would change, and that it comes into force and can be undone."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from kg.curation.steps import AddAlias, Entry, KeepApart, Merge, PinPlace, Rename, Retype, Step, Undo
from kg.curator import preview, rejected_mention, rejected_relation, take
from kg.errors import BadStepError, NotFoundError
from kg.ids import EntityId
from kg.state import State
from kg.store import GraphStore
from kg.stores.memory import MemoryStore
from tests.contract.records import Report, id_of, island_record

RECORD = island_record()
COUNTY, TOWN = id_of(RECORD, "东岛县"), id_of(RECORD, "海山镇")
BODY, PRACTICE = id_of(RECORD, "东岛县委组织部"), id_of(RECORD, "渔家先锋行动")


def twin() -> Report:
    """Another report, in which the same body and practice have other names."""
    report = Report("东岛县组织部门开展渔先行动。", date="2013")
    body = report.entity("organisation", "东岛县组织部门", scope=COUNTY)
    practice = report.entity("initiative", "渔先行动", scope=COUNTY)
    report.relation(body, "carries_out", practice, words="东岛县组织部门开展渔先行动")
    return report


TWIN = twin().record()
OTHER_BODY, OTHER_PRACTICE = id_of(TWIN, "东岛县组织部门"), id_of(TWIN, "渔先行动")


@pytest.fixture
def store() -> GraphStore:
    store = MemoryStore()
    store.put(RECORD)
    store.put(TWIN)
    return store


@pytest.fixture
def state(tmp_path: Path) -> Iterator[State]:
    with State(tmp_path / "state.sqlite3") as state:
        yield state


def decide(step: Step, state: State, store: GraphStore, reason: str = "同一单位") -> Entry:
    return take(step, state, store, user="王芳", time="2026-01-01T08:00:00", reason=reason)


def test_a_step_comes_into_force_and_an_undo_takes_it_back(store: GraphStore, state: State) -> None:
    before = store.get_entity(BODY)
    entry = decide(Merge(OTHER_BODY, BODY), state, store)
    merged = store.get_entity(OTHER_BODY)
    assert (merged.id, merged.documents, merged.aliases) == (BODY, 2, ("东岛县组织部门",))
    assert [(one.id, one.rule) for one in store.resolution(BODY)] == [(OTHER_BODY, "by_hand")]
    decide(Undo(entry.id), state, store)
    assert store.get_entity(BODY) == before
    assert [entry.action for entry in state.ledger.entries()] == ["merge", "undo"]


def test_a_preview_counts_what_falls_together(store: GraphStore, state: State) -> None:
    decide(Merge(OTHER_PRACTICE, PRACTICE), state, store)
    change = preview(Merge(OTHER_BODY, BODY), store)
    assert (change.documents, change.relations_joined, change.relations_lost) == (2, 1, ())
    assert store.get_entity(OTHER_BODY).id == OTHER_BODY


@pytest.mark.parametrize(
    ("step", "told"),
    [
        (Merge(BODY, BODY), "已经是同一个"),
        (Merge(BODY, COUNTY), "类型不同"),
        (KeepApart(BODY, BODY), "无从与自己分开"),
        (Rename(BODY, " "), "不能为空"),
        (AddAlias(BODY, ""), "不能为空"),
        (Retype(BODY, "ship"), "没有这种类型"),
        (PinPlace(COUNTY, TOWN, "海山镇"), "不在候选之列"),
        (Undo("step:none"), "无从撤销"),
    ],
)
def test_a_step_that_makes_no_sense_is_refused_and_leaves_no_trace(
    store: GraphStore, state: State, step: Step, told: str
) -> None:
    with pytest.raises(BadStepError, match=told):
        decide(step, state, store)
    assert state.ledger.entries() == []


def test_a_step_needs_its_reason_and_an_entity_that_is_there(store: GraphStore, state: State) -> None:
    with pytest.raises(BadStepError, match="reason"):
        decide(Rename(BODY, "组织部"), state, store, reason=" ")
    with pytest.raises(NotFoundError):
        decide(Rename(EntityId("organisation:none"), "组织部"), state, store)


def test_words_are_rejected_by_where_they_are_shown(store: GraphStore, state: State) -> None:
    mention = store.mentions_of(TOWN)[0]
    decide(rejected_mention(store, TOWN, mention.passage_id, mention.start, mention.end), state, store)
    assert mention not in store.mentions_of(TOWN)
    (relation,) = [r for r in store.relations_of(PRACTICE) if r.predicate == "carries_out"]
    place = relation.evidence[0]
    for step in rejected_relation(store, relation, place.passage_id, place.start, place.end):
        decide(step, state, store)
    assert not store.relations_of(PRACTICE)
    with pytest.raises(NotFoundError):
        rejected_mention(store, TOWN, mention.passage_id, mention.start, mention.end)
