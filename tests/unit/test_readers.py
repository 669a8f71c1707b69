"""From bytes to raw texts: encodings, front matter, JSON lines, and files that cannot be used."""

from __future__ import annotations

import json

import pytest

from ingest.readers import SUFFIXES, find_damaged_lines, read_raw, sidecar_metadata
from kg.errors import BadDocumentError

SENTENCE = "青溪镇党委组织党员到田间地头帮助农户抢收水稻，并当场听取群众对村务公开的意见。"
TRADITIONAL = "青溪鎮黨委組織黨員到田間地頭幫助農戶搶收水稻，並當場聽取群眾對村務公開的意見。"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "utf-16"])
def test_simplified_text_is_read_in_the_encodings_that_offices_use(encoding: str) -> None:
    (raw,) = read_raw(SENTENCE.encode(encoding), "a.txt", {})
    assert raw.text == SENTENCE


def test_big5_is_told_from_gb18030() -> None:
    (raw,) = read_raw((TRADITIONAL * 3).encode("big5"), "a.txt", {})
    assert raw.text == TRADITIONAL * 3


def test_a_text_cut_inside_a_character_keeps_the_rest() -> None:
    (raw,) = read_raw((SENTENCE * 4).encode()[:-4], "a.txt", {})
    assert raw.text.startswith(SENTENCE * 3)
    assert raw.text.endswith("\ufffd")


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"", "empty"),
        (b" \n\t", "empty"),
        (b"%PDF-1.7 \x00\x01", "PDF"),
        (bytes(range(256)) * 4, "byte"),
        (b"\xff\xfa\x80" * 50, "not readable"),
    ],
)
def test_a_file_without_text_says_what_and_where(data: bytes, said: str) -> None:
    with pytest.raises(BadDocumentError, match=rf"a\.txt.*{said}"):
        read_raw(data, "a.txt", {})


def test_an_unknown_kind_of_file_names_the_known_ones() -> None:
    with pytest.raises(BadDocumentError, match=r"\.xyz.*\.txt"):
        read_raw(b"abc", "a.xyz", {})


@pytest.mark.parametrize("suffix", SUFFIXES)
def test_every_suffix_has_a_reader(suffix: str) -> None:
    data = json.dumps({"text": SENTENCE}, ensure_ascii=False).encode()
    assert SENTENCE in read_raw(data, f"a{suffix.upper()}", {})[0].text


def test_front_matter_becomes_metadata_and_signs_go() -> None:
    page = f"---\n标题: 秋收里的党旗\ndate: 2021-10-08\n作者: 某甲\n网址: https://example.org/1\n---\n# 秋收\n\n**{SENTENCE}**[详情](x)\n"
    (raw,) = read_raw(page.encode(), "a.md", {})
    assert raw.metadata == {
        "title": "秋收里的党旗",
        "date": "2021-10-08",
        "author": "某甲",
        "url": "https://example.org/1",
    }
    assert raw.text.split() == ["秋收", f"{SENTENCE}详情"]


def test_given_metadata_win_over_front_matter() -> None:
    (raw,) = read_raw("---\ntitle: 旧\nauthor: 某甲\n---\n正文".encode(), "a.md", {"title": "新", "date": ""})
    assert raw.metadata == {"title": "新", "author": "某甲"}


def test_plain_text_with_front_matter_is_read_as_markdown() -> None:
    (raw,) = read_raw("---\naliases:\n  - 别名作标题\n---\n![图](a.png)正文".encode(), "a.txt", {})
    assert (raw.metadata, raw.text.strip()) == ({"title": "别名作标题"}, "正文")


def test_asterisks_that_mask_names_stay_in_plain_text() -> None:
    text = "**村的老支书*连任三届，**村因此年年先进。"
    assert read_raw(text.encode(), "a.txt", {})[0].text == text


def test_tags_and_entities_go_and_a_printed_tuple_is_opened() -> None:
    printed = repr((7, "<p>&ldquo;一站式&rdquo;大厅开张。</p>\r\n<p>群众少跑腿。</p>")) + ","
    (raw,) = read_raw(printed.encode(), "a.txt", {})
    assert raw.text.split() == ["“一站式”大厅开张。", "群众少跑腿。"]


def test_each_json_line_is_a_document_with_its_line_as_part() -> None:
    rows = [
        {"id": "1", "title": "甲", "text": "第一篇"},
        {"id": "2", "text": " "},
        {"id": "3", "text": "第三篇", "year": 1999},
    ]
    raws = read_raw("\n".join(json.dumps(row) for row in rows).encode(), "a.jsonl", {})
    assert [(raw.part, raw.text, dict(raw.metadata)) for raw in raws] == [
        (1, "第一篇", {"title": "甲"}),
        (3, "第三篇", {}),
    ]


def test_a_damaged_json_line_is_named_and_costs_no_other() -> None:
    data = b'{"text": "a"}\n{"text": \n\n{"text": "b"}\n'
    assert [(raw.part, raw.text) for raw in read_raw(data, "a.jsonl", {})] == [(1, "a"), (4, "b")]
    assert ["line 2 is no JSON object" in reason for reason in find_damaged_lines(data, "a.jsonl")] == [True]


def test_lines_are_numbered_in_the_whole_file() -> None:
    (reason,) = find_damaged_lines(b"[]", "a.jsonl", 300)
    assert "line 301" in reason


def test_a_plain_text_has_no_damaged_lines() -> None:
    assert find_damaged_lines(b"[]", "a.txt") == []


def test_a_list_beside_files_gives_metadata_by_stem() -> None:
    lines = [
        '{"id": "007", "date": "2020-05-01", "year": 2020, "region_hint": "某市", "source": "repository"}',
        "no json",
    ]
    assert sidecar_metadata(lines) == {"007": {"date": "2020-05-01"}}


def test_lines_with_text_are_no_list() -> None:
    assert sidecar_metadata(['{"id": "007", "text": "正文"}']) == {}
