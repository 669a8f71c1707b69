"""What every GraphStore must tell of entities: sums over documents, facts, lists and filters."""

from __future__ import annotations

from dataclasses import replace

import pytest

from kg.ids import EntityId, coded_place, passage_id
from kg.model import DocumentRecord, Evidence
from kg.store import GraphStore
from kg.views import Counts, EntityFilter
from tests.contract.records import PRACTICE, SCOPE, Report, id_of, practice_report


def names(store: GraphStore, where: EntityFilter) -> list[str]:
    return [entity.canonical for entity in store.find_entities(where).items]


class EntityContract:
    """Needs a fixture `store` that gives an empty store."""

    # an entity over all documents

    def test_a_summary_counts_documents_and_mentions(self, store: GraphStore) -> None:
        practice, first = practice_report("渔家先锋行动一。渔家先锋行动二。", date="2012-05")
        store.put(first)
        store.put(practice_report("渔家先锋行动三。", date="2010")[1])
        store.put(practice_report("渔家先锋行动四。")[1])
        summary = store.get_entity(practice)
        assert (summary.documents, summary.mentions) == (3, 4)
        assert (summary.first_date, summary.last_date) == ("2010", "2012-05")

    def test_an_entity_of_undated_documents_has_no_dates(self, store: GraphStore) -> None:
        practice, record = practice_report("渔家先锋行动。")
        store.put(record)
        assert (store.get_entity(practice).first_date, store.get_entity(practice).last_date) == ("", "")

    def test_aliases_come_most_mentions_first(self, store: GraphStore) -> None:
        surfaces = (PRACTICE, "先锋行动", "渔家行动", "本行动")
        practice, record = practice_report("渔家先锋行动：渔家行动、本行动、先锋行动、先锋行动。", surfaces=surfaces)
        store.put(record)
        assert store.get_entity(practice).aliases == ("先锋行动", "本行动", "渔家行动")

    def test_an_attribute_has_the_value_of_most_documents_then_the_smallest(self, store: GraphStore) -> None:
        given = [{"kind": "活动"}, {"kind": "行动"}, {"kind": "行动", "level_of": "local"}, {"level_of": "a"}]
        for n, attrs in enumerate(given):
            practice, record = practice_report(f"第{n}份：渔家先锋行动。", attrs)
            store.put(record)
        assert store.get_entity(practice).attrs == {"kind": "行动", "level_of": "a"}

    def test_the_order_of_documents_does_not_show(self, store: GraphStore) -> None:
        records = [
            practice_report(f"第{n}份：渔家先锋行动。", {"kind": kind})[1] for n, kind in enumerate(("乙", "甲", "丙"))
        ]
        seen = []
        for order in (records, records[::-1]):
            for record in order:
                store.put(record)
            seen.append(store.find_entities(EntityFilter()))
            for record in order:
                store.remove(record.document.id)
        assert seen[0] == seen[1]

    def test_mentions_come_latest_document_first_then_as_read(self, store: GraphStore) -> None:
        practice, early = practice_report("渔家先锋行动，渔家先锋行动。", date="2010")
        _, late = practice_report("推进渔家先锋行动。", date="2012")
        _, undated = practice_report("深化渔家先锋行动。")
        for record in (undated, early, late):
            store.put(record)
        expected = [m for record in (late, early, undated) for e in record.entities for m in e.mentions]
        assert store.mentions_of(practice) == expected

    def test_passages_tell_what_they_mention_as_they_read(self, store: GraphStore) -> None:
        report = Report("甲县推进渔灯行动，甲县又推进渔灯行动。", "没有名字。", "渔灯行动在甲县。")
        county, practice = report.place("甲县", "999902"), report.entity("initiative", "渔灯行动")
        record = report.record()
        store.put(record)
        asked = [record.passages[n].id for n in (2, 1, 0)] + [passage_id(report.id, 9)]
        mentioned = [(node.id, mention.passage_id, mention.start) for node, mention in store.mentions_in(asked)]
        assert mentioned == [
            (practice, asked[0], 0), (county, asked[0], 5),
            (county, asked[2], 0), (practice, asked[2], 4), (county, asked[2], 9), (practice, asked[2], 14),
        ]  # fmt: skip

    # facts about an entity

    @pytest.mark.usefixtures("island")
    def test_an_unknown_entity_has_no_facts(self, store: GraphStore) -> None:
        nobody = EntityId("person:nobody")
        assert store.relations_of(nobody) == []
        assert store.mentions_of(nobody) == []
        assert store.slogans_near(nobody) == []
        assert store.figures_of(nobody) == []

    def test_relations_are_found_from_either_end(self, store: GraphStore, island: DocumentRecord) -> None:
        carries_out = island.relations[0]
        assert carries_out in store.relations_of(carries_out.subject)
        assert store.relations_of(carries_out.object) == [carries_out]

    def test_a_triple_of_several_documents_is_one_relation_of_the_surest_reading(self, store: GraphStore) -> None:
        evidence = set()
        for words, rule, confidence in [
            ("甲县开展先锋行动", "b", 0.5),
            ("今年甲县开展先锋行动", "c", 0.9),
            ("甲县开展先锋行动了", "a", 0.9),
        ]:
            report = Report(words)
            county, practice = report.place("甲县", "999902"), report.entity("initiative", "先锋行动")
            report.relation(county, "carries_out", practice, words=words, rule=rule, confidence=confidence)
            store.put(report.record())
            evidence.add(report.evidence(words))
        (relation,) = store.relations_of(practice)
        assert (relation.rule, relation.confidence) == ("a", 0.9)
        assert set(relation.evidence) == evidence

    def test_evidence_is_in_reading_order(self, store: GraphStore) -> None:
        report = Report(*(f"第{n}段：甲县开展先锋行动" for n in range(1, 12)))
        county, practice = report.place("甲县", "999902"), report.entity("initiative", "先锋行动")
        for n in (10, 1, 9):
            report.relation(county, "carries_out", practice, words=f"第{n + 1}段：甲县开展先锋行动")
        store.put(report.record())
        (relation,) = store.relations_of(practice)
        assert relation.evidence == tuple(
            Evidence(passage_id(report.id, n), 0, len(f"第{n}段：甲县开展先锋行动")) for n in (2, 10, 11)
        )

    def test_relations_come_by_predicate_then_most_evidence(self, store: GraphStore) -> None:
        report = Report("甲县开展一号行动、二号行动。", "甲县又开展二号行动。甲县属乙市。")
        county, city = report.place("甲县", "999902"), report.place("乙市", "9999")
        first, second = report.entity("initiative", "一号行动"), report.entity("initiative", "二号行动")
        report.relation(county, "part_of", city, words="甲县属乙市")
        report.relation(county, "carries_out", first, words="甲县开展一号行动")
        report.relation(county, "carries_out", second, words="二号行动")
        report.relation(county, "carries_out", second, words="甲县又开展二号行动")
        store.put(report.record())
        found = [(relation.predicate, relation.object) for relation in store.relations_of(county)]
        assert found == [("carries_out", second), ("carries_out", first), ("part_of", city)]

    def test_slogans_are_near_what_their_passage_mentions(self, store: GraphStore, island: DocumentRecord) -> None:
        assert store.slogans_near(coded_place("999901100")) == list(island.slogans)
        assert store.slogans_near(id_of(island, "李明")) == []

    def test_figures_belong_to_their_owner(self, store: GraphStore, island: DocumentRecord) -> None:
        assert store.figures_of(coded_place("999901100")) == [island.figures[0]]
        assert store.figures_of(id_of(island, PRACTICE)) == []

    # lists of entities

    def test_entities_come_most_documents_first_then_mentions_then_name(self, store: GraphStore) -> None:
        report = Report("丁行动、丙行动、乙行动、丙行动。", "甲行动。")
        for name in ("甲行动", "乙行动", "丙行动", "丁行动"):
            report.entity("initiative", name)
        store.put(report.record())
        other = Report("丁行动又一次。")
        other.entity("initiative", "丁行动")
        store.put(other.record())
        assert names(store, EntityFilter()) == ["丁行动", "丙行动", "乙行动", "甲行动"]

    @pytest.mark.usefixtures("island")
    def test_a_page_of_entities_tells_how_many_there_are(self, store: GraphStore) -> None:
        page = store.find_entities(EntityFilter(), limit=2, offset=4)
        assert (len(page.items), page.total) == (1, 5)

    @pytest.mark.parametrize(
        ("where", "expected"),
        [
            (EntityFilter(type="initiative"), [PRACTICE]),
            (EntityFilter(name="先锋行动"), [PRACTICE]),
            (EntityFilter(name="先锋"), []),
            (EntityFilter(prefix="先锋"), [PRACTICE]),
            (EntityFilter(prefix="渔家"), [PRACTICE]),
            (EntityFilter(contains="锋行"), [PRACTICE]),
            (EntityFilter(contains="%"), []),
            (EntityFilter(prefix="东岛县", type="organisation"), ["东岛县委组织部"]),
            (EntityFilter(kind="党组织"), ["东岛县委组织部"]),
            (EntityFilter(below=SCOPE, type="person"), ["李明"]),
            (EntityFilter(below="place:99", type="initiative"), [PRACTICE]),
            (EntityFilter(below="place:9999011"), []),
            (EntityFilter(below="place:999901100"), ["海山镇"]),
            (EntityFilter(parent="place:999901"), ["海山镇"]),
            (EntityFilter(parent="place:9999"), ["东岛县"]),
            (EntityFilter(parent="root"), []),
            (EntityFilter(year="2012", type="person"), ["李明"]),
            (EntityFilter(year="2011"), []),
        ],
        ids=str,
    )
    def test_entities_are_filtered(self, store: GraphStore, where: EntityFilter, expected: list[str]) -> None:
        report = Report("渔家先锋行动", "先锋行动见成效，李明、东岛县委组织部、东岛县、海山镇。", date="2012-03")
        report.entity("initiative", PRACTICE, scope=SCOPE, surfaces=(PRACTICE, "先锋行动"), kind="行动")
        report.entity("organisation", "东岛县委组织部", scope=SCOPE, kind="党组织")
        report.entity("person", "李明", scope=SCOPE)
        report.place("东岛县", "999901")
        report.place("海山镇", "999901100")
        store.put(report.record())
        assert names(store, where) == expected

    def test_provinces_are_right_below_the_root(self, store: GraphStore) -> None:
        report = Report("海省东海市")
        report.place("海省", "99")
        report.place("东海市", "9999")
        store.put(report.record())
        assert names(store, EntityFilter(parent="root")) == ["海省"]

    def test_a_village_without_a_code_lies_where_its_chain_says(self, store: GraphStore) -> None:
        report = Report("海山镇石码村")
        village = report.entity("place", "石码村", chain_ids="place:99/place:9999/place:999901/place:999901100/place:v")
        store.put(report.record())
        (found,) = store.find_entities(EntityFilter(below="place:9999")).items
        assert found.id == village
        assert names(store, EntityFilter(parent="place:999901100")) == ["石码村"]

    def test_a_place_lies_where_most_documents_say(self, store: GraphStore) -> None:
        reports = [Report(f"第{n}份：石码村") for n in range(3)]
        for report, chain in zip(reports, ["place:98/place:v", "place:99/place:v", "place:99/place:v"], strict=True):
            report.entity("place", "石码村", chain_ids=chain)
            store.put(report.record())
        assert names(store, EntityFilter(below="place:98")) == []
        assert names(store, EntityFilter(below="place:99")) == ["石码村"]

    def test_a_name_that_no_document_uses_any_more_is_gone(self, store: GraphStore) -> None:
        practice, first = practice_report("渔家先锋行动。")
        _, second = practice_report("先锋行动。", surfaces=("先锋行动",))
        store.put(first)
        store.put(second)
        store.remove(second.document.id)
        assert store.get_entity(practice).aliases == ()
        assert names(store, EntityFilter(name="先锋行动")) == []

    def test_kinds_are_counted_most_first(self, store: GraphStore) -> None:
        report = Report("甲行动、乙行动、丙工程、丁")
        for name, attrs in [
            ("甲行动", {"kind": "行动"}),
            ("乙行动", {"kind": "行动"}),
            ("丙工程", {"kind": "工程"}),
            ("丁", {}),
        ]:
            report.entity("initiative", name, **attrs)
        store.put(report.record())
        assert list(store.kinds("initiative").items()) == [("行动", 2), ("工程", 1)]
        assert store.kinds("person") == {}

    def test_counts_tell_distinct_triples(self, store: GraphStore, island: DocumentRecord) -> None:
        store.put(replace(island, relations=(*island.relations, island.relations[0])))
        assert store.counts() == Counts(
            documents=1,
            passages=4,
            entities={"place": 2, "organisation": 1, "initiative": 1, "person": 1},
            mentions=8,
            relations=3,
            figures=2,
            slogans=1,
        )
