"""Passages cover the kept lines in order, are about a paragraph long, and cut no sentence, quotation or bracket."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from ingest.lines import Line, to_lines
from ingest.split import cut_paragraph, split

SENTENCE = "支部书记带头走访，把群众的烦心事记在本上、放在心里、办在当天。"
LINES = st.lists(
    st.sampled_from(
        [
            "一、做法",
            "（一）学习",
            "1.走访。",
            "一是抓早。",
            "基本情况",
            SENTENCE,
            SENTENCE * 5,
            SENTENCE * 30,
            "“" + SENTENCE * 20,
        ]
    ),
    max_size=12,
)


def squeezed(texts: list[str]) -> str:
    return "".join("".join(texts).split())


@given(LINES, st.integers(min_value=0, max_value=3))
def test_passages_joined_are_the_kept_lines_in_order(texts: list[str], title_lines: int) -> None:
    blocks = split([Line(text) for text in texts], title_lines)
    assert squeezed([block.text for block in blocks]) == squeezed(texts)
    first_lines = [block.first_line for block in blocks]
    assert first_lines == sorted(first_lines)


@given(st.text(alphabet=st.sampled_from("党建。，“”（）；！一是、 "), max_size=3000))
def test_a_cut_paragraph_gives_its_characters_back(text: str) -> None:
    assert squeezed(cut_paragraph(text)) == squeezed([text])


@given(st.lists(st.sampled_from([SENTENCE, "“" + SENTENCE + "”", "一是抓早。", "好！"]), min_size=30, max_size=120))
def test_long_paragraphs_become_pieces_of_about_a_passage(sentences: list[str]) -> None:
    pieces = cut_paragraph("".join(sentences))
    assert all(len(piece) <= 700 for piece in pieces)
    assert all(piece[-1] in "。”！" and piece.count("“") == piece.count("”") for piece in pieces)


def test_noise_is_in_no_passage() -> None:
    (block,) = split([Line("打开APP", reason="x"), Line(SENTENCE)])
    assert (block.text, block.first_line) == (SENTENCE, 1)


def test_title_and_headings_join_the_paragraph_below_them() -> None:
    blocks = split(to_lines(f"走访记\n某镇党委\n一、做法\n{SENTENCE * 4}\n二、成效\n{SENTENCE * 4}"), title_lines=2)
    assert [block.text.split("\n")[:-1] for block in blocks] == [["走访记", "某镇党委", "一、做法"], ["二、成效"]]
    assert [block.heading for block in blocks] == [("一、做法",), ("二、成效",)]


def test_a_heading_with_nothing_below_it_ends_the_passage_before() -> None:
    (block,) = split(to_lines(f"{SENTENCE * 4}\n五、体会"))
    assert block.text.endswith("\n五、体会")


def test_short_paragraphs_under_one_heading_share_a_passage() -> None:
    assert len(split(to_lines("\n".join([SENTENCE] * 3)))) == 1


def test_short_items_share_a_passage_under_what_they_have_in_common() -> None:
    (block,) = split(to_lines("一、打算\n1.修路。年内修通。\n2.引水。春前引到。"))
    assert block.heading == ("一、打算",)


def test_terms_of_a_glossary_share_a_passage() -> None:
    assert len(split(to_lines("名词解释\n两新：\n新经济组织和新社会组织。\n三务：\n党务、村务、财务。"))) == 1


def test_a_long_paragraph_is_cut_before_its_own_points() -> None:
    points = [f"{number}是走访。{SENTENCE * 5}" for number in "一二三四"]
    pieces = cut_paragraph("".join(points))
    assert [piece[:2] for piece in pieces] == ["一是", "二是", "三是", "四是"]


def test_an_endless_sentence_is_cut_by_force() -> None:
    assert max(map(len, cut_paragraph("甲" * 9000))) <= 2000
