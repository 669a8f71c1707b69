"""Stock phrases are what many documents say that do not come from one another."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from search.lineage.kept import Lineage, LineageView
from search.stock import StockPhrases, least_families
from tests.unit.quote_scenes import record

_STOCK = "把各项工作落到实处"
_OWN = (
    "渔港里的船员出海前到支部报到，谁在哪条船上一清二楚",
    "村口的石桌旁，几位老人把修渠的钱一笔笔记在墙上",
    "夜里两点还亮着灯的铺子编成一组，由保安队长带着巡查",
    "牧场搬到夏窝子以后，识字课改在马背上讲",
    "谁家的电表走得慢，网格员在下雨天会多看一眼",
)
_REPRINTED = "巷口修鞋的师傅收了摊，把钥匙交给楼长保管，楼长记在小本上，谁家要用梯子、气筒，敲门就借，用完擦净了再还"


@pytest.fixture
def view(tmp_path: Path) -> Iterator[LineageView]:
    with Lineage(tmp_path, create=True) as lineage:
        lineage.add(record(f"第{n}篇", f"{words}，{_STOCK}，3月5日开会") for n, words in enumerate(_OWN))
        lineage.add(record("转载", _REPRINTED, date=str(2010 + n)) for n in range(6))
        with lineage.reading() as opened:
            yield opened


def test_the_span_is_as_long_as_what_they_all_say(view: LineageView) -> None:
    text = f"今年我们{_STOCK[:4]}、{_STOCK[4:]}了"
    (span,) = StockPhrases(view).spans(text)
    assert text[span.start : span.end] == "把各项工、作落到实处"
    assert span.documents == len(_OWN)


def test_what_one_text_says_in_many_reprints_is_not_stock(view: LineageView) -> None:
    assert StockPhrases(view).spans(_REPRINTED) == []


def test_numerals_and_a_character_or_two_are_not_stock(view: LineageView) -> None:
    assert StockPhrases(view).spans("3月5日开") == []


def test_a_text_is_stock_when_hardly_anything_else_is_in_it(view: LineageView) -> None:
    stock = StockPhrases(view)
    assert stock.is_stock(f"{_STOCK}。")
    assert not stock.is_stock(f"{_STOCK}，修鞋的师傅收了摊")
    assert not stock.is_stock("")


def test_more_documents_ask_for_more_but_never_for_fewer() -> None:
    least = [least_families(families) for families in range(0, 30_000, 50)]
    assert least == sorted(least)
    assert least[0] == 4
