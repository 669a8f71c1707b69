"""What every GraphStore must do with entities that are one across documents: show one, keep the records' ids."""

from __future__ import annotations

from itertools import permutations

import pytest

from kg.ids import EntityId, coded_place
from kg.model import DocumentRecord
from kg.store import GraphStore
from kg.views import DocumentFilter, EntityFilter, EntitySummary, Merged
from tests.contract.records import Report

CITY, COUNTY, NEXT_COUNTY = (coded_place(code) for code in ("9999", "999901", "999902"))
NAME = "渔灯便民行动"
ALL = EntityFilter(type="initiative")


def told(words: str, scope: str, *, date: str = "", **attrs: str) -> tuple[EntityId, DocumentRecord]:
    """A report of an office that carries out the practice, in the place that `scope` says, or in none."""
    report = Report(words, title=words, date=date)
    practice = report.entity("initiative", NAME, scope=scope or report.id, surfaces=(NAME, "渔灯行动"), **attrs)
    office = report.entity("organisation", "东海市渔业局", scope=CITY, surfaces=("渔业局",))
    report.relation(office, "carries_out", practice, words=words)
    report.figure(words, 3.0, "次", owner=practice)
    return practice, report.record()


class ResolutionContract:
    """Needs a fixture `store` that gives an empty store."""

    @pytest.fixture
    def wide(self, store: GraphStore) -> EntityId:
        """The practice as the city tells it, beside what its county tells."""
        practice, record = told("渔业局推进渔灯便民行动。", CITY, date="2012", kind="行动")
        store.put(record)
        return practice

    @pytest.fixture
    def narrow(self, store: GraphStore) -> EntityId:
        practice, record = told("渔业局深化渔灯行动。", COUNTY, date="2011", level_of="local")
        store.put(record)
        return practice

    @pytest.mark.usefixtures("wide")
    def test_a_list_shows_it_once_with_the_sums_of_both(self, store: GraphStore, narrow: EntityId) -> None:
        assert store.find_entities(ALL).items == (
            EntitySummary(
                id=narrow,
                type="initiative",
                canonical=NAME,
                scope=COUNTY,
                aliases=("渔灯行动",),
                attrs={"kind": "行动", "level_of": "local"},
                documents=2,
                mentions=2,
                first_date="2011",
                last_date="2012",
            ),
        )
        assert store.counts().entities["initiative"] == 1

    def test_either_id_is_answered_for_the_one_that_is_shown(
        self, store: GraphStore, wide: EntityId, narrow: EntityId
    ) -> None:
        for ask in (
            store.get_entity, store.mentions_of, store.relations_of, store.figures_of, store.resolution,
            lambda id_: store.find_documents(DocumentFilter(entity=id_)),
        ):  # fmt: skip
            assert ask(wide) == ask(narrow)
        assert len(store.mentions_of(narrow)) == len(store.figures_of(narrow)) == 2

    def test_what_was_merged_is_told_with_its_rule(self, store: GraphStore, wide: EntityId, narrow: EntityId) -> None:
        assert store.resolution(narrow) == [Merged(wide, NAME, CITY, "narrower")]

    def test_ids_and_mentions_asked_for_together_are_those_of_the_one_that_is_shown(
        self, store: GraphStore, wide: EntityId, narrow: EntityId
    ) -> None:
        nobody = EntityId("person:nobody")
        assert store.merged_ids([nobody, narrow]) == {narrow: (wide,)}
        asked = [mention.passage_id for mention in store.mentions_of(narrow)]
        assert [node.id for node, _ in store.mentions_in(asked) if node.type == "initiative"] == [narrow, narrow]

    def test_facts_name_the_one_that_is_shown(self, store: GraphStore, wide: EntityId, narrow: EntityId) -> None:
        (relation,) = store.relations_of(wide)
        assert relation.object == narrow
        assert len(relation.evidence) == 2
        assert {figure.owner for figure in store.figures_of(wide)} == {narrow}
        assert store.relations_of(relation.subject) == [relation]
        assert store.counts().relations == 1

    @pytest.mark.usefixtures("wide")
    @pytest.mark.parametrize(
        "where",
        [
            EntityFilter(name="渔灯行动"), EntityFilter(prefix="渔灯便"), EntityFilter(year="2012"),
            EntityFilter(year="2011"), EntityFilter(type="initiative", below=COUNTY), EntityFilter(kind="行动"),
        ],
    )  # fmt: skip
    def test_it_is_found_by_what_any_document_says(
        self, store: GraphStore, narrow: EntityId, where: EntityFilter
    ) -> None:
        assert narrow in [entity.id for entity in store.find_entities(where).items]

    def test_records_and_export_keep_their_ids(self, store: GraphStore, wide: EntityId, narrow: EntityId) -> None:
        assert sorted(e.id for r in store.records() for e in r.entities if e.type == "initiative") == sorted(
            (wide, narrow)
        )
        assert any(wide in line for line in store.export())

    def test_a_second_county_parts_them_and_its_removal_joins_them_again(
        self, store: GraphStore, wide: EntityId, narrow: EntityId
    ) -> None:
        joined = store.find_entities(ALL)
        third, record = told("渔业局开展渔灯便民行动。", NEXT_COUNTY)
        store.put(record)
        assert {entity.id for entity in store.find_entities(ALL).items} == {wide, narrow, third}
        assert (store.get_entity(wide).documents, store.resolution(narrow)) == (1, [])
        assert [entity.id for entity in store.similar_names(wide)] == [
            entity.id for entity in store.find_entities(ALL).items if entity.id != wide
        ]
        store.remove(record.document.id)
        assert store.find_entities(ALL) == joined

    @pytest.mark.usefixtures("narrow")
    def test_removing_the_one_that_is_shown_brings_the_other_back(self, store: GraphStore, wide: EntityId) -> None:
        store.remove(store.find_documents(DocumentFilter(year="2011")).items[0].id)
        (left,) = store.find_entities(ALL).items
        assert (left.id, left.scope, left.documents, left.aliases) == (wide, CITY, 1, ())
        assert store.resolution(wide) == []

    def test_the_order_of_documents_does_not_matter(self, store: GraphStore) -> None:
        records = [told(f"渔业局第{n}次说渔灯行动。", scope)[1] for n, scope in enumerate((CITY, COUNTY, ""))]
        seen = []
        for order in permutations(records):
            for record in order:
                store.put(record)
            seen.append((store.find_entities(EntityFilter()), store.resolution(records[1].entities[0].id)))
            for record in order:
                store.remove(record.document.id)
        assert len(seen[0][1]) == 2
        assert all(other == seen[0] for other in seen)

    def test_two_reports_without_a_place_that_share_their_people_tell_of_one(self, store: GraphStore) -> None:
        ids = []
        for words in ("李明、王芳、陈强、周敏推进渔灯行动。", "李明、王芳、陈强、周敏又推进渔灯行动。"):
            report = Report(words)
            for name in ("李明", "王芳", "陈强", "周敏"):
                report.entity("person", name, scope=report.id)
            ids.append(report.entity("initiative", "渔灯行动", scope=report.id))
            store.put(report.record())
        assert [merged.rule for merged in store.resolution(ids[0])] == ["company"]
        assert store.counts().entities["person"] == 4

    def test_what_the_country_has_one_of_belongs_to_no_place(self, store: GraphStore) -> None:
        for scope in (COUNTY, NEXT_COUNTY):
            report = Report(f"{scope}海洋大学的专家")
            report.entity("organisation", "海洋大学", scope=scope)
            store.put(report.record())
        (university,) = store.find_entities(EntityFilter()).items
        assert (university.scope, university.documents) == ("", 2)
        assert store.find_entities(EntityFilter(below=COUNTY)).total == 0

    def test_two_that_became_one_have_no_relation_to_each_other(self, store: GraphStore) -> None:
        report = Report("东岛县海山镇党委即海山镇党委")
        full = report.entity("organisation", "东岛县海山镇党委", scope=COUNTY)
        short = report.entity("organisation", "海山镇党委", scope=COUNTY)
        report.relation(short, "part_of", full, words="即")
        store.put(report.record())
        assert store.relations_of(full) == []
        assert store.counts().relations == 0
        assert store.get_entity(short).aliases == ("海山镇党委",)

    def test_an_unknown_entity_has_no_namesakes(self, store: GraphStore, wide: EntityId) -> None:
        nobody = EntityId("person:nobody")
        assert store.resolution(nobody) == []
        assert store.similar_names(nobody) == []
        assert store.similar_names(wide) == []
