"""Which practices a document describes, in which of its sentences."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from kg.ids import DocumentId, EntityId, passage_id
from kg.model import Document, DocumentRecord, Entity, Evidence, Mention, Passage, Relation
from search.practices.practice import Practice
from search.practices.reading import practices_in

_ID = DocumentId("document:1")


def record(*passages: str, title: str = "", headings: Sequence[tuple[str, ...]] = (), **names: str) -> DocumentRecord:
    """A document; `names`: initiatives, named wherever their name stands. A key that ends in _national is one of the country."""
    texts = tuple(
        Passage(passage_id(_ID, number), number, headings[number - 1] if headings else (), text)
        for number, text in enumerate(passages, 1)
    )
    document = Document(
        id=_ID, title=title, doc_type="", region=(), region_ids=(), date="", author="", publisher="", url="", sources=()
    )
    return DocumentRecord(document, texts, tuple(_initiative(key, name, texts) for key, name in names.items()))


def _initiative(key: str, name: str, passages: Sequence[Passage]) -> Entity:
    mentions = tuple(Mention(p.id, at, at + len(name), name) for p in passages for at in [p.text.find(name)] if at >= 0)
    attrs = {"level_of": "national"} if key.endswith("_national") else {}
    return Entity(EntityId(f"initiative:{key}"), "initiative", name, "", mentions, attrs)


def told(practice: Practice, of: DocumentRecord) -> str:
    texts = {passage.id: passage.text for passage in of.passages}
    return "".join(texts[each.passage_id][each.start : each.end] for each in practice.sentences)


def test_an_initiative_has_the_sentences_that_name_it_and_those_beside_them() -> None:
    given = record(
        "村里路不好走。大家商量出“板凳会”。会上一人一票。又办起“微积分”。扫一天路记两分。", a="板凳会", b="微积分"
    )
    first, second = (practice for practice in practices_in(given) if practice.entity)
    assert told(first, given) == "村里路不好走。大家商量出“板凳会”。会上一人一票。"
    assert told(second, given) == "又办起“微积分”。扫一天路记两分。"


def test_what_a_text_takes_as_its_model_has_none_of_its_sentences() -> None:
    words = "村里路不好走。照着“板凳会”的样子办起“微积分”。扫一天路记两分。"
    given = record(words, a="板凳会", b="微积分")
    followed = Evidence(given.passages[0].id, words.index("照着"), words.index("扫"))
    follows = Relation(EntityId("initiative:b"), "follows", EntityId("initiative:a"), (followed,), "test", 1.0)
    (practice,) = (each for each in practices_in(replace(given, relations=(follows,))) if each.entity)
    assert (practice.name, told(practice, given)) == ("微积分", words)


def test_a_heading_that_names_an_initiative_gives_it_all_that_stands_below() -> None:
    given = record("先摸底。", "再开板凳会。", headings=[("板凳会怎么开",)] * 2, a="板凳会")
    (practice,) = practices_in(given)
    assert (practice.name, told(practice, given)) == ("板凳会", "先摸底。再开板凳会。")


def test_the_title_names_what_the_whole_text_is_about() -> None:
    given = record("先摸底。", "再开板凳会。", title="柳树村“板凳会”的做法", a="板凳会")
    (practice,) = practices_in(given)
    assert told(practice, given) == "先摸底。再开板凳会。"


def test_an_entry_of_a_list_of_sources_tells_of_no_practice() -> None:
    words = "[3] 柳树村新闻网. 村党支部开展“板凳会”，请老人坐下来说说路该怎么修、钱该怎么出[EB/OL]. (2025-06-01)."
    assert practices_in(record(words, title="柳树村", a="板凳会")) == ()


def test_without_a_heading_a_stretch_is_called_by_what_is_done_in_it() -> None:
    words = (
        "“这条路真难走。”老张说。为了方便老人出门，村里组织党员轮流推车接送，一天两趟，风雨不停，去年冬天也没有断过。"
    )
    (practice,) = practices_in(record(words))
    assert practice.name == "村里组织党员轮流推车接送"


def test_of_a_long_report_neither_title_nor_dashes_name_a_stretch() -> None:
    words = "县里修通了到村的公路三百里，组织货车司机轮流送菜进城，一年多卖出两千吨，家家户户都添了收入。"
    more = "县里的果树年年都有新栽的。" * 800
    given = record(words, words, more, title="政府工作报告", headings=[("一、2025年工作回顾",), ("——交通",), ("果树",)])
    assert [practice.name for practice in practices_in(given)] == ["组织货车司机轮流送菜进城", "交通", "果树"]


def test_a_title_may_leave_out_the_class_word_of_what_the_text_names_first() -> None:
    given = record("村里开起板凳会制度。", "会上一人一票。", title="板凳会开到了家门口", a="板凳会制度", b="一人一票")
    first, second = (practice for practice in practices_in(given) if practice.entity)
    assert (told(first, given), told(second, given)) == ("村里开起板凳会制度。会上一人一票。", "会上一人一票。")


def test_what_a_short_text_launches_in_its_opening_is_what_it_is_about() -> None:
    given = record(
        "村里路不好走，推出了“板凳会”。",
        "先摸底，挨家挨户问清楚哪一段最难走、想怎么修、肯出多少工。",
        "再办起“微积分”，扫一天路记两分，攒够了在村里的小店换油盐。",
        "会上有人不肯来。",
        headings=[(), ("二、主要做法",), ("二、主要做法",), ("三、存在的问题",)],
        a="板凳会",
        b="微积分",
    )
    first, second = (practice for practice in practices_in(given) if practice.entity)
    assert told(first, given) == "".join(passage.text for passage in given.passages[:3])
    assert told(second, given) == given.passages[2].text


def test_a_title_of_two_initiatives_gives_each_what_names_neither() -> None:
    given = record("先摸底。", "开板凳会。", "记微积分。", title="“板凳会”和“微积分”", a="板凳会", b="微积分")
    first, second = (practice for practice in practices_in(given) if practice.entity)
    assert (told(first, given), told(second, given)) == ("先摸底。开板凳会。", "先摸底。记微积分。")


def test_in_a_long_report_only_what_goes_on_about_an_initiative_is_told_of_it() -> None:
    words = "全县修路三百里。又办起“板凳会”。目前已开到八十个村。全年新栽果树五千亩。"
    given = record(words, "县里的果树年年都有新栽的。" * 800, a="板凳会")
    practice = next(practice for practice in practices_in(given) if practice.entity)
    assert told(practice, given) == "又办起“板凳会”。目前已开到八十个村。"


def test_problems_that_are_solved_are_something_done() -> None:
    words = "村里的路年年坏，党员带头出工，三天修好了通往码头的一段，运鱼的车又能开进来了，老人出门也不再绕远。"
    headings = [("一、解决出行难的问题",), ("二、存在的突出问题",), ("三、问题与不足",), ("四、下一步要求",)]
    assert [practice.name for practice in practices_in(record(words, words, words, words, headings=headings))] == [
        "一、解决出行难的问题"
    ]


def test_what_the_whole_country_does_is_no_practice_of_a_village() -> None:
    words = "全国开展了植树活动，村里借这个机会在河滩上种下三千棵柳树，由五个小组轮流浇水看护。"
    (practice,) = practices_in(record(words, title="柳树村简报", tree_national="植树活动"))
    assert (practice.entity, practice.name, practice.id) == (None, "柳树村简报", f"{_ID}#p1")


def test_a_stretch_that_names_initiatives_is_a_practice_too() -> None:
    words = "村里路不好走，下雨天背菜的老人常常摔跤。大家商量出“板凳会”，会上一人一票，定下先修哪一段。"
    whole = next(practice for practice in practices_in(record(words, a="板凳会")) if not practice.entity)
    assert told(whole, record(words)) == words


def test_each_heading_is_a_practice_and_problems_are_none() -> None:
    words = "老人行动不便，食堂把饭菜送到家门口，每餐收五元，不够的由村集体补上，村里的年轻人轮流送饭。"
    given = record(words, words, words, headings=[("一、送餐上门",), ("二、轮流值日",), ("三、存在的问题",)])
    assert [practice.name for practice in practices_in(given)] == ["一、送餐上门", "二、轮流值日"]


def test_a_long_stretch_under_one_heading_is_told_paragraph_by_paragraph() -> None:
    words = "食堂把饭菜送到老人家门口。" * 70
    given = record(words, words, headings=[("一、送餐上门",)] * 2)
    assert [practice.id for practice in practices_in(given)] == [f"{_ID}#p1", f"{_ID}#p2"]


def test_a_heading_that_any_report_may_have_names_no_practice() -> None:
    words = "村里的老人多，党员每天中午骑车把热饭送到走不动的老人床前，一年到头没有断过一天，谁家有事就换人顶上。"
    headings = [("一、送餐上门", "（一）主要做法"), ("二、背景及成效",)]
    first, second = practices_in(record(words, words, title="柳树村的一顿热饭", headings=headings))
    assert (first.name, second.name) == ("一、送餐上门", "柳树村的一顿热饭")
