"""SqliteStore against MemoryStore: whatever is put, judged, removed and reopened, in any order, both answer alike."""

from __future__ import annotations

import shutil
import tempfile
from dataclasses import replace
from pathlib import Path

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule

from kg.ids import DocumentId, EntityId, passage_id
from kg.model import DocumentRecord
from kg.store import GraphStore
from kg.stores.memory import MemoryStore
from kg.stores.sqlite import SqliteStore
from kg.views import DocumentFilter, EntityFilter
from tests.contract.strategies import DOCUMENT_IDS, ENTITY_IDS, PLACES, SHAS, documents, ledgers, records
from tests.contract.view import view

YEARS = st.sampled_from(["", "2011", "2012", "2013"])
ENTITY_FILTERS = st.builds(
    EntityFilter,
    type=st.sampled_from(["", "place", "person"]),
    name=st.sampled_from(["", "先锋", "县委"]),
    prefix=st.sampled_from(["", "先", "县"]),
    contains=st.sampled_from(["", "行动", "%"]),
    below=st.sampled_from(["", "place:99", "place:9999", "place:v"]),
    parent=st.sampled_from(["", "root", "place:99", "place:9999"]),
    kind=st.sampled_from(["", "红帆"]),
    year=YEARS,
)
DOCUMENT_FILTERS = st.builds(
    DocumentFilter,
    doc_type=st.sampled_from(["", "讲话"]),
    year=YEARS,
    below=st.sampled_from(["", *PLACES]),
    entity=st.sampled_from(["", *ENTITY_IDS]),
)
WINDOWS = st.fixed_dictionaries({"limit": st.integers(0, 5), "offset": st.integers(0, 3)})


class StoresAgree(RuleBasedStateMachine):
    def __init__(self) -> None:
        super().__init__()
        self.folder = Path(tempfile.mkdtemp())
        self.sqlite: GraphStore = SqliteStore(self.folder / "graph.sqlite3")
        self.memory: GraphStore = MemoryStore()

    def teardown(self) -> None:
        self.sqlite.close()
        shutil.rmtree(self.folder)

    @rule(record=records())
    def put(self, record: DocumentRecord) -> None:
        assert self.sqlite.put(record) == self.memory.put(record)

    @precondition(lambda self: any(self.memory.document_ids()))
    @rule(data=st.data())
    def put_again(self, data: st.DataObject) -> None:
        known = data.draw(st.sampled_from(list(self.memory.document_ids())))
        assert self.sqlite.put(self.memory.get_record(known)) is False

    @precondition(lambda self: any(self.memory.document_ids()))
    @rule(data=st.data())
    def put_with_other_metadata(self, data: st.DataObject) -> None:
        known = data.draw(st.sampled_from(list(self.memory.document_ids())))
        record = replace(self.memory.get_record(known), document=data.draw(documents(known)))
        assert self.sqlite.put(record) == self.memory.put(record)

    @precondition(lambda self: any(self.memory.document_ids()))
    @rule(data=st.data())
    def remove(self, data: st.DataObject) -> None:
        known = data.draw(st.sampled_from(list(self.memory.document_ids())))
        self.sqlite.remove(known)
        self.memory.remove(known)

    @rule(data=st.data())
    def judge(self, data: st.DataObject) -> None:
        entries = data.draw(ledgers(list(self.memory.records())))
        assert self.sqlite.judge(entries) == self.memory.judge(entries)

    @rule(data=st.data())
    def judge_further(self, data: st.DataObject) -> None:
        entries = [*self.memory.entries, *data.draw(ledgers(list(self.memory.records())))]
        assert self.sqlite.judge(entries) == self.memory.judge(entries)

    @rule(some=st.sets(st.sampled_from(DOCUMENT_IDS)))
    def mark_indexed(self, some: set[DocumentId]) -> None:
        self.sqlite.mark_indexed(some)
        self.memory.mark_indexed(some)

    @rule()
    def mark_all_unindexed(self) -> None:
        self.sqlite.mark_all_unindexed()
        self.memory.mark_all_unindexed()

    @rule()
    def reopen(self) -> None:
        self.sqlite.close()
        self.sqlite = SqliteStore(self.folder / "graph.sqlite3")

    @rule(where=ENTITY_FILTERS, window=WINDOWS)
    def find_entities(self, where: EntityFilter, window: dict[str, int]) -> None:
        assert self.sqlite.find_entities(where, **window) == self.memory.find_entities(where, **window)

    @rule(where=DOCUMENT_FILTERS, window=WINDOWS)
    def find_documents(self, where: DocumentFilter, window: dict[str, int]) -> None:
        assert self.sqlite.find_documents(where, **window) == self.memory.find_documents(where, **window)

    @rule(sha256=SHAS)
    def documents_from(self, sha256: str) -> None:
        assert self.sqlite.documents_from(sha256) == self.memory.documents_from(sha256)

    @rule(start=st.sampled_from(ENTITY_IDS), end=st.sampled_from(ENTITY_IDS))
    def find_a_path(self, start: EntityId, end: EntityId) -> None:
        ends = self.memory.nodes([start, end])
        if len(ends) == 2:
            assert len(self.sqlite.path(start, end)) == len(self.memory.path(start, end))

    @invariant()
    def both_hold_the_same(self) -> None:
        assert list(self.sqlite.export()) == list(self.memory.export())
        assert self.sqlite.sequence == self.memory.sequence
        assert self.sqlite.entries == self.memory.entries
        assert self.sqlite.changes(0) == self.memory.changes(0)
        assert self.sqlite.unindexed() == self.memory.unindexed()

    @invariant()
    def both_tell_the_same(self) -> None:
        told, expected = view(self.sqlite, ENTITY_IDS), view(self.memory, ENTITY_IDS)
        for question, answer in expected.items():
            assert told[question] == answer, question
        assert told.keys() == expected.keys()

    @invariant()
    def both_show_the_same_passages(self) -> None:
        for id_ in self.memory.document_ids():
            last = passage_id(id_, 12)
            assert self.sqlite.get_passage(last) == self.memory.get_passage(last)


StoresAgree.TestCase.settings = settings(
    max_examples=30,
    stateful_step_count=15,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow],  # the machine that runs this may be busy
)
TestStoresAgree = StoresAgree.TestCase
