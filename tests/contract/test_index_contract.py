"""What every PassageIndex must do. An engine's tests are the class and an `index` fixture."""

from __future__ import annotations

import gc
import shutil
from abc import ABC, abstractmethod
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kg.errors import IndexUnavailableError
from kg.ids import document_of
from kg.model import DocumentRecord
from search.criteria import HasValue
from search.current import open_index
from search.dictionary import NO_WORDS, Dictionary
from search.engines import ENGINES, open_engine
from search.generations import current_generation, next_generation, open_generation, publish, republish
from search.index import PassageIndex, Sort
from search.parser import parse
from search.passages import reprint_key
from tests.contract.records import Report, island_record

SORTS: tuple[Sort, ...] = ("relevance", "newest", "oldest")
CHARACTERS = "现金色纽带扩大开放"  # of which one word hides another
FOR_EACH_ENGINE = [HealthCheck.differing_executors]  # a test runs in a class for each
WORDS = ["党员", "行动", "渔民", "支部", "工程"]
PASSAGES = st.lists(st.lists(st.sampled_from(WORDS), min_size=1, max_size=4).map("，".join), min_size=1, max_size=4)
RECORDS = st.lists(
    st.tuples(PASSAGES, st.sampled_from(["", "2011", "2012-03"])), min_size=1, max_size=4, unique_by=lambda r: str(r[0])
)


def found(index: PassageIndex, text: str, *, sort: Sort = "relevance") -> list[str]:
    """The passages that answer, as their ordinals, in order."""
    hits = index.search(parse(text), limit=100, sort=sort).hits
    return [hit.passage_id.partition("#p")[2] for hit in hits]


def counts(index: PassageIndex, text: str, facet: str) -> dict[str, int]:
    return {count.name: count.passages for count in index.search(parse(text)).facets[facet]}


def mountain_record(text: str = "山前县推广“一线工作法”，在建工程成立党支部。") -> DocumentRecord:
    report = Report(
        "经验交流",
        text,
        "行动支部建在网格上，PARTY Building 2.0 同步推进。",
        "党员在行动。",
        title="山前县党建经验",
        date="2013",
        doc_type="经验材料",
        region=(("山前县", "990101"), ("山市", "9901"), ("海省", "99")),
    )
    return report.record()


def undated_record() -> DocumentRecord:
    return Report("党员行动没有日期。", title="无日期").record()


class IndexContract(ABC):
    """Held by every engine."""

    @abstractmethod
    def open_at(self, folder: Path) -> PassageIndex:
        """An empty index in a new folder."""

    @pytest.fixture
    def index(self, tmp_path: Path) -> Iterator[PassageIndex]:
        with self.open_at(tmp_path / "index") as index:
            yield index

    @pytest.fixture(scope="class")
    @classmethod
    def intact(cls, tmp_path_factory: pytest.TempPathFactory) -> Path:
        """The folder of an index that was closed in order."""
        folder = tmp_path_factory.mktemp("intact") / "index"
        with cls().open_at(folder) as index:
            index.add([island_record()])
        return folder

    @pytest.fixture
    def filled(self, index: PassageIndex) -> PassageIndex:
        index.add([island_record(), mountain_record()])
        return index

    def test_adding_twice_changes_nothing(self, filled: PassageIndex) -> None:
        before = filled.search(parse("行动"))
        filled.add([island_record(), mountain_record()])
        assert filled.passages() == 8
        assert filled.search(parse("行动")).total == before.total

    def test_the_last_record_of_a_document_counts(self, index: PassageIndex) -> None:
        index.add([mountain_record(), mountain_record()])
        assert index.passages() == 4

    def test_a_removed_document_is_found_no_more_and_the_others_are(self, filled: PassageIndex) -> None:
        filled.remove([island_record().document.id])
        assert filled.document_ids() == {mountain_record().document.id}
        assert filled.passages() == 4
        assert found(filled, "渔家先锋行动") == []
        assert found(filled, "行动支部") == ["3"]
        assert "东海市" not in counts(filled, "", "region")

    def test_removing_the_unknown_changes_nothing(self, filled: PassageIndex) -> None:
        filled.remove([undated_record().document.id])
        assert filled.passages() == 8

    def test_a_word_is_found_in_a_longer_one(self, filled: PassageIndex) -> None:
        assert found(filled, "支部 地区:山前县 工程") == ["2"]
        assert found(filled, "在建工程") == ["2"]

    def test_a_phrase_matches_in_order_only_in_both_scripts(self, filled: PassageIndex) -> None:
        assert found(filled, '"行动支部"') == ["3"]
        assert found(filled, '"支部行动"') == []
        assert found(filled, '"party building 2.0"') == ["3"]
        assert found(filled, '"building party"') == []

    def test_marks_of_a_phrase_do_not_count_but_figures_do(self, index: PassageIndex) -> None:
        index.add(
            [Report("先锋、模范，占98.5％。", "先锋模范占98.5。", "占198.5%，1.5倍。", "11.5倍，1、5倍。").record()]
        )

        def stands_in(phrase: str) -> list[str]:
            return sorted(found(index, f'"{phrase}"'))

        assert stands_in("先锋，模范") == stands_in("先锋模范") == ["1", "2"]
        assert stands_in("占98.5%") == ["1"]
        assert stands_in("98.5") == ["1", "2"]
        assert stands_in("1.5倍") == ["3"]
        assert found(index, "98.5%")[0] == "1"

    def test_traditional_full_width_and_capitals_do_not_matter(self, filled: PassageIndex) -> None:
        assert found(filled, "漁家先鋒") == found(filled, "渔家先锋") != []
        assert found(filled, "ｐａｒｔｙ") == found(filled, "Party") == ["3"]

    @pytest.mark.parametrize(
        "value", ["place:9901", "place:99", "山市", "海省", "山前县", "山前", "山前縣", "海*", '"山 市"']
    )
    def test_a_region_is_named_by_id_name_or_stem_of_any_link_of_its_chain(
        self, filled: PassageIndex, value: str
    ) -> None:
        assert found(filled, f"地区:{value} 一线工作法") == ["2"]

    def test_a_place_is_what_the_passage_mentions(self, filled: PassageIndex) -> None:
        assert found(filled, "地点:海山 渔民") == ["3"]
        assert found(filled, "地点:place:99 渔民") == ["3"]
        assert found(filled, "地点:湖南") == []

    @pytest.mark.parametrize(
        ("text", "expected"),
        [
            ("年份:2012 渔民", ["3", "4"]),
            ("年份:2010..2013 工作法", ["2"]),
            ("年份:..2012 工作法", []),
            ("文种:经验材料 工作法", ["2"]),
            ("单位:东岛县委组织部", ["2"]),
            ("单位:*组织部", ["2"]),
            ("人物:李?", []),
            ("人物:李*", ["2"]),
            ("做法:渔家先锋行动 -李明", ["1"]),
            ("标题:山前 工程", ["2"]),
            ("(三联 或 工作法) -地区:山前县", ["3"]),
        ],
    )
    def test_filters_narrow(self, filled: PassageIndex, text: str, expected: list[str]) -> None:
        assert sorted(found(filled, text)) == expected

    def test_documents_are_named_by_their_ids(self, filled: PassageIndex) -> None:
        of_both = filled.document_ids()
        for id_ in of_both:
            hits = filled.find(
                HasValue("document", (id_, "document:0000000000000000")), limit=10, offset=0, sort="newest"
            )
            assert {document_of(hit.passage_id) for hit in hits.hits} == {id_}
        all_ids = HasValue("document", tuple(of_both))
        assert filled.find(all_ids, limit=0, offset=0, sort="newest").total == filled.passages()

    def test_words_of_the_title_help_but_one_must_stand_in_the_passage(self, filled: PassageIndex) -> None:
        assert found(filled, "山前县 网格") == ["3"]
        assert "4" not in found(filled, "经验")

    def test_words_side_by_side_come_before_words_apart(self, index: PassageIndex) -> None:
        index.add([Report("前言", "行动起来，先锋在前。", "先锋行动已经开始了。", title="无").record()])
        assert found(index, "先锋行动") == ["3", "2"]

    def test_any_of_the_words_will_do_when_asked_loosely(self, filled: PassageIndex) -> None:
        assert filled.search(parse("一线工作法 火星")).total == 0
        loosely = filled.search(parse("一线工作法 火星"), loose=True)
        assert [hit.passage_id[-1] for hit in loosely.hits] == ["2"]

    def test_a_sentence_also_finds_what_is_said_otherwise_of_its_topics(self, index: PassageIndex) -> None:
        index.add([Report("前言", "独居和空巢的有专人照看。", "广场上晒着稻谷。", title="无").record()])
        loosely = index.search(parse("儿女都不在身边，平时怎么过日子"), loose=True)
        assert [hit.passage_id[-1] for hit in loosely.hits] == ["2"]

    def test_pages_follow_one_another_without_gap_and_with_the_same_total(self, filled: PassageIndex) -> None:
        whole = filled.search(parse(""), limit=100)
        pages = [filled.search(parse(""), limit=3, offset=offset) for offset in range(0, 9, 3)]
        assert [hit for page in pages for hit in page.hits] == list(whole.hits)
        assert {page.total for page in pages} == {8}
        assert filled.search(parse(""), limit=0).hits == ()

    def test_one_passage_a_document_is_its_first_and_the_total_counts_all(self, filled: PassageIndex) -> None:
        filled.add([undated_record()])
        for sort in SORTS:
            ranked = [hit.passage_id for hit in filled.search(parse("行动"), limit=100, sort=sort).hits]
            firsts = list({document_of(passage_id): passage_id for passage_id in reversed(ranked)}.values())
            grouped = filled.search(parse("行动"), limit=100, sort=sort, per_document=True)
            assert {hit.passage_id for hit in grouped.hits} == set(firsts)
            assert [hit.passage_id for hit in grouped.hits] == [each for each in ranked if each in firsts]
            assert (grouped.total, grouped.documents) == (len(ranked), 3)

    def test_pages_of_documents_follow_one_another(self, filled: PassageIndex) -> None:
        filled.add([undated_record()])
        whole = filled.search(parse(""), limit=100, per_document=True)
        pages = [filled.search(parse(""), limit=2, offset=offset, per_document=True) for offset in (0, 2)]
        assert [hit for page in pages for hit in page.hits] == list(whole.hits)
        assert {(page.total, page.documents) for page in pages} == {(9, 3)}

    def test_reprints_are_found_by_their_text_whatever_the_punctuation_and_script(self, index: PassageIndex) -> None:
        text = "东岛县开展渔家先锋行动，组织党员渔民联船、联户、联岛，帮扶困难渔民。"
        index.add(
            [Report(text, title="甲").record(), Report("通知", text.replace("，", " ") + "！", title="乙").record()]
        )
        index.add([Report("另一段", text.replace("东岛", "西岛"), title="丙").record()])
        same = HasValue("same", (reprint_key(text.replace("县", "縣")),))
        assert index.find(same, limit=9, offset=0, sort="oldest").total == 2
        assert reprint_key("短句。") == ""

    def test_newest_and_oldest_first_leave_the_undated_last(self, filled: PassageIndex) -> None:
        filled.add([undated_record()])
        newest = [hit.passage_id for hit in filled.search(parse("行动"), sort="newest").hits]
        oldest = [hit.passage_id for hit in filled.search(parse("行动"), sort="oldest").hits]
        assert newest[-1] == oldest[-1] == undated_record().passages[0].id
        assert newest[0] == mountain_record().passages[2].id
        assert oldest[0] == island_record().passages[0].id

    def test_facets_count_passages_under_the_present_filters_at_every_level(self, filled: PassageIndex) -> None:
        assert counts(filled, "", "region") == {"海省": 8, "山市": 4, "山前县": 4, "东海市": 4, "东岛县": 4}
        assert counts(filled, "地区:山市", "region") == {"海省": 4, "山市": 4, "山前县": 4}
        assert counts(filled, "渔民", "year") == {"2012": 2}
        assert counts(filled, "渔民", "type") == {"情况汇报": 2}
        practice = next(entity.id for entity in island_record().entities if entity.type == "initiative")
        assert counts(filled, "", "entity")[practice] == 2

    def test_a_reader_that_was_open_sees_what_was_added_since(self, index: PassageIndex) -> None:
        assert found(index, "渔民") == []
        index.add([island_record()])
        assert found(index, "渔民") == ["4", "3"]

    def test_many_small_writes_find_and_count_as_one_large_one(self, index: PassageIndex, tmp_path: Path) -> None:
        made = [
            Report(f"第{n}号工程党员行动。", f"渔民{n}户。", title="无", date=str(2000 + n % 3)).record()
            for n in range(30)
        ]
        for record in made:
            index.add([record])
        index.add([made[3]])
        index.remove([made[7].document.id, made[29].document.id])
        with self.open_at(tmp_path / "other") as other:
            other.add(record for record in made if record not in (made[7], made[29]))
            for text in ("工程行动", "渔民 年份:2001", '"党员行动"', ""):
                assert index.search(parse(text), limit=100) == other.search(parse(text), limit=100)

    def test_a_word_that_stands_in_very_many_passages_is_found_in_all(self, index: PassageIndex) -> None:
        for n in range(9):
            households = (f"第{n}村第{k}户渔民先锋行动。" for k in range(150))
            index.add([Report(*households, title="无").record()])
        assert index.search(parse("渔民")).total == 9 * 150
        assert index.search(parse('"渔民先锋"')).total == 9 * 150
        assert index.search(parse('"先锋渔民"')).total == 0

    def test_a_write_that_fails_leaves_nothing(self, filled: PassageIndex) -> None:
        def broken() -> Iterator[DocumentRecord]:
            yield undated_record()
            raise RuntimeError("no more records")

        with pytest.raises(RuntimeError, match="no more"):
            filled.add(broken())
        assert filled.passages() == 8
        filled.add([undated_record()])
        assert filled.passages() == 9

    @given(records=RECORDS, wanted=st.sampled_from(WORDS), other=st.sampled_from(WORDS), year=st.booleans())
    @settings(max_examples=25, deadline=None, suppress_health_check=FOR_EACH_ENGINE)
    def test_it_agrees_with_reading_everything(
        self, records: list[tuple[list[str], str]], wanted: str, other: str, year: bool
    ) -> None:
        made = [Report(*texts, title="无", date=date).record() for texts, date in records]
        expected = {
            passage.id
            for record in made
            for passage in record.passages
            if wanted in passage.text
            and (other == wanted or other not in passage.text)
            and (not year or record.document.date.startswith("2012"))
        }
        text = wanted + ("" if other == wanted else f" -{other}") + (" 年份:2012" if year else "")
        with TemporaryDirectory() as folder, self.open_at(Path(folder) / "index") as index:
            for record in made:
                index.add([record])
            result = index.search(parse(text), limit=100)
        assert {hit.passage_id for hit in result.hits} == expected
        assert result.total == len(expected)

    def test_an_added_word_is_found_though_the_cut_hides_it(self, index: PassageIndex) -> None:
        record = Report("持续扩大开放格局。", "开放，大。", title="无").record()
        index.add([record])
        assert found(index, "大开放 格局") == []
        index.dictionary = Dictionary(frozenset({"大开放"}))
        index.add([record])
        assert found(index, "大开放 格局") == found(index, '"大開放"') == found(index, "大开放格局") == ["1"]
        assert found(index, '"持续扩大开放"') == ["1"]
        assert found(index, "大开放") == ["1", "2"]

    @given(
        texts=st.lists(st.text(st.sampled_from(CHARACTERS), min_size=1, max_size=9), min_size=1, max_size=4),
        added=st.frozensets(st.text(st.sampled_from(CHARACTERS), min_size=2, max_size=4), max_size=3),
        asked=st.text(st.sampled_from(CHARACTERS + ' "'), min_size=1, max_size=6),
    )
    @settings(max_examples=40, deadline=None, suppress_health_check=FOR_EACH_ENGINE)
    def test_adding_words_loses_no_hit_and_each_is_found_wherever_it_stands(
        self, texts: list[str], added: frozenset[str], asked: str
    ) -> None:
        record = Report(*texts, title="无").record()
        with TemporaryDirectory() as folder, self.open_at(Path(folder) / "index") as index:
            index.add([record])
            before = set(found(index, asked))
            index.dictionary = Dictionary(added)
            index.add([record])
            assert set(found(index, asked)) >= before
            for word in added:
                standing = {str(passage.ordinal) for passage in record.passages if word in passage.text}
                assert set(found(index, word)) >= standing
                assert set(found(index, f'"{word}"')) >= standing

    @pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning")  # engines leave damaged files open
    @given(seed=st.integers(0, 10**6), cut=st.booleans())
    @settings(max_examples=30, deadline=None, suppress_health_check=FOR_EACH_ENGINE)
    def test_damage_is_said_to_be_damage(self, intact: Path, seed: int, cut: bool) -> None:
        with TemporaryDirectory() as name:
            self.ask_when_damaged(intact, Path(name) / "index", seed % 2, seed, cut=cut)
        gc.collect()

    @pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning")
    @pytest.mark.parametrize("which", [0, 1])
    def test_damage_where_files_begin_is_said_to_be_damage(self, intact: Path, tmp_path: Path, which: int) -> None:
        for at in range(0, 200, 4):
            self.ask_when_damaged(intact, tmp_path / str(at), which, at, cut=False)
        gc.collect()

    def ask_when_damaged(self, intact: Path, folder: Path, which: int, at: int, *, cut: bool) -> None:
        """A copy of an index, one of whose files ends at a byte or has lost twenty from there on."""
        shutil.copytree(intact, folder)
        path = sorted(path for path in folder.iterdir() if path.stat().st_size)[which]
        data = bytearray(path.read_bytes())
        at %= len(data)
        path.write_bytes(data[:at] if cut else data[:at] + bytes(20) + data[at + 20 :])
        with suppress(IndexUnavailableError), self.open_at(folder) as index:
            index.search(parse("渔民 地区:海省"))


class TestWhooshIndex(IndexContract):
    def open_at(self, folder: Path) -> PassageIndex:
        return open_engine("whoosh", folder, generation=1)


class TestTantivyIndex(IndexContract):
    def open_at(self, folder: Path) -> PassageIndex:
        return open_engine("tantivy", folder, generation=1)


def test_every_engine_is_held_to_the_contract() -> None:
    tested = {name for name in ENGINES for case in IndexContract.__subclasses__() if name in case.__name__.lower()}
    assert tested == ENGINES.keys()


class TestGenerations:
    def test_an_open_index_goes_over_to_the_generation_that_is_published(self, tmp_path: Path) -> None:
        with open_index(tmp_path, create=True) as index:
            index.add([island_record()])
            made = next_generation(tmp_path, "whoosh")
            with open_generation(tmp_path, made) as fresh:
                fresh.add([mountain_record()])
                assert index.document_ids() == {island_record().document.id}
            publish(tmp_path, made)
            assert index.generation == 2
            assert index.document_ids() == {mountain_record().document.id}

    def test_a_broken_off_rebuild_leaves_nothing_behind(self, tmp_path: Path) -> None:
        open_index(tmp_path, create=True).close()
        with open_generation(tmp_path, next_generation(tmp_path, "whoosh")) as broken_off:
            broken_off.add([island_record()])
        with open_generation(tmp_path, next_generation(tmp_path, "whoosh")) as again:
            assert again.passages() == 0

    def test_only_the_current_generation_and_the_one_before_are_kept(self, tmp_path: Path) -> None:
        open_index(tmp_path, create=True).close()
        for _ in range(2):
            made = next_generation(tmp_path, "whoosh")
            open_generation(tmp_path, made).close()
            publish(tmp_path, made)
        assert sorted(path.name for path in tmp_path.iterdir() if path.is_dir()) == ["whoosh-2", "whoosh-3"]
        assert current_generation(tmp_path) == made

    def test_words_come_into_force_together_with_what_was_indexed_by_them(self, tmp_path: Path) -> None:
        words = Dictionary(frozenset({"金色纽带"}), frozenset({"车墩镇"}))
        with open_index(tmp_path, create=True) as reader, open_index(tmp_path) as writer:
            writer.dictionary = words
            writer.add([mountain_record()])
            assert reader.dictionary == NO_WORDS
            republish(tmp_path, words)
            assert reader.dictionary == writer.dictionary == words
            assert (reader.generation, reader.passages()) == (1, 4)
            republish(tmp_path, NO_WORDS)
            assert reader.dictionary == NO_WORDS

    def test_a_remade_index_takes_its_words_with_it(self, tmp_path: Path) -> None:
        open_index(tmp_path, create=True).close()
        for word in ("红帆", "金色纽带", "灯塔"):
            publish(tmp_path, next_generation(tmp_path, "whoosh"), Dictionary(frozenset({word})))
            with open_index(tmp_path) as index:
                assert index.dictionary.words == {word}
        assert len(list(tmp_path.glob("*.words"))) == 2
