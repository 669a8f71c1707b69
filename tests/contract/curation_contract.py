"""What every GraphStore must do with the ledger that people keep: each kind of step, undo, and replay."""

from __future__ import annotations

import os
from collections.abc import Sequence
from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kg.curation.steps import (
    AddAlias,
    Entry,
    KeepApart,
    Merge,
    PinPlace,
    RejectMention,
    RejectRelation,
    Rename,
    Retype,
    Step,
    Undo,
    entry_line,
)
from kg.curation.words import words_at
from kg.errors import NotFoundError
from kg.ids import EntityId, coded_place
from kg.model import DocumentRecord
from kg.store import GraphStore
from kg.views import Change, EntityFilter, Merged
from tests.contract.records import PRACTICE, SCOPE, Report, id_of, island_record
from tests.contract.strategies import ENTITY_IDS, ledgers, records
from tests.contract.view import view

NEXT_COUNTY = coded_place("999902")
BODY = "东岛县委组织部"


def ledger(*steps: Step) -> list[Entry]:
    return [Entry("李敏", f"2026-01-01T00:00:{n:02}", "校对", step) for n, step in enumerate(steps)]


def told(name: str, scope: str = SCOPE, *, verb: str = "推进") -> tuple[EntityId, DocumentRecord]:
    """A report of an office that carries out a practice; the id of the practice."""
    report = Report(f"渔业局{verb}{name}。{scope}")
    office = report.entity("organisation", "渔业局", scope=SCOPE)
    practice = report.entity("initiative", name, scope=scope)
    report.relation(office, "carries_out", practice, words=f"渔业局{verb}{name}")
    return practice, report.record()


def initiatives(store: GraphStore) -> list[str]:
    return [entity.canonical for entity in store.find_entities(EntityFilter(type="initiative")).items]


def emptied(store: GraphStore) -> GraphStore:
    """The store without documents and ledger, for one more example of a property."""
    for document_id in list(store.document_ids()):
        store.remove(document_id)
    store.judge([])
    return store


def put_all(store: GraphStore, some: Sequence[DocumentRecord]) -> None:
    for record in some:
        store.put(record)


on_any_store = settings(
    max_examples=50 if os.environ.get("HONGFANTEST_CAMPAIGN") == "full" else 6,  # a store behind a network is slow
    deadline=None,
    suppress_health_check=[
        HealthCheck.function_scoped_fixture,  # every example empties the store itself
        HealthCheck.differing_executors,  # the test runs in a class for each store
        HealthCheck.too_slow,
    ],
)


class CurationContract:
    """Needs a fixture `store` that gives an empty store."""

    # each kind of step

    def test_a_merge_shows_two_as_the_one_it_names(self, store: GraphStore) -> None:
        (one, first), (other, second) = told("渔灯行动"), told("海灯工程")
        put_all(store, [first, second])
        store.judge(ledger(Merge(one, other)))
        assert initiatives(store) == ["海灯工程"]
        assert store.resolution(one) == [Merged(one, "渔灯行动", SCOPE, "by_hand")]
        summary = store.get_entity(one)
        assert (summary.id, summary.documents, summary.aliases) == (other, 2, ("渔灯行动",))
        assert [edge.evidence for edge in store.edges([one])] == [2]

    def test_a_merge_leads_over_one_that_is_not_there(self, store: GraphStore) -> None:
        (one, first), (other, second), (absent, _) = told("渔灯行动"), told("海灯工程"), told("风灯计划")
        put_all(store, [first, second])
        store.judge(ledger(Merge(one, absent), Merge(absent, other)))
        assert initiatives(store) == ["海灯工程"]
        store.remove(second.document.id)
        assert initiatives(store) == ["渔灯行动"]

    def test_the_last_merge_says_which_is_shown(self, store: GraphStore) -> None:
        names = ("渔灯行动", "海灯工程", "风灯计划")
        ids = []
        for name in names:
            practice, record = told(name)
            ids.append(practice)
            store.put(record)
        store.judge(ledger(Merge(ids[0], ids[1]), Merge(ids[1], ids[2])))
        assert initiatives(store) == ["风灯计划"]
        assert [merged.id for merged in store.resolution(ids[2])] == sorted(ids[:2])

    def test_what_is_kept_apart_is_not_merged_by_rule(self, store: GraphStore) -> None:
        (wide, first), (narrow, second) = told("渔灯便民行动", "place:9999"), told("渔灯便民行动", SCOPE)
        put_all(store, [first, second])
        assert store.get_entity(wide).id == narrow
        store.judge(ledger(KeepApart(wide, narrow)))
        assert store.get_entity(wide).id == wide
        assert store.resolution(narrow) == []
        assert [entity.id for entity in store.similar_names(narrow)] == [wide]

    def test_a_merge_takes_back_that_two_are_kept_apart_and_the_other_way_round(self, store: GraphStore) -> None:
        (one, first), (other, second) = told("渔灯行动"), told("海灯工程")
        put_all(store, [first, second])
        store.judge(ledger(KeepApart(one, other), Merge(one, other)))
        assert len(initiatives(store)) == 1
        store.judge(ledger(Merge(one, other), KeepApart(other, one)))
        assert len(initiatives(store)) == 2

    def test_a_new_name_is_shown_and_found_while_the_old_one_stays_an_alias(self, store: GraphStore) -> None:
        practice, record = told("渔灯行动")
        store.put(record)
        store.judge(ledger(Rename(practice, "渔灯惠民行动")))
        summary = store.get_entity(practice)
        assert (summary.canonical, summary.aliases) == ("渔灯惠民行动", ("渔灯行动",))
        for typed in ("渔灯惠", "ydhm", "ydxd"):
            assert [node.id for node in store.find_names(typed).items] == [practice]

    def test_a_new_name_brings_namesakes_together(self, store: GraphStore) -> None:
        (wide, first), (narrow, second) = told("渔灯便民行动", "place:9999"), told("鱼灯便民行动", SCOPE)
        put_all(store, [first, second])
        store.judge(ledger(Rename(narrow, "渔灯便民行动")))
        assert [(merged.id, merged.rule) for merged in store.resolution(narrow)] == [(wide, "narrower")]

    def test_another_type_takes_relations_that_it_cannot_have(self, store: GraphStore, island: DocumentRecord) -> None:
        body = id_of(island, BODY)
        store.judge(ledger(Retype(body, "initiative")))
        assert store.get_entity(body).type == "initiative"
        assert store.counts().entities["organisation"] == 0
        assert store.relations_of(body) == []  # an initiative neither carries out nor is located

    @pytest.mark.parametrize("where", [{"name": "渔光计划"}, {"prefix": "渔光"}, {"contains": "光计"}], ids=str)
    def test_an_alias_given_by_hand_is_found_like_one_that_was_read(
        self, store: GraphStore, island: DocumentRecord, where: dict[str, str]
    ) -> None:
        practice = id_of(island, PRACTICE)
        store.judge(ledger(AddAlias(practice, "渔光计划"), AddAlias(practice, "海光")))
        assert store.get_entity(practice).aliases == ("海光", "渔光计划")
        assert [entity.id for entity in store.find_entities(EntityFilter(**where)).items] == [practice]
        assert [node.id for node in store.find_names("yugji").items] == []
        assert [node.id for node in store.find_names("yugua").items] == [practice]

    def test_aliases_of_two_that_are_merged_are_all_kept(self, store: GraphStore) -> None:
        (one, first), (other, second) = told("渔灯行动"), told("海灯工程")
        put_all(store, [first, second])
        store.judge(ledger(AddAlias(one, "甲"), AddAlias(other, "乙"), Merge(one, other)))
        assert store.get_entity(other).aliases == ("渔灯行动", "乙", "甲")
        store.judge(ledger(AddAlias(one, "甲"), AddAlias(other, "乙")))
        assert store.get_entity(other).aliases == ("乙",)

    def test_a_rejected_mention_goes_and_an_entity_without_others_with_it(
        self, store: GraphStore, island: DocumentRecord
    ) -> None:
        person = next(entity for entity in island.entities if entity.canonical == "李明")
        (mention,) = person.mentions
        sha, passage = island.document.sources[-1].sha256, island.passages[mention.passage_id.endswith("#p2")]
        assert passage.id == mention.passage_id
        store.judge(ledger(RejectMention(person.id, words_at(sha, passage, mention.start, mention.end))))
        with pytest.raises(NotFoundError):
            store.get_entity(person.id)
        assert store.counts().mentions == 7
        assert store.relations_of(coded_place("999901100")) == []

    def test_only_the_rejected_mention_of_several_goes(self, store: GraphStore, island: DocumentRecord) -> None:
        practice = id_of(island, PRACTICE)
        first = store.mentions_of(practice)[0]
        words = words_at(island.document.sources[0].sha256, island.passages[0], first.start, first.end)
        store.judge(ledger(RejectMention(practice, words)))
        assert [mention.passage_id for mention in store.mentions_of(practice)] == [island.passages[1].id]
        assert store.passages_of(practice).total == 1

    def test_a_rejected_relation_loses_that_evidence_only(self, store: GraphStore) -> None:
        practice, first = told("渔灯行动")
        _, second = told("渔灯行动", verb="深化")
        put_all(store, [first, second])
        (relation,) = first.relations
        (evidence,) = relation.evidence
        sha = first.document.sources[0].sha256
        words = words_at(sha, first.passages[0], evidence.start, evidence.end)
        store.judge(ledger(RejectRelation(relation.subject, relation.predicate, relation.object, words)))
        assert store.relations_of(practice) == list(second.relations)
        assert [edge.evidence for edge in store.edges([practice])] == [1]

    def test_a_pinned_place_is_the_one_of_the_table_in_all_its_roles(self, store: GraphStore) -> None:
        report = Report("石码镇渔业局有30人", "石码镇在海边")
        vague = report.entity("place", "石码镇", candidates="place:999901101/place:999902101")
        office = report.entity("organisation", "渔业局")
        report.relation(office, "located_in", vague, words="石码镇渔业局")
        report.figure("30人", 30.0, "人", owner=vague)
        store.put(report.record())
        town = coded_place("999901101")
        chain = {"chain_ids": "place:99/place:9999/place:999901/place:999901101", "level": "town"}
        store.judge(ledger(PinPlace(vague, town, "石码镇", chain)))
        summary = store.get_entity(town)
        assert (summary.mentions, summary.scope, dict(summary.attrs)) == (2, town, chain)
        assert [relation.object for relation in store.relations_of(office)] == [town]
        assert [figure.owner for figure in store.figures_of(town)] == [town]
        assert [entity.id for entity in store.find_entities(EntityFilter(below="place:9999")).items] == [town]
        with pytest.raises(NotFoundError):
            store.get_entity(vague)

    # the ledger as a whole

    def test_an_undone_step_has_no_effect_and_an_undone_undo_has(self, store: GraphStore) -> None:
        practice, record = told("渔灯行动")
        store.put(record)
        entries = ledger(Rename(practice, "海灯行动"))
        entries.append(Entry("李敏", "2026-01-02", "记错", Undo(entries[0].id)))
        store.judge(entries)
        assert (initiatives(store), store.entries) == (["渔灯行动"], ())
        entries.append(Entry("李敏", "2026-01-03", "没错", Undo(entries[1].id)))
        store.judge(entries)
        assert (initiatives(store), store.entries) == (["海灯行动"], (entries[0],))

    def test_the_record_as_it_was_put_stays_beside_the_judged_one(
        self, store: GraphStore, island: DocumentRecord
    ) -> None:
        practice = id_of(island, PRACTICE)
        store.judge(ledger(Rename(practice, "海灯行动")))
        assert store.get_record(island.document.id) == island
        assert id_of(store.judged_record(island.document.id), "海灯行动") == practice
        assert store.put(island) is False

    def test_the_export_begins_with_the_entries_in_force(self, store: GraphStore, island: DocumentRecord) -> None:
        before = list(store.export())
        entries = ledger(Rename(id_of(island, PRACTICE), "海灯行动"), KeepApart(EntityId("a"), EntityId("b")))
        store.judge([*entries, Entry("李敏", "2026-01-02", "记错", Undo(entries[1].id))])
        assert list(store.export()) == [entry_line(entries[0]) + "\n", *before]

    def test_the_same_ledger_again_changes_nothing(self, store: GraphStore, island: DocumentRecord) -> None:
        entries = ledger(Rename(id_of(island, PRACTICE), "海灯行动"))
        assert store.judge(entries) is True
        before = (store.sequence, view(store))
        assert store.judge(entries) is False
        assert (store.sequence, view(store)) == before

    def test_documents_that_look_different_wait_for_the_index_and_are_told(
        self, store: GraphStore, island: DocumentRecord
    ) -> None:
        _, other = told("渔灯行动")
        store.put(other)
        store.mark_indexed([island.document.id, other.document.id])
        store.judge(ledger(Rename(id_of(island, PRACTICE), "海灯行动")))
        assert store.unindexed() == [island.document.id]
        assert store.changes(2) == [Change(3, island.document.id, "judged")]

    def test_a_step_holds_for_documents_that_come_later(self, store: GraphStore) -> None:
        (one, first), (other, second) = told("渔灯行动"), told("海灯工程")
        store.judge(ledger(Merge(one, other), AddAlias(one, "甲")))
        put_all(store, [second, first])
        assert initiatives(store) == ["海灯工程"]
        assert store.get_entity(one).aliases == ("渔灯行动", "甲")

    def test_a_step_holds_after_a_document_is_read_better(self, store: GraphStore, island: DocumentRecord) -> None:
        practice = id_of(island, PRACTICE)
        store.judge(ledger(Rename(practice, "海灯行动")))
        store.put(replace(island, noise=()))
        assert store.get_entity(practice).canonical == "海灯行动"

    def test_a_graph_without_steps_is_shown_as_read(self, store: GraphStore) -> None:
        record = island_record()
        store.put(record)
        assert store.judge([]) is False
        assert (store.entries, store.judged_record(record.document.id)) == ((), record)

    # laws

    @on_any_store
    @given(data=st.data())
    def test_steps_that_are_undone_in_reverse_give_the_first_view(self, store: GraphStore, data: st.DataObject) -> None:
        some = data.draw(st.lists(records(), min_size=1, max_size=3))
        put_all(emptied(store), some)
        before = view(store, ENTITY_IDS)
        entries = data.draw(ledgers(list(store.records())))
        undone = [Entry("tester", f"later {n}", "back", Undo(e.id)) for n, e in enumerate(reversed(entries))]
        for n in range(1, len(entries + undone) + 1):
            store.judge([*entries, *undone][:n])
        assert view(store, ENTITY_IDS) == before

    @on_any_store
    @given(data=st.data())
    def test_it_does_not_matter_whether_documents_come_before_or_after_the_steps(
        self, store: GraphStore, data: st.DataObject
    ) -> None:
        some = list({record.document.id: record for record in data.draw(st.lists(records(), max_size=3))}.values())
        entries = data.draw(ledgers(some))
        views = []
        for early in range(len(some) + 1):
            put_all(emptied(store), some[:early])
            store.judge(entries)
            put_all(store, some[early:])
            views.append(view(store, ENTITY_IDS))
        assert all(other == views[0] for other in views)
