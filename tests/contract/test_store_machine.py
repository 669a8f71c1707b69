"""SqliteStore against MemoryStore: whatever is put, changed, removed and reopened, in any order, both answer alike."""

from __future__ import annotations

import shutil
import tempfile
from dataclasses import replace
from pathlib import Path

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule

from kg.ids import DocumentId, passage_id
from kg.model import DocumentRecord
from kg.schema import ENTITY_TYPES
from kg.store import GraphStore
from kg.stores.memory import MemoryStore
from kg.stores.sqlite import SqliteStore
from kg.views import DocumentFilter, EntityFilter
from tests.contract.strategies import DOCUMENT_IDS, ENTITY_IDS, PLACES, SHAS, documents, records

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

    @invariant()
    def both_hold_the_same(self) -> None:
        assert list(self.sqlite.export()) == list(self.memory.export())
        assert self.sqlite.sequence == self.memory.sequence
        assert self.sqlite.counts() == self.memory.counts()
        assert self.sqlite.unindexed() == self.memory.unindexed()
        assert list(self.sqlite.years().items()) == list(self.memory.years().items())
        for place in ("", "place:99"):
            assert self.sqlite.place_children(place) == self.memory.place_children(place)
        for type_ in ENTITY_TYPES:
            assert list(self.sqlite.kinds(type_).items()) == list(self.memory.kinds(type_).items())

    @invariant()
    def both_tell_the_same_of_entities(self) -> None:
        everything = self.memory.find_entities(EntityFilter())
        assert self.sqlite.find_entities(EntityFilter()) == everything
        for entity in everything.items:
            assert self.sqlite.get_entity(entity.id) == entity
        for id_ in ENTITY_IDS:
            for ask in ("relations_of", "mentions_of", "slogans_near", "figures_of", "resolution", "similar_names"):
                assert getattr(self.sqlite, ask)(id_) == getattr(self.memory, ask)(id_), ask

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
