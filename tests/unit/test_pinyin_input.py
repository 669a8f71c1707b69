"""Questions typed in Latin letters."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from kg.store import GraphStore
from kg.stores.memory import MemoryStore
from search.current import open_index
from search.index import PassageIndex
from search.query import to_text
from search.service import search
from tests.contract.records import Report, island_record


@pytest.fixture(scope="module")
def store() -> GraphStore:
    store = MemoryStore()
    store.put(island_record())
    report = Report("本乡的GDP有增长。", "山里推行“两室”建设。", "村里有几个工程，工程都开了工。", title="无")
    report.entity("initiative", "“两室”建设")
    store.put(report.record())
    return store


@pytest.fixture(scope="module")
def index(tmp_path_factory: pytest.TempPathFactory, store: GraphStore) -> Iterator[PassageIndex]:
    with open_index(tmp_path_factory.mktemp("index"), create=True) as index:
        index.add(store.records())
        yield index


@pytest.mark.parametrize(
    ("typed", "read", "name"),
    [
        ("yujiaxianfengxingdong", "渔家先锋行动", "渔家先锋行动"),
        ("yujia xianfeng xingdong", "渔家先锋行动", "渔家先锋行动"),
        ("YJXFXD", "渔家先锋行动", "渔家先锋行动"),
        ("渔家xfxd", "渔家先锋行动", "渔家先锋行动"),
        ("yujia先锋xd", "渔家先锋行动", "渔家先锋行动"),
        ("ｙｕｊｉａｘｆ", "渔家先锋行动", "渔家先锋行动"),
        ("yujia", "渔家", "渔家"),
        ('"yujia xianfeng"', '"渔家先锋"', "渔家先锋"),
        ("haishanzhen 渔民", "海山镇 渔民", "海山镇"),
        ("建立hsz", "建立海山镇", "海山镇"),
        ("lsjs", "两室建设", "两室建设"),
        ("渔民 地区:dongdao", "渔民 地区:东岛县", "东岛县"),
        ("person:lm", "人物:李明", "李明"),
        ("cunli gongcheng", "村里 工程", "工程"),
        ("hongfan 或 lm", "hongfan 或 李明", "李明"),
    ],
)  # fmt: skip
def test_letters_are_read_as_a_name_that_is_known(
    index: PassageIndex, store: GraphStore, typed: str, read: str, name: str
) -> None:
    page = search(typed, index, store)
    assert to_text(page.query.root) == read
    assert any(hint.startswith("按拼音读作") and f"「{name}」" in hint for hint in page.hints)
    assert page.total > 0
    assert not page.loose


@pytest.mark.parametrize("typed", ["GDP 增长", "gdp", "hszz", "xyzxyz", "-lm 火星", "a b c d e f g h i j", "entity:lm"])
def test_letters_that_stand_in_a_text_or_fit_no_name_stay(index: PassageIndex, store: GraphStore, typed: str) -> None:
    assert not any("按拼音" in hint for hint in search(typed, index, store).hints)


def test_what_is_read_as_names_that_stand_in_no_passage_together_is_loosened(
    index: PassageIndex, store: GraphStore
) -> None:
    page = search("gongcheng haishanzhen", index, store)
    assert any(hint.startswith("按拼音读作") for hint in page.hints)
    assert {way.text for way in page.ways_out} == {"工程", "海山镇"}
    assert page.hits
