"""What is kept of the lineage depends on the documents that are in, not on how they came."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kg.errors import IndexUnavailableError
from kg.model import DocumentRecord
from search.lineage.fingerprint import from_bytes, hashed_runs, sample_of, to_bytes
from search.lineage.kept import Lineage
from tests.unit.quote_scenes import record

_SENTENCES = (
    "渔港里的船员出海前到支部报到，谁在哪条船上一清二楚",
    "村口的石桌旁，几位老人把修渠的钱一笔笔记在墙上",
    "社区把夜里两点还亮着灯的铺子编成一组，由保安队长带着巡查",
    "牧场搬到夏窝子以后，识字课改在马背上讲，铃声就是羊铃",
    "谁家的电表走得慢，网格员在下雨天会多看一眼",
    "货车司机在服务区里开会，会议记录写在行车单背面",
)
_BORROWED = "".join(_SENTENCES[:3])
DOCUMENTS = [
    record("甲", *_SENTENCES[:4], date="2010"),
    record("乙", *_SENTENCES[:3], "另外还添了一句新话，说的是今年的事", date="2011"),
    record("丙", _BORROWED, "这一篇把前面三句连成一段，再添上自己的话", *_SENTENCES[4:], date="2012"),
    record("丁", *_SENTENCES[4:], "这里说的是别处的情形，与前面几篇没有关系", date="2013"),
    record("戊", "这一篇谁也没有抄过，写的是学校门口怎样分时放学", date="2014"),
]


@pytest.fixture
def lineage(tmp_path: Path) -> Iterator[Lineage]:
    with Lineage(tmp_path, create=True) as opened:
        yield opened


def families(lineage: Lineage) -> set[frozenset[str]]:
    with lineage.reading() as view:
        return {frozenset(family) for family in view.families()}


def all_told(lineage: Lineage) -> tuple[object, ...]:
    """Every answer there is about DOCUMENTS."""
    runs = sorted({run for each in DOCUMENTS for passage in each.passages for run in hashed_runs(passage.text)})
    with lineage.reading() as view:
        overlaps = {each.document.id: view.overlaps(each.document.id) for each in DOCUMENTS}
        return sorted(view.families()), overlaps, view.count(), view.families_with(runs)


def test_documents_with_most_of_a_text_in_common_are_a_family(lineage: Lineage) -> None:
    lineage.add(DOCUMENTS)
    assert frozenset(each.document.id for each in DOCUMENTS[:3]) in families(lineage)


def test_who_shares_a_few_sentences_is_no_relative(lineage: Lineage) -> None:
    lineage.add([DOCUMENTS[0], record("己", _SENTENCES[0], *(text * 2 for text in _SENTENCES[4:]), date="2015")])
    assert families(lineage) == set()


def test_a_family_breaks_up_when_the_one_between_goes(lineage: Lineage) -> None:
    chain = [record(f"第{n}", *_SENTENCES[n : n + 3]) for n in range(4)]
    lineage.add(chain)
    assert {len(family) for family in families(lineage)} == {4}
    lineage.remove([chain[1].document.id])
    assert {len(family) for family in families(lineage)} == {2}


def test_a_run_counts_once_for_a_family(lineage: Lineage) -> None:
    lineage.add(DOCUMENTS)
    with lineage.reading() as view:
        assert view.families_with(hashed_runs("船员出海")) == [1]
        assert view.count() == len(DOCUMENTS) - 2


_PLANS = st.lists(st.tuples(st.booleans(), st.integers(0, len(DOCUMENTS) - 1)), max_size=12)


@given(_PLANS)
@settings(max_examples=12, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_what_came_and_went_leaves_what_a_rebuild_makes(
    tmp_path_factory: pytest.TempPathFactory, plan: list[tuple[bool, int]]
) -> None:
    left: dict[int, DocumentRecord] = {}
    with (
        Lineage(tmp_path_factory.mktemp("piecemeal"), create=True) as piecemeal,
        Lineage(tmp_path_factory.mktemp("rebuilt"), create=True) as rebuilt,
    ):
        for adding, number in plan:
            if adding:
                piecemeal.add([DOCUMENTS[number]])
                left[number] = DOCUMENTS[number]
            else:
                piecemeal.remove([DOCUMENTS[number].document.id])
                left.pop(number, None)
        rebuilt.add(left.values())
        assert all_told(piecemeal) == all_told(rebuilt)


def test_adding_twice_changes_nothing(lineage: Lineage) -> None:
    lineage.add(DOCUMENTS)
    before = all_told(lineage)
    lineage.add(DOCUMENTS)
    assert all_told(lineage) == before


@given(st.sets(st.integers(0, 2**32 - 1)))
def test_runs_come_back_from_bytes(runs: set[int]) -> None:
    assert from_bytes(to_bytes(runs)) == runs


@given(st.text(), st.text())
def test_a_part_shares_its_sample_with_the_whole(part: str, rest: str) -> None:
    assert sample_of(hashed_runs(part)) <= sample_of(hashed_runs(part + rest))


def test_a_folder_without_lineage_says_what_to_do(tmp_path: Path) -> None:
    with pytest.raises(IndexUnavailableError, match="hongfan doctor"):
        Lineage(tmp_path)
