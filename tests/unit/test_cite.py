"""Entries of GB/T 7714: each section of the standard by an example of its own kind, then what holds for all."""

from __future__ import annotations

import re
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kg.cite import Citing, cite, citing_of, filled, from_csl
from kg.cite.csl import to_csl
from kg.cite.kinds import RULES
from kg.cite.needed import missing_fields
from kg.cite.sections import SECTIONS

Item = dict[str, Any]


def on(*parts: int) -> Item:
    return {"date-parts": [list(parts)]}


def people(*names: str) -> list[Item]:
    return [{"literal": name} for name in names]


def entry(item: Item, style: str = "gbt7714-2025", form: str = "numeric") -> str:
    return cite(from_csl(item), style=style, form=form).text


WEST = {"family": "West", "given": "Anna-Lena M."}
BOOK = {
    "type": "book", "language": "zh", "author": people("甲", "乙", "丙", "丁"), "translator": people("戊"),
    "title": "渔港志", "volume": "2", "edition": "3", "publisher-place": "舟山", "publisher": "海岛出版社",
    "issued": on(2019), "page": "12-15",
}  # fmt: skip

# what it shows, the item, the entry of 2025
BY_SECTION = [
    ("8.2 book", BOOK, "甲，乙，丙，等. 渔港志：第2卷[M]. 戊，译. 3 版. 舟山：海岛出版社，2019：12-15."),
    (
        "8.2 Latin names keep the hyphen of their initials, and suffixes follow",
        {"type": "book", "language": "en", "author": [WEST, {"family": "Long", "given": "P. Z.", "suffix": "Jr."}],
         "title": "Nets", "edition": "2nd ed.", "publisher": "Harbour Inc.", "issued": on(2001)},
        "West A-L M，Long P Z Jr. Nets[M]. 2nd ed. Harbour Inc.，2001.",
    ),
    (
        "8.3 part of a book",
        {"type": "chapter", "language": "zh", "author": people("甲"), "title": "潮汐", "container-title": "海志",
         "container-author": people("乙"), "volume": "1", "publisher": "海岛出版社", "issued": on(2019), "page": "7"},
        "甲. 潮汐[M]//乙. 海志：第1卷. 海岛出版社，2019：7.",
    ),
    (
        "8.4 serial that goes on",
        {"type": "periodical", "language": "zh", "title": "渔讯", "volume": "1", "issue": "1", "publisher": "海岛学会",
         "publisher-place": "舟山", "issued": {"date-parts": [[1984], [0]]}},
        "渔讯[J]. 1984，1（1）—. 舟山：海岛学会，1984—.",
    ),
    (
        "8.5 article, translated, with an article number in the place of pages",
        {"type": "article-journal", "language": "zh", "author": people("甲"), "translator": people("乙"), "title": "网",
         "container-title": "渔学", "issued": on(2023), "volume": "267", "issue": "5/6", "number": "147370"},
        "甲. 网[J]. 乙，译. 渔学，2023，267（5/6）：147370.",
    ),
    (
        "8.5.1.1 article that is online before its issue",
        {"type": "article-journal", "language": "zh", "author": people("甲"), "title": "网", "container-title": "渔学",
         "issued": on(2024, 5, 9), "accessed": on(2024, 6, 1), "URL": "https://a.cn/1"},
        "甲. 网[J/OL]. 渔学，2024-05-09. https://a.cn/1.",
    ),
    (
        "8.5 newspaper, without an author",
        {"type": "article-newspaper", "language": "zh", "title": "开渔", "container-title": "海岛日报", "page": "3",
         "issued": on(2020, 9, 1)},
        "开渔[N]. 海岛日报，2020-09-01（3）.",
    ),
    (
        "8.6.1 proceedings are told by their title",
        {"type": "book", "language": "zh", "title": "渔业研讨会论文集", "publisher": "海岛出版社", "issued": on(2012)},
        "渔业研讨会论文集[C]. 海岛出版社，2012.",
    ),
    (
        "8.6.3 paper outside a published volume, a name in Pinyin in full",
        {"type": "paper-conference", "language": "en", "author": [{"family": "Zhou", "given": "Shanshan"}],
         "title": "Reefs", "event-title": "Sea 22", "page": "2", "issued": on(2022)},
        "Zhou Shanshan. Reefs[C]//Sea 22，2022：2.",
    ),
    (
        "8.7 thesis",
        {"type": "thesis", "language": "zh", "author": people("甲"), "title": "渔", "publisher": "海岛大学",
         "publisher-place": "舟山", "issued": on(2020), "URL": "https://a.cn"},
        "甲. 渔[D/OL]. 舟山：海岛大学，2020. https://a.cn.",
    ),
    (
        "8.8 report",
        {"type": "report", "language": "zh", "author": people("甲"), "title": "渔情", "number": "R-7",
         "issued": on(2013, 9, 30), "accessed": on(2014, 1, 1), "URL": "https://a.cn"},
        "甲. 渔情：R-7[R/OL]. 2013-09-30. https://a.cn.",
    ),
    (
        "8.9 standard: number and name alone",
        {"type": "standard", "language": "zh", "author": people("甲"), "title": "网目", "number": "GB/T 1—2021",
         "issued": on(2021)},
        "GB/T 1—2021 网目[S].",
    ),
    (
        "8.10 patent",
        {"type": "patent", "language": "zh", "author": people("甲"), "title": "浮标", "number": "CN1.3", "page": "8-9",
         "issued": on(2008, 1, 16)},
        "甲. 浮标：CN1.3[P]. 2008-01-16：8-9.",
    ),
    (
        "8.11 page",
        {"type": "webpage", "language": "zh", "author": people("甲"), "title": "归港", "issued": on(2025, 2, 17),
         "accessed": on(2025, 6, 22), "URL": "https://a.cn"},
        "甲. 归港[EB/OL]. （2025-02-17）[2025-06-22]. https://a.cn.",
    ),
    (
        "8.12 archives, with the date of another calendar",
        {"type": "manuscript", "language": "zh", "author": people("甲"), "title": "奏", "archive": "海岛档案馆",
         "archive-place": "舟山", "archive_location": "04-01", "issued": {"date-parts": [[1887]], "literal": "光绪十三年"}},
        "甲. 奏：04-01[A]. 舟山：海岛档案馆，1887（光绪十三年）.",
    ),
    (
        "8.13 map with scale and size",
        {"type": "map", "language": "zh", "author": people("甲"), "title": "海图", "scale": "1∶25 000", "publisher": "乙社",
         "publisher-place": "舟山", "issued": on(2021), "dimensions": "128 cm×84 cm"},
        "甲. 海图. 1∶25 000[CM]. 舟山：乙社，2021. 128 cm×84 cm.",
    ),
    (
        "8.14 data set",
        {"type": "dataset", "language": "zh", "author": people("甲"), "title": "潮位", "version": "1.0", "publisher": "海网",
         "issued": on(2023, 9, 10), "accessed": on(2025, 7, 15), "URL": "https://a.cn"},
        "甲. 潮位[DS/OL]. V1.0. 海网（2023-09-10）[2025-07-15]. https://a.cn.",
    ),
    (
        "8.15 preprint, whose address holds its DOI",
        {"type": "article", "language": "en", "author": [WEST], "title": "Tides", "version": "V2", "publisher": "arXiv",
         "issued": on(2012, 3, 18), "accessed": on(2020, 6, 24), "URL": "https://doi.org/10.1/AB", "DOI": "10.1/ab"},
        "West A-L M. Tides[PP/OL]. V2. arXiv（2012-03-18）[2020-06-24]. https://doi.org/10.1/AB.",
    ),
    (
        "8.11.3.2 program on the web, with the day it was put up and the day it was read",
        {"type": "software", "language": "zh", "author": people("甲"), "title": "潮表", "version": "5",
         "issued": on(2019, 1, 2), "accessed": on(2020, 1, 2), "URL": "https://a.cn"},
        "甲. 潮表[CP/OL]. V5. （2019-01-02）[2020-01-02]. https://a.cn.",
    ),
    (
        "8.6.3 speech at a meeting that is read on the web",
        {"type": "speech", "language": "zh", "author": people("甲"), "title": "讲渔政", "event-title": "渔政会议",
         "issued": on(2020, 3, 2), "URL": "https://a.cn/2"},
        "甲. 讲渔政[C/OL]//渔政会议，2020. https://a.cn/2.",
    ),
    (
        "8.5.3 page and issue that are written out",
        {"type": "article-magazine", "language": "zh", "author": people("甲"), "title": "访渔港", "issue": "第9期",
         "container-title": "渔讯", "issued": on(2015, 3, 2), "page": "第20–22页"},
        "甲. 访渔港[J]. 渔讯，2015（9）：20-22.",
    ),
]  # fmt: skip


@pytest.mark.parametrize(("item", "expected"), [row[1:] for row in BY_SECTION], ids=[row[0] for row in BY_SECTION])
def test_each_section_of_2025_is_followed(item: Item, expected: str) -> None:
    assert entry(item) == expected


def test_2015_writes_capitals_half_width_and_the_day_of_access() -> None:
    item = {**BY_SECTION[5][1], "author": [WEST], "language": "en", "container-title": "Fish"}
    assert entry(item, "gbt7714-2015") == "WEST A L M. 网[J/OL]. Fish, 2024[2024-06-01]. https://a.cn/1."


def test_2015_abbreviates_names_in_pinyin_by_syllables() -> None:
    assert entry(BY_SECTION[8][1], "gbt7714-2015").startswith("ZHOU S S. ")


def test_author_date_puts_the_year_behind_the_author_and_keeps_the_day_of_a_newspaper() -> None:
    assert entry(BOOK, form="author-date").startswith("甲，乙，丙，等，2019. 渔港志")
    assert entry(BOOK, form="author-date").endswith("舟山：海岛出版社：12-15.")
    assert entry(BY_SECTION[6][1], form="author-date") == "佚名，2020. 开渔[N]. 海岛日报，2020-09-01（3）."


@pytest.mark.parametrize(
    ("issued", "printed"),
    [
        ({"literal": "1957—1990"}, "1957—1990"),
        ({"raw": "1984/.."}, "1984—"),
        ({"date-parts": [[1936]], "circa": True}, "[1936]"),
        ({"literal": "c1988"}, "c1988"),
        ({"date-parts": [["1947"]], "literal": "民国三十六年"}, "1947（民国三十六年）"),
        ({"date-parts": [[1947]], "literal": "1947（民国三十六年）"}, "1947（民国三十六年）"),
        ({"raw": "2012-12-27"}, "2012"),
    ],
)
def test_a_year_is_told_as_it_is_known(issued: Item, printed: str) -> None:
    assert entry({"type": "book", "title": "X", "issued": issued}) == f"X[M]. {printed}."


def test_works_of_one_author_and_year_are_told_apart_in_author_date() -> None:
    assert entry({**BOOK, "year-suffix": "b"}, form="author-date").startswith("甲，乙，丙，等，2019b. ")


def test_a_page_without_a_date_is_dated_by_its_reading_in_author_date() -> None:
    item = {"type": "webpage", "language": "en", "title": "Sea", "accessed": on(2025, 5, 6), "URL": "https://a.cn"}
    assert entry(item, form="author-date") == "Anon，[2025]. Sea[EB/OL]. [2025-05-06]. https://a.cn."


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ({"family": "Morgan", "given": "Augustus", "non-dropping-particle": "De"}, "De Morgan A"),
        ({"family": "Song", "given": "J.-R."}, "Song J-R"),
        ({"family": "Baker", "given": "SK"}, "Baker S K"),
        ({"family": "Ouyang", "given": "Xiu'an"}, "Ouyang Xiu'an"),
        ({"family": "李", "given": "四光"}, "李四光"),
        ({"family": "Кочетков", "given": "А. Я."}, "Кочетков А Я"),
    ],
)
def test_a_name_is_written_surname_first(name: Item, expected: str) -> None:
    assert entry({"type": "book", "title": "X", "author": [name]}) == f"{expected}. X[M]."


@pytest.mark.parametrize(
    ("edition", "language", "printed"),
    [("第三版", "zh", "3 版"), ("Fifth edition", "en", "5th ed"), ("12", "en", "12th ed"), ("22", "en", "22nd ed"),
     ("Revised edition", "en", "Rev. ed"), ("修订本", "zh", "修订本"), ("第十二版", "zh", "12 版"), ("2", "ru", "2-е изд")],
)  # fmt: skip
def test_an_edition_is_told_in_figures(edition: str, language: str, printed: str) -> None:
    assert entry({"type": "book", "title": "X", "language": language, "edition": edition}) == f"X[M]. {printed}."


def test_the_first_edition_is_not_told() -> None:
    assert entry({"type": "book", "title": "X", "edition": "1"}) == "X[M]."


def test_a_note_that_cites_again_points_to_the_first_one() -> None:
    again = citing_of({"position": "subsequent", "first-reference-note-number": 21, "locator": "9"})
    made = cite(from_csl(BOOK), form="footnote", citing=again)
    assert (made.text, made.type_mark) == ("同㉑9.", "")


def test_the_page_that_is_quoted_stands_for_the_pages_of_the_work() -> None:
    assert cite(from_csl(BOOK), citing=Citing("13")).text.endswith("2019：13.")


def test_a_paragraph_is_told_beside_the_pages_or_behind_where_there_are_none() -> None:
    paragraph = Citing("7", "paragraph")
    assert cite(from_csl(BOOK), citing=paragraph).text.endswith("2019：12-15，第7段.")
    page = {"type": "webpage", "language": "zh", "title": "归港", "issued": on(2020), "URL": "https://a.cn"}
    assert cite(from_csl(page), citing=paragraph).text == "归港[EB/OL]. （2020）. https://a.cn. 第7段."


def test_marks_are_as_wide_as_asked_for() -> None:
    assert cite(from_csl(BOOK), width="half").text.endswith("3 版. 舟山: 海岛出版社, 2019: 12-15.")


def test_what_is_missing_is_named_and_can_be_filled() -> None:
    page = from_csl({"type": "webpage", "title": "归港", "URL": "https://a.cn"})
    assert cite(page).missing == ("author", "issued", "accessed")
    known = filled(page, {"author": "甲、乙", "issued": "2025-02-17", "accessed": "2025-06-22"})
    assert cite(known).missing == ()
    assert cite(known).text == "甲，乙. 归港[EB/OL]. （2025-02-17）[2025-06-22]. https://a.cn."


def test_the_reason_of_the_mark_is_told() -> None:
    assert cite(from_csl(BY_SECTION[6][1])).why.startswith("报纸上的文章")


@pytest.mark.parametrize(
    ("item", "expected"),
    [
        (BY_SECTION[6][1], "据《开渔》（《海岛日报》2020年9月1日第3版）"),
        (BY_SECTION[4][1], "据甲《网》（《渔学》2023年第267卷第5/6期）"),
        (BOOK, "据甲、乙、丙等《渔港志》（海岛出版社，2019年版，第12-15页）"),
        (BY_SECTION[2][1] | {"page": ""}, "据甲《潮汐》（载《海志》第1卷，海岛出版社，2019年版）"),
        ({"type": "report", "title": "学习《渔法》", "issued": on(2013, 9)}, "据《学习〈渔法〉》（2013年9月）"),
    ],
)
def test_running_text_names_who_and_where(item: Item, expected: str) -> None:
    assert cite(from_csl(item), form="in-text").text == expected


def test_every_kind_has_a_section_in_both_editions() -> None:
    wanted = {rule.kind.section for rule in RULES}
    assert all(wanted <= sections.keys() for sections in SECTIONS.values())


_TEXT = st.text("甲乙渔港 AbZ19：“”-", max_size=6).map(str.strip)
_DATES = st.lists(st.integers(1, 12), max_size=3).map(
    lambda parts: {"date-parts": [[2000 + parts[0], *parts[1:]]]} if parts else {}
)
_ITEMS = st.fixed_dictionaries(
    {"type": st.sampled_from(sorted({t for rule in RULES for t in rule.types} | {"document", "song"}))},
    optional={
        **dict.fromkeys(
            ("title", "container-title", "event-title", "volume", "issue", "page", "number", "edition", "publisher",
             "publisher-place", "archive", "scale", "URL", "DOI", "version"), _TEXT),
        **dict.fromkeys(("author", "editor", "translator", "container-author"), st.lists(st.fixed_dictionaries({"literal": _TEXT}), max_size=4)),
        "issued": _DATES,
        "accessed": _DATES,
    },
)  # fmt: skip


@settings(max_examples=60)
@given(_ITEMS, st.sampled_from(["2015", "2025"]), st.sampled_from(["numeric", "author-date", "footnote"]))
def test_whatever_is_known_no_mark_stands_without_its_part(item: Item, edition: str, form: str) -> None:
    text = cite(from_csl(item), style=f"gbt7714-{edition}", form=form, width="half").text
    assert text.endswith(".")
    assert not re.search(r"\(\)|\[\]|\.\. |//\.|^[.,:]|, ,|: ,|, :", text)


@settings(max_examples=60)
@given(_ITEMS)
def test_a_reference_survives_its_csl_json(item: Item) -> None:
    reference = from_csl(item)
    assert from_csl(to_csl(reference)) == reference


@settings(max_examples=60)
@given(_ITEMS)
def test_nothing_that_is_filled_is_called_missing(item: Item) -> None:
    reference = from_csl(item)
    known = to_csl(reference).keys() - {"issued"}  # a newspaper asks for the day of it
    assert known.isdisjoint(missing_fields(reference, "2025"))
