"""Quotations looked up in documents of the project's own: places, differences, verdicts."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from kg.model import DocumentRecord
from kg.stores import open_store
from search.quotes.checking import Checked, Checker
from search.quotes.grouping import is_surely_first
from search.quotes.lookup import Quotations
from search.quotes.quoting import quoted_from
from search.shingles import Shingles
from tests.unit.quote_scenes import naming, record

WORDS = "青石沟的支部每逢初五开门议事，谁家有难处都可以当面讲"
AROUND = (
    "这几年沟里修了路、通了水，年轻人回来办起了豆腐坊和养蜂场。",
    "议定的事写在黑板上，下个月先讲办得怎么样，再议新的，村里人说这样才算数。",
)
FIRST = record("青石沟的初五", AROUND[0] + WORDS + "。" + AROUND[1], date="2010-03")
REPRINT = record("山村来信", AROUND[0] + WORDS + "！" + AROUND[1], date="2012")
UNDATED = record("学着办", "隔壁的榆树湾也学样子。有人问起，他们说：“" + WORDS + "。”外乡人听了都点头。")
FIGURES = record(
    "豆腐坊的账",
    "豆腐坊去年卖出豆腐三万二千斤，分红的有四十六户，最多的一户分了8.5%的红利，账本挂在墙上。",
    county=("999901", "东岛县"),
)
GREETING = naming(
    record("码头", "“您好，我是引路的小舟，请问要到哪处码头？”艄公笑着迎上来，陈海生也在船上。"), "小舟", "陈海生"
)
REPORTS = [
    record(f"二〇一九年{island}岛县工作报告", f"——一月{day}日在{island}岛县代表大会第四次会议上的报告", told)
    for island, day, told in (
        ("南", "八", "先说渔港：防波堤加高了一米，台风天里二十条船都进得来，加冰加油不用再等半天。"),
        ("北", "九", "去年果园遭了两场雹子，合作社给每棵树都买了保险，赔款在过年前发到了各家手里。"),
    )
]
SPLIT = record("两段话", "评议从不点名批评，只说哪件事没有办", "好，下回由谁来办，什么时候办好。")

Check = Callable[[str], Checked]


@pytest.fixture(scope="module")
def check(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Check]:
    documents: list[DocumentRecord] = [UNDATED, REPRINT, FIGURES, SPLIT, GREETING, *REPORTS, FIRST]
    with open_store("memory:") as store, Shingles(tmp_path_factory.mktemp("index"), create=True) as shingles:
        store.load(documents)
        shingles.add(documents)
        with shingles.reading() as view:
            yield Checker(view, store).check_words


def test_sources_come_earliest_first_with_reprints_under_the_first(check: Check) -> None:
    found = check("青石溝的支部 每逢初5開門議事 誰家有難處\n都可以當面講").found
    assert found.verdict == "several_sources"
    assert [source.first.document.title for source in found.sources] == ["青石沟的初五", "学着办"]
    assert [place.document.title for place in found.sources[0].reprints] == ["山村来信"]


def test_a_year_does_not_come_before_a_day_of_that_year(tmp_path: Path) -> None:
    dated = [
        record("甲村", "甲村说：" + WORDS, date="2011"),
        record("乙村来信", WORDS + "，乙村照办。", date="2011-03-18"),
        record("丙村通报", "丙村另有一说，" + WORDS, date="2011"),
    ]
    with open_store("memory:") as store, Shingles(tmp_path, create=True) as shingles:
        store.load(dated)
        shingles.add(dated)
        with shingles.reading() as view:
            sources = Quotations(view, store).look_up(WORDS).sources
    assert [source.first.document.date for source in sources] == ["2011-03-18", "2011", "2011"]
    assert [is_surely_first(sources[n:]) for n in range(3)] == [False, False, True]


def test_the_place_is_told_in_the_text_of_the_passage(check: Check) -> None:
    place = check(WORDS).found.sources[0].first
    (stretch,) = place.stretches
    assert place.passage_text[stretch.start : stretch.end] == stretch.text == WORDS


def test_words_in_the_marks_of_a_source_are_quoted_from_somebody(check: Check) -> None:
    first, other = check(WORDS).found.sources
    assert first.first.quoted_from is None
    assert other.first.quoted_from == "他们"


@pytest.mark.parametrize(
    ("words", "kind", "draft", "source"),
    [
        (WORDS.replace("当面", "随时"), "replace", "随时", "当面"),
        (WORDS.replace("开门议事，", "热热闹闹开门议事，"), "insert", "热热闹闹", ""),
        (WORDS.replace("每逢初五", ""), "delete", "", "每逢初五"),
        # the first begins a clause in the source as well, the second would begin in the middle of one
        (WORDS.replace("青石", "白水"), "replace", "白水", "青石"),
        ("大伙" + WORDS.removeprefix("青石沟的支部"), "insert", "大伙", ""),
    ],
)
def test_a_difference_is_told_in_both_texts(check: Check, words: str, kind: str, draft: str, source: str) -> None:
    found = check(words).found
    (difference,) = found.sources[0].first.differences
    assert found.verdict == "near"
    assert (difference.kind, difference.text, difference.source.text) == (kind, draft, source)
    assert words[difference.start : difference.end] == draft


@pytest.mark.parametrize(
    ("words", "draft", "source"),
    [
        ("豆腐坊去年卖出豆腐三万三千斤，分红的有四十六户", "三万三千", "三万二千"),
        ("豆腐坊去年卖出豆腐32000斤，分红的有64户", "64", "四十六"),
        ("最多的一户分了85%的红利，账本挂在墙上", "85%", "8.5%"),
        ("最多的一户分了8.5的红利，账本挂在墙上", "8.5", "8.5%"),
    ],
)
def test_another_figure_is_a_verdict_of_its_own(check: Check, words: str, draft: str, source: str) -> None:
    found = check(words).found
    (difference,) = found.sources[0].first.differences
    assert found.verdict == "figure_differs"
    assert (difference.text, difference.source.text) == (draft, source)


def test_a_figure_beside_words_that_were_added_is_told_as_a_figure(check: Check) -> None:
    found = check("东岛县去年卖出豆腐三万三千斤，分红的有四十六户，最多的一户分了8.5%的红利").found
    told = [(each.kind, each.text, each.source.text) for each in found.sources[0].first.differences]
    assert told[-1] == ("figure", "三万三千", "三万二千")
    assert [kind for kind, *_ in told] in (["insert", "figure"], ["replace", "figure"])


def test_words_that_run_on_into_the_next_passage_are_found(check: Check) -> None:
    found = check("评议从不点名批评，只说哪件事没有办好，下回由谁来办").found
    assert found.verdict == "verbatim"
    assert [stretch.passage_id[-2:] for stretch in found.sources[0].first.stretches] == ["p2", "p3"]


@pytest.mark.parametrize(
    ("words", "verdict"),
    [
        ("据《青石沟的初五》：“" + WORDS + "。”", "verbatim"),
        ("据《豆腐坊的账》：“" + WORDS + "。”", "wrong_source"),
        ("据《没有这一篇文章》：“" + WORDS + "。”", "several_sources"),
        ("据东岛县介绍：“" + WORDS + "。”", "wrong_source"),
        ("据东岛县介绍：“豆腐坊去年卖出豆腐三万二千斤，分红的有四十六户”", "verbatim"),
        ("据西岛县介绍：“" + WORDS + "。”", "several_sources"),
        ("据《二〇一九年北岛县工作报告》：“——一月八日在南岛县代表大会第四次会议上的报告”", "wrong_source"),
        ("“" + WORDS + "”（《豆腐坊的账》）。", "wrong_source"),
        ("学习了《豆腐坊的账》之后，县里指出，“" + WORDS + "”", "several_sources"),
        ("根据《豆腐坊的账》的要求，县里指出，“" + WORDS + "”", "several_sources"),
        ("《豆腐坊的账》明确指出，“" + WORDS + "”", "wrong_source"),
        ("《豆腐坊的账》指出，" + WORDS, "wrong_source"),
        ("《青石沟的初五》写道：" + WORDS, "verbatim"),
        ("正如老支书所说，" + WORDS, "several_sources"),
        ("正如东岛县指出，" + WORDS, "wrong_source"),
        ("正如陈海生所说，" + WORDS, "wrong_source"),
        ("正如小舟所说，" + WORDS, "several_sources"),  # many are called so
        ("您好，请问要到哪处码头？我是引路的小舟", "near"),
        ("豆腐坊", "too_short"),
        ("开门议事", "too_short"),
        ("海底的火车每天凌晨开往玻璃做的车站", "not_found"),
    ],
)
def test_the_first_verdict_that_holds(check: Check, words: str, verdict: str) -> None:
    assert check(words).found.verdict == verdict


def test_a_quotation_with_its_source_is_looked_up_without_it(check: Check) -> None:
    text = "据《青石沟的初五》：“" + WORDS + "。”"
    checked = check(text)
    assert text[checked.start :].startswith(checked.found.text)
    assert checked.found.text == WORDS + "。"


def test_words_that_lead_in_are_left_out_and_told(check: Check) -> None:
    lead_in = "我再强调一遍，"
    checked = check(lead_in + WORDS)
    assert (checked.lead_in, checked.start, checked.found.text) == (lead_in, len(lead_in), WORDS)


def test_words_that_lead_in_are_kept_where_the_source_has_them(check: Check) -> None:
    assert not check("有人问起，他们说：" + WORDS).lead_in


def test_words_that_lead_in_and_are_nearly_those_of_the_source_are_looked_up(check: Check) -> None:
    checked = check("有人问着，他们说：" + WORDS)
    assert (checked.lead_in, checked.found.verdict) == ("", "near")


@pytest.mark.parametrize("whose", ["《没有这一篇文章》指出", "正如张三郎所说"])
def test_a_source_that_the_corpus_does_not_have_is_told(check: Check, whose: str) -> None:
    checked = check(f"{whose}：“{WORDS}”")
    assert checked.found.verdict == "several_sources"
    assert [name in whose for name in checked.unknown] == [True]


@pytest.mark.parametrize(
    ("before", "speaker"),
    [
        ("据柳林街道介绍：", "据柳林街道"),
        ("柳林街道：", ""),
        ("老支书道：", "老支书"),
        ("乡亲们称：", "乡亲们"),
        ("老支书常对船员讲：", "老支书"),
        ("船老大笑着跟大伙说，", "船老大"),
        ("外乡人问：", "外乡人"),
        ("他常被问", ""),
        ("县委对外联络办公室表示：", "县委对外联络办公室"),
    ],
)
def test_who_is_quoted_is_read_before_the_verb_of_saying(before: str, speaker: str) -> None:
    text = f"{before}“每逢初五开门议事，谁家有难处都当面讲。”"
    assert quoted_from(text, len(before) + 1, len(text) - 2) == speaker


@pytest.fixture
def counties(tmp_path: Path) -> Iterator[Checker]:
    """Twenty counties, each of which says the same of itself, one after the other."""
    told = [
        record(
            f"第{n}份",
            f"{name}把渔港的灯塔都修好了，夜里回港的船再没有迷过路",
            date=str(1990 + n),
            county=(str(999900 + n), name),
        )
        for n, name in enumerate(f"{stem}山县" for stem in "东西南北上下大小长石金银龙凤鹤鹿松竹梅兰")
    ]
    with open_store("memory:") as store, Shingles(tmp_path, create=True) as shingles:
        store.load(told)
        shingles.add(told)
        with shingles.reading() as view:
            yield Checker(view, store)


@pytest.mark.parametrize(
    ("draft", "first"),
    [
        ("竹山县把渔港的灯塔全都修好了，夜里回港的船再没有迷过路。", "竹山县"),
        ("在竹山，“渔港的灯塔全都修好了，夜里回港的船再没有迷过路”，人人称好。", "竹山县"),
        ("渔港的灯塔全都修好了，夜里回港的船再没有迷过路。", "东山县"),
    ],
)
def test_of_words_that_are_about_as_near_those_about_the_place_that_is_named_come_first(
    counties: Checker, draft: str, first: str
) -> None:
    checked = next(counties.check_draft(draft))
    assert checked.found.verdict == "near"
    assert checked.found.sources[0].first.document.region == (first,)


def test_of_verbatim_words_the_earliest_comes_first_whatever_place_is_named(counties: Checker) -> None:
    checked = next(counties.check_draft("在竹山县，“渔港的灯塔都修好了，夜里回港的船再没有迷过路”。"))
    assert checked.found.sources[0].first.document.region == ("东山县",)


def test_how_many_share_the_longest_run_is_told_also_where_the_words_stand_nowhere(tmp_path: Path) -> None:
    villages = [record(f"{n}号村", f"{n}号村坚持围绕中心服务大局，办成{n}件事") for n in range(12)]
    with open_store("memory:") as store, Shingles(tmp_path, create=True) as shingles:
        store.load(villages)
        shingles.add(villages)
        with shingles.reading() as view:
            found = Quotations(view, store).look_up("渔港里的老船长们向来围绕中心服务大局而且从不声张更不邀功")
    assert (found.verdict, found.stock) == ("not_found", 12)


@pytest.mark.parametrize(
    ("behind", "speaker"),
    [
        ("柳林街道党工委委员石榴红说。", "柳林街道党工委委员石榴红"),
        ("老支书感慨地说，“就这么办。”", "老支书"),
        ("老支书说：“就这么办。”", ""),  # of what follows
        ("老支书说，就这么办。", ""),
        ("这样的事还有很多。", ""),
    ],
)
def test_who_is_quoted_is_read_behind_the_quotation_too(behind: str, speaker: str) -> None:
    text = f"“每逢初五开门议事，谁家有难处都当面讲。”{behind}"
    assert quoted_from(text, 1, 10) == speaker
