"""What every GraphStore must do with documents: put, get, remove, list, export, and mark for the index."""

from __future__ import annotations

from dataclasses import replace

import pytest

from kg.errors import NotFoundError
from kg.ids import DocumentId, PassageId
from kg.model import DocumentRecord
from kg.records import to_line
from kg.store import GraphStore
from kg.views import Counts, DocumentFilter, EntityFilter
from tests.contract.records import PRACTICE, id_of, island_record, practice_report


def titles(store: GraphStore, where: DocumentFilter) -> list[str]:
    return [document.title for document in store.find_documents(where).items]


class DocumentContract:
    """Needs a fixture `store` that gives an empty store."""

    # put, get, remove

    def test_a_record_comes_back_just_as_it_was_put(self, store: GraphStore, island: DocumentRecord) -> None:
        assert store.get_record(island.document.id) == island

    def test_the_first_put_is_a_change(self, store: GraphStore) -> None:
        assert store.put(island_record()) is True

    def test_putting_twice_changes_nothing(self, store: GraphStore, island: DocumentRecord) -> None:
        before = (store.sequence, list(store.export()), store.counts())
        assert store.put(island) is False
        assert (store.sequence, list(store.export()), store.counts()) == before

    @pytest.mark.parametrize("part", ["entities", "relations", "slogans", "figures", "conflicts", "noise"])
    def test_a_record_that_says_less_takes_the_place_of_the_old(
        self, store: GraphStore, island: DocumentRecord, part: str
    ) -> None:
        other = replace(island, **{part: ()})  # type: ignore[arg-type]  # the name of the field is a parameter
        assert store.put(other) is True
        assert store.get_record(island.document.id) == other

    def test_another_date_is_a_change(self, store: GraphStore, island: DocumentRecord) -> None:
        redated = replace(island, document=replace(island.document, date="2013"))
        assert store.put(redated) is True
        assert store.get_entity(id_of(island, PRACTICE)).last_date == "2013"

    def test_removing_leaves_nothing(self, store: GraphStore, island: DocumentRecord) -> None:
        store.remove(island.document.id)
        empty = Counts(entities=dict.fromkeys(("place", "organisation", "initiative", "person"), 0))
        assert store.counts() == empty
        assert store.find_entities(EntityFilter()).total == 0
        assert store.find_documents(DocumentFilter()).total == 0

    def test_removing_one_document_leaves_what_another_bears_out(self, store: GraphStore) -> None:
        practice, first = practice_report("县里推进渔家先锋行动。")
        _, second = practice_report("渔家先锋行动成效明显。")
        store.put(first)
        alone = store.get_entity(practice)
        store.put(second)
        store.remove(second.document.id)
        assert store.get_entity(practice) == alone

    @pytest.mark.parametrize("ask", ["remove", "get_record", "get_passage", "get_entity"])
    def test_what_is_not_there_is_named_in_the_error(self, store: GraphStore, ask: str) -> None:
        with pytest.raises(NotFoundError, match="nothing:1"):
            getattr(store, ask)("nothing:1")

    def test_the_sequence_counts_changes_and_never_falls(self, store: GraphStore) -> None:
        seen = [store.sequence]
        record = island_record()
        for change in (store.put, store.put, lambda r: store.remove(r.document.id), store.put):
            change(record)
            seen.append(store.sequence)
        assert seen == [0, 1, 1, 2, 3]

    # documents and passages

    def test_document_ids_are_sorted(self, store: GraphStore) -> None:
        records = [practice_report(f"第{n}次推进渔家先锋行动。")[1] for n in range(5)]
        for record in records:
            store.put(record)
        assert list(store.document_ids()) == sorted(record.document.id for record in records)

    def test_the_export_is_one_line_a_document_in_order_of_id(self, store: GraphStore, island: DocumentRecord) -> None:
        _, other = practice_report("县里推进渔家先锋行动。")
        store.put(other)
        expected = sorted((island, other), key=lambda record: record.document.id)
        assert list(store.export()) == [to_line(record) + "\n" for record in expected]

    def test_has_document_answers_for_both(self, store: GraphStore, island: DocumentRecord) -> None:
        assert store.has_document(island.document.id)
        assert not store.has_document(DocumentId("document:none"))

    def test_documents_are_found_by_the_bytes_of_any_source(self, store: GraphStore, island: DocumentRecord) -> None:
        for source in island.document.sources:
            assert store.documents_from(source.sha256) == [island.document.id]
        assert store.documents_from("0" * 64) == []

    def test_a_passage_comes_with_its_document(self, store: GraphStore, island: DocumentRecord) -> None:
        assert store.get_passage(island.passages[2].id) == (island.document, island.passages[2])

    @pytest.mark.parametrize("ending", ["#p0", "#p99", "#p01", "#p²", "#pp1", ""])
    def test_an_id_of_no_passage_is_not_found(self, store: GraphStore, island: DocumentRecord, ending: str) -> None:
        with pytest.raises(NotFoundError):
            store.get_passage(PassageId(island.document.id + ending))

    def test_passages_asked_for_together_come_in_that_order_without_those_that_are_not_there(
        self, store: GraphStore, island: DocumentRecord
    ) -> None:
        _, other = practice_report("县里推进渔家先锋行动。")
        store.put(other)
        last, first, third = island.passages[2], other.passages[0], island.passages[0]
        asked = [last.id, PassageId(island.document.id + "#p99"), first.id, PassageId("nothing:1"), last.id, third.id]
        assert store.get_passages(asked) == [
            (island.document, last), (other.document, first), (island.document, third),
        ]  # fmt: skip
        assert store.get_passages([]) == []

    def test_documents_come_latest_first_and_undated_last(self, store: GraphStore) -> None:
        for date, title in [("", "无日期"), ("2011", "旧"), ("2012-05-04", "新乙"), ("2012-05-04", "新甲")]:
            store.put(practice_report(f"{title}：推进渔家先锋行动。", date=date, title=title)[1])
        assert titles(store, DocumentFilter()) == ["新乙", "新甲", "旧", "无日期"]  # 乙 comes before 甲 in Unicode

    def test_documents_are_filtered_by_type_year_place_and_entity(
        self, store: GraphStore, island: DocumentRecord
    ) -> None:
        practice, other = practice_report("通知：推进渔家先锋行动。", title="通知", date="2011")
        store.put(other)
        title = island.document.title
        assert titles(store, DocumentFilter(year="2012")) == [title]
        assert titles(store, DocumentFilter(below="place:99")) == [title]
        assert titles(store, DocumentFilter(below="place:9")) == []
        assert titles(store, DocumentFilter(entity=practice)) == [title, "通知"]
        assert titles(store, DocumentFilter(entity=practice, year="2011")) == ["通知"]
        assert titles(store, DocumentFilter(doc_type="讲话")) == []

    def test_a_page_of_documents_tells_how_many_there_are(self, store: GraphStore) -> None:
        for year in range(2010, 2015):
            store.put(practice_report(f"{year}年推进渔家先锋行动。", title=str(year), date=str(year))[1])
        page = store.find_documents(DocumentFilter(), limit=2, offset=1)
        assert ([document.title for document in page.items], page.total) == (["2013", "2012"], 5)

    @pytest.mark.usefixtures("island")
    def test_years_count_documents_latest_first(self, store: GraphStore) -> None:
        store.put(practice_report("推进渔家先锋行动。")[1])
        store.put(practice_report("深化渔家先锋行动。", date="2013-01")[1])
        assert list(store.years().items()) == [("2013", 1), ("2012", 1), ("", 1)]

    # what the full-text index has

    def test_a_new_document_waits_for_the_index(self, store: GraphStore, island: DocumentRecord) -> None:
        assert store.unindexed() == [island.document.id]

    def test_marked_documents_wait_no_more_until_they_change(self, store: GraphStore, island: DocumentRecord) -> None:
        store.mark_indexed([island.document.id, DocumentId("document:unknown")])
        store.put(island)
        assert store.unindexed() == []
        store.put(replace(island, noise=()))
        assert store.unindexed() == [island.document.id]

    def test_all_documents_can_be_made_to_wait(self, store: GraphStore, island: DocumentRecord) -> None:
        store.mark_indexed([island.document.id])
        store.mark_all_unindexed()
        assert store.unindexed() == [island.document.id]

    def test_closing_twice_is_fine(self, store: GraphStore) -> None:
        store.close()
        store.close()
