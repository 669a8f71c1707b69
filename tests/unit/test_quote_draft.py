"""A draft cut into rows: one for each quotation, one for the rest of its sentence, one for a sentence without."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from search.quotes.draft import rows_of, sentences_of

QUOTED = "议定的事写在黑板上，下个月先讲办得怎么样"


def words(draft: str) -> list[str]:
    return [draft[row.start : row.end] for row in rows_of(draft)]


@pytest.mark.parametrize(
    ("draft", "rows"),
    [
        ("路修好了。水也通了！", ["路修好了。", "水也通了！"]),
        (f"村里人说：“{QUOTED}。”大家都同意。", [f"{QUOTED}。", "村里人说：", "大家都同意。"]),
        (f"村里人说“{QUOTED}”，这话不假。", [QUOTED, "，这话不假。"]),
        ("开展“三亮”活动，人人参加。", ["开展“三亮”活动，人人参加。"]),
        ("他说：“这里叫作“半岛”，很小。”船来了。", ["他说：“这里叫作“半岛”，很小。”", "船来了。"]),
        ("他说：“这里叫作“半岛”，很小。”，船来了。", ["他说：“这里叫作“半岛”，很小。”，船来了。"]),
        ("路修好了（走了三年。）水也通了。", ["路修好了（走了三年。）", "水也通了。"]),
        ("据《山里的“新”事！》，路已经修好了。", ["路已经修好了。"]),
    ],
)
def test_rows_of_a_draft(draft: str, rows: list[str]) -> None:
    assert words(draft) == rows


def test_only_what_stands_before_a_quotation_says_whose_it_is() -> None:
    draft = f"张大爷在会上说：“{QUOTED}。”学习《山里的新事》以后，他记住了“{QUOTED}”。"
    assert [row.context for row in rows_of(draft) if row.context] == ["张大爷在会上说："]


@given(st.text(alphabet="路修好了水也通。！“”》", max_size=60))
def test_no_sentence_begins_with_a_mark_that_closes_the_one_before(draft: str) -> None:
    found = list(sentences_of(draft))
    assert not any(draft[end] == "”" for start, end in found if end < len(draft) and draft[end - 1] in "。！")


@given(st.text(alphabet="路修好了水也通。！“”《》\n 据：", max_size=60))
def test_sentences_are_in_order_and_leave_out_nothing_but_white_space(draft: str) -> None:
    found = list(sentences_of(draft))
    assert "".join("".join(draft[start:end].split()) for start, end in found) == "".join(draft.split())
    assert all(one[1] <= other[0] for one, other in pairwise(found))
