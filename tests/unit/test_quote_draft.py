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
        ("他说：“这里叫作“半岛”，很小。”船来了。", ["这里叫作“半岛”，很小。", "他说：", "船来了。"]),
        ("他说：“这里叫作“半岛”，很小。”，船来了。", ["这里叫作“半岛”，很小。", "，船来了。"]),
        (f"他说『{QUOTED}』，又说‘{QUOTED}’。", [QUOTED, QUOTED, "，又说"]),
        (f"他说：“{QUOTED}。”（《山里的新事》）。船来了。", [f"{QUOTED}。", "他说：", "船来了。"]),
        (f"{QUOTED}（见《山里的新事》）。", [QUOTED]),
        ("路修好了（走了三年。）水也通了。", ["路修好了（走了三年。）", "水也通了。"]),
        ("据《山里的“新”事！》，路已经修好了。", ["路已经修好了。"]),
        ("《山里的新事》一文明确指出，路已经修好了。", ["路已经修好了。"]),
        ("《山里的新事》大家都读过，路已经修好了。", ["《山里的新事》大家都读过，路已经修好了。"]),
    ],
)
def test_rows_of_a_draft(draft: str, rows: list[str]) -> None:
    assert words(draft) == rows


@pytest.mark.parametrize("after", ["（《山里的新事》）", "（引自《山里的新事》第三段）", "——《山里的新事》"])
def test_a_source_right_after_a_quotation_says_whose_it_is(after: str) -> None:
    assert [row.context for row in rows_of(f"“{QUOTED}”{after}。") if row.context] == [after]


@pytest.mark.parametrize(
    ("lead_in", "rest"),
    [
        ("正如老支书所说，", f"{QUOTED}。"),
        ("我再强调一遍，", f"{QUOTED}。"),
        ("同志们，县里一再指出：", f"{QUOTED}。"),
        ("", f"{QUOTED}，大家都这样说。"),
    ],
)
def test_what_leads_into_a_sentence_is_told_apart(lead_in: str, rest: str) -> None:
    (row,) = rows_of(lead_in + rest)
    assert (row.start, row.lead_in) == (0, len(lead_in))


def test_a_title_that_is_far_from_a_quotation_does_not_say_whose_it_is() -> None:
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
