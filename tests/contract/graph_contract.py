"""What every GraphStore must tell of the graph as a graph: edges, walks, what stands together, names, changes."""

from __future__ import annotations

from itertools import pairwise

import pytest

from kg.errors import NotFoundError
from kg.ids import EntityId, coded_place
from kg.model import DocumentRecord
from kg.store import GraphStore
from kg.views import Change, Edge, Hop, Node
from tests.contract.records import PRACTICE, Report, id_of, practice_report

COUNTY = coded_place("999902")
NOBODY = EntityId("person:nobody")


def carried_out(words: str, *practices: str, date: str = "", confidence: float = 0.9) -> tuple[Report, list[EntityId]]:
    """A report whose whole text says that 甲县 carries out each of the practices; the report and their ids."""
    report = Report(words, date=date)
    report.place("甲县", "999902")
    ids = [report.entity("initiative", name) for name in practices]
    for id_ in ids:
        report.relation(COUNTY, "carries_out", id_, words=words, confidence=confidence)
    return report, ids


def part_chain(*names: str) -> tuple[DocumentRecord, list[EntityId]]:
    """Bodies of which each is part of the next; the record and their ids."""
    report = Report("，".join(names))
    ids = [report.entity("organisation", name) for name in names]
    for (one, other), (name, _) in zip(pairwise(ids), pairwise(names), strict=True):
        report.relation(one, "part_of", other, words=name)
    return report.record(), ids


def canonical(nodes: tuple[tuple[Node, int], ...]) -> list[tuple[str, int]]:
    return [(node.canonical, count) for node, count in nodes]


class GraphContract:
    """Needs a fixture `store` that gives an empty store."""

    # edges and nodes

    def test_an_edge_sums_up_what_all_documents_say(self, store: GraphStore) -> None:
        for words, confidence in (("甲县推进一号行动", 0.5), ("甲县深化一号行动", 0.9)):
            report, (practice,) = carried_out(words, "一号行动", confidence=confidence)
            store.put(report.record())
        assert store.edges([practice]) == store.edges([COUNTY]) == [Edge(COUNTY, "carries_out", practice, 2, 0.9)]

    def test_the_same_words_are_one_piece_of_evidence(self, store: GraphStore) -> None:
        report, (practice,) = carried_out("甲县推进一号行动", "一号行动")
        report.relation(COUNTY, "carries_out", practice, words="甲县推进一号行动", rule="other", confidence=0.95)
        store.put(report.record())
        assert store.edges([practice]) == [Edge(COUNTY, "carries_out", practice, 1, 0.95)]

    def test_edges_of_several_come_once_and_sorted(self, store: GraphStore) -> None:
        report, ids = carried_out("甲县推进一号行动、二号行动、三号行动", "一号行动", "二号行动", "三号行动")
        report.relation(ids[0], "component_of", ids[1], words="一号行动、二号行动")
        store.put(report.record())
        found = store.edges([ids[1], COUNTY, ids[0], ids[1]])
        assert len(found) == 4
        assert found == sorted(found)

    def test_an_edge_goes_with_the_last_document_that_bears_it_out(self, store: GraphStore) -> None:
        records = [carried_out(words, "一号行动")[0].record() for words in ("甲县推进一号行动", "甲县深化一号行动")]
        left = []
        for record in records:
            store.put(record)
        for record in records:
            store.remove(record.document.id)
            left.append([edge.evidence for edge in store.edges([COUNTY])])
        assert left == [[1], []]

    def test_an_edge_changes_with_its_document(self, store: GraphStore) -> None:
        report, (practice,) = carried_out("甲县推进一号行动", "一号行动", confidence=0.9)
        store.put(report.record())
        weaker, _ = carried_out("甲县推进一号行动", "一号行动", confidence=0.5)
        store.put(weaker.record())
        assert [edge.confidence for edge in store.edges([practice])] == [0.5]

    def test_nodes_come_in_the_order_asked_without_unknown_ones(
        self, store: GraphStore, island: DocumentRecord
    ) -> None:
        town, practice = coded_place("999901100"), id_of(island, PRACTICE)
        assert store.nodes([practice, NOBODY, town]) == [
            Node(practice, "initiative", PRACTICE),
            Node(town, "place", "海山镇"),
        ]

    @pytest.mark.usefixtures("island")
    def test_an_unknown_entity_has_nothing_around_it(self, store: GraphStore) -> None:
        assert (store.nodes([NOBODY]), store.edges([NOBODY]), store.one_hop(NOBODY)) == ([], [], [])
        assert (store.passages_of(NOBODY).total, store.mentioned_with(NOBODY).total) == (0, 0)

    def test_one_relation_is_found_by_its_ends(self, store: GraphStore, island: DocumentRecord) -> None:
        relation = island.relations[0]
        assert store.get_relation(relation.subject, relation.predicate, relation.object) == relation

    def test_a_relation_the_other_way_round_is_not_found(self, store: GraphStore, island: DocumentRecord) -> None:
        relation = island.relations[0]
        with pytest.raises(NotFoundError, match="carries_out"):
            store.get_relation(relation.object, relation.predicate, relation.subject)

    # walks

    def test_one_hop_groups_neighbours_by_predicate_and_direction(self, store: GraphStore) -> None:
        report, ids = carried_out("甲县推进一号行动、二号行动", "一号行动", "二号行动")
        report.relation(ids[0], "component_of", ids[1], words="一号行动、二号行动")
        store.put(report.record())
        store.put(carried_out("甲县深化二号行动", "二号行动")[0].record())
        found = [(hop.predicate, hop.outward, canonical(hop.neighbours)) for hop in store.one_hop(ids[1])]
        assert found == [("carries_out", False, [("甲县", 2)]), ("component_of", False, [("一号行动", 1)])]
        assert canonical(store.one_hop(COUNTY)[0].neighbours) == [("二号行动", 2), ("一号行动", 1)]

    def test_one_hop_tells_how_many_there_are(self, store: GraphStore) -> None:
        names = [f"{n}号行动" for n in range(5)]
        report, ids = carried_out("甲县推进" + "、".join(names), *names)
        store.put(report.record())
        first = sorted(ids)[:2]
        nodes = tuple((Node(id_, "initiative", names[ids.index(id_)]), 1) for id_ in first)
        assert store.one_hop(COUNTY, limit=2) == [Hop("carries_out", True, nodes, 5)]

    def test_a_relation_of_an_entity_to_itself_is_told_from_both_ends(self, store: GraphStore) -> None:
        report = Report("渔业局与渔业局共建")
        office = report.entity("organisation", "渔业局")
        report.relation(office, "partners_with", office, words="共建")
        store.put(report.record())
        assert [(hop.outward, hop.total) for hop in store.one_hop(office)] == [(True, 1), (False, 1)]

    def test_a_neighbourhood_shows_what_is_nearest_first(self, store: GraphStore) -> None:
        record, ids = part_chain("甲局", "乙局", "丙局", "丁局")
        store.put(record)
        found = store.neighbourhood(ids[0])
        assert [node.canonical for node in found.nodes] == ["甲局", "乙局", "丙局"]
        assert [(edge.subject, edge.object) for edge in found.edges] == sorted([(ids[0], ids[1]), (ids[1], ids[2])])
        assert found.left_out == 0

    def test_a_neighbourhood_within_a_budget_keeps_most_evidence_and_counts_the_rest(self, store: GraphStore) -> None:
        names = [f"{n}号行动" for n in range(5)]
        store.put(carried_out("甲县推进" + "、".join(names), *names)[0].record())
        store.put(carried_out("甲县深化4号行动", "4号行动")[0].record())
        found = store.neighbourhood(COUNTY, budget=3)
        assert [node.canonical for node in found.nodes][:2] == ["甲县", "4号行动"]
        assert (len(found.nodes), len(found.edges), found.left_out) == (3, 2, 3)

    @pytest.mark.parametrize(("budget", "shown", "left_out"), [(1, 1, 2), (2, 2, 1), (3, 3, 1), (4, 4, 2), (9, 6, 0)])
    def test_the_second_step_is_counted_once_the_first_is_shown_whole(
        self, store: GraphStore, budget: int, shown: int, left_out: int
    ) -> None:
        report = Report("甲局、乙局、丙局、丁局、戊局、己局")
        centre, *near = [report.entity("organisation", f"{name}局") for name in "甲乙丙"]
        far = [report.entity("organisation", f"{name}局") for name in "丁戊己"]
        for one, other in [*((centre, id_) for id_ in near), *((near[0], id_) for id_ in far), (near[1], far[0])]:
            report.relation(one, "part_of", other, words="甲局")
        store.put(report.record())
        found = store.neighbourhood(centre, budget=budget)
        assert (len(found.nodes), found.left_out) == (shown, left_out)
        assert found.nodes[3:4] in ((), (Node(far[0], "organisation", "丁局"),))

    def test_what_has_more_edges_than_the_budget_is_shown_but_not_walked_through(self, store: GraphStore) -> None:
        names = [f"{n}号行动" for n in range(5)]
        report, (first, *_) = carried_out("甲县推进" + "、".join(names), *names)
        store.put(report.record())
        assert [node.canonical for node in store.neighbourhood(first, budget=4).nodes] == ["0号行动", "甲县"]
        assert store.neighbourhood(first, budget=4).left_out == 0
        assert len(store.neighbourhood(first, budget=5).nodes) == 5

    def test_what_stands_in_very_many_documents_keeps_its_edges(self, store: GraphStore) -> None:
        reports = []
        for n in range(101):
            report = Report(f"第{n}份：甲局隶属乙局，{n}号村委会隶属甲局")
            ids = [report.entity("organisation", name) for name in ("甲局", "乙局", f"{n}号村委会")]
            report.relation(ids[0], "part_of", ids[1], words="甲局隶属乙局")
            report.relation(ids[2], "part_of", ids[0], words=f"{n}号村委会隶属甲局")
            reports.append(report.record())
        assert store.load(reports) == 101
        assert store.load(reports[:3]) == 0
        found = store.neighbourhood(ids[0], budget=200)
        assert (len(found.nodes), len(found.edges), found.left_out) == (103, 102, 0)
        assert Edge(ids[0], "part_of", ids[1], 101, 0.9) in found.edges
        assert [relation.subject for relation in store.path(ids[2], ids[1])] == [ids[2], ids[0]]

    @pytest.mark.parametrize("longest", [3, 6])
    def test_a_path_leads_from_start_to_end_with_its_evidence(self, store: GraphStore, longest: int) -> None:
        record, ids = part_chain("甲局", "乙局", "丙局", "丁局")
        store.put(record)
        assert store.path(ids[0], ids[3], longest=longest) == list(record.relations)
        assert store.path(ids[3], ids[0], longest=longest) == list(reversed(record.relations))

    def test_a_shorter_way_is_taken(self, store: GraphStore) -> None:
        record, ids = part_chain("甲局", "乙局", "丙局", "丁局")
        store.put(record)
        short = Report("丁局归甲局")
        for name in ("甲局", "丁局"):
            short.entity("organisation", name)
        short.relation(ids[3], "part_of", ids[0], words="丁局归甲局")
        store.put(short.record())
        assert store.path(ids[0], ids[3]) == short.relations
        assert len(store.path(ids[0], ids[2])) == 2

    def test_there_is_no_path_where_none_is_short_enough(self, store: GraphStore) -> None:
        record, ids = part_chain(*"甲乙丙丁戊己庚辛")
        store.put(record)
        assert len(store.path(ids[0], ids[6])) == 6
        assert store.path(ids[0], ids[7]) == []
        assert store.path(ids[0], ids[3], longest=2) == []
        assert store.path(ids[0], ids[0]) == []

    @pytest.mark.parametrize("ask", ["path", "neighbourhood"])
    def test_a_walk_from_an_unknown_entity_is_refused(self, store: GraphStore, ask: str) -> None:
        with pytest.raises(NotFoundError, match="nobody"):
            getattr(store, ask)(*[NOBODY] * (2 if ask == "path" else 1))

    # passages and company

    def test_passages_come_latest_document_first_then_in_order(self, store: GraphStore) -> None:
        for date, words in (("2011", "旧"), ("", "无"), ("2012-05", "新")):
            report = Report(f"{words}一：先锋行动，先锋行动。", f"{words}二。", f"{words}三：先锋行动。", date=date)
            practice = report.entity("initiative", "先锋行动")
            store.put(report.record())
        found = [store.get_passage(id_)[1].text[:2] for id_ in store.passages_of(practice).items]
        assert found == ["新一", "新三", "旧一", "旧三", "无一", "无三"]
        page = store.passages_of(practice, limit=2, offset=1)
        assert (page.items, page.total) == (store.passages_of(practice).items[1:3], 6)

    def test_what_is_mentioned_together_counts_passages(self, store: GraphStore) -> None:
        report = Report("甲局、乙局、乙局、丙局", "乙局与甲局", "丙局", "丁局")
        ids = {name: report.entity("organisation", name) for name in ("甲局", "乙局", "丙局", "丁局")}
        store.put(report.record())
        assert canonical(store.mentioned_with(ids["甲局"]).items) == [("乙局", 2), ("丙局", 1)]
        page = store.mentioned_with(ids["甲局"], limit=1, offset=1)
        assert (canonical(page.items), page.total) == ([("丙局", 1)], 2)

    # names

    @pytest.mark.parametrize("typed", ["渔家", "yjxf", "YUJIAXIAN", "先锋行", "xf", " 渔 家", "“渔家"])
    def test_an_entity_is_found_by_the_beginning_of_any_name_however_typed(
        self, store: GraphStore, island: DocumentRecord, typed: str
    ) -> None:
        store.put(practice_report("先锋行动见成效。", surfaces=("先锋行动",))[1])
        assert store.find_names(typed).items == (Node(id_of(island, PRACTICE), "initiative", PRACTICE),)

    @pytest.mark.usefixtures("island")
    @pytest.mark.parametrize("typed", ["", " ", "家先锋", "jxf", "zz", "%", "渔家先锋行动队"])
    def test_what_no_name_begins_with_finds_nothing(self, store: GraphStore, typed: str) -> None:
        assert (store.find_names(typed).items, store.find_names(typed).total) == ((), 0)

    def test_names_of_most_documents_come_first_with_the_number_of_all(self, store: GraphStore) -> None:
        for n, names in enumerate([("海山渔村",), ("海山渔港",), ("海山渔港", "海山渔场"), ("海山渔场", "海港")]):
            report = Report("、".join([*names, f"第{n}次"]))
            for name in names:
                report.entity("organisation", name)
            store.put(report.record())
        assert [node.canonical for node in store.find_names("海山").items] == ["海山渔场", "海山渔港", "海山渔村"]
        found = store.find_names("h", limit=2)
        assert ([node.canonical for node in found.items], found.total) == (["海山渔场", "海山渔港"], 4)

    def test_of_very_many_names_the_best_known_come_first(self, store: GraphStore) -> None:
        names = [f"渔村{n}号" for n in range(450)]
        for told in [names, *[[f"第{n}次", *names[40:52]] for n in range(6)]]:
            report = Report("、".join(told))
            for name in told[told[0] != names[0] :]:
                report.entity("organisation", name)
            store.put(report.record())
        for typed in ("y", "yc", "渔"):
            found = store.find_names(typed, limit=5)
            assert ([node.canonical for node in found.items], found.total) == (names[40:45], 450)
        assert [node.canonical for node in store.find_names("y", limit=20).items][:13] == [*names[40:52], names[0]]

    # changes

    def test_changes_tell_the_last_change_of_each_document(self, store: GraphStore) -> None:
        first, second = (practice_report(words)[1] for words in ("推进渔家先锋行动。", "深化渔家先锋行动。"))
        for change in (lambda: store.put(first), lambda: store.put(second), lambda: store.remove(first.document.id)):
            change()
        ids = first.document.id, second.document.id
        assert store.changes(0) == [Change(2, ids[1], "put"), Change(3, ids[0], "removed")]
        assert store.changes(2) == [Change(3, ids[0], "removed")]
        assert store.changes(0, limit=1) == [Change(2, ids[1], "put")]
        store.put(first)
        assert store.changes(2) == [Change(4, ids[0], "put")]

    def test_what_changes_nothing_is_no_change(self, store: GraphStore, island: DocumentRecord) -> None:
        store.put(island)
        store.mark_indexed([island.document.id])
        assert store.changes(store.sequence) == []
        assert store.changes(0) == [Change(1, island.document.id, "put")]
