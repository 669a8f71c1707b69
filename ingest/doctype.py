"""The kind of a report, from its title and from what only one kind of report says."""

from __future__ import annotations

import re
from collections.abc import Sequence

from ingest.head import has_dateline
from kg.schema import DOCUMENT_TYPES

_BY_TITLE = [
    (re.compile(pattern), kind)
    for pattern, kind in (
        ("政府工作报告", "政府工作报告"),
        ("述职", "述职报告"),
        ("(?:调研|调查|考察|督查)(?:的)?报告|(?:的|情况)调查$", "调研报告"),
        ("汇报", "情况汇报"),
        ("讲话|致辞|发言", "讲话"),
        ("通报", "通报"),
        ("通知", "通知"),
        ("方案|实施意见|工作要点|工作计划", "方案"),
        ("简报", "简报"),
        ("经验(?:材料|做法|交流|总结)|典型材料", "经验材料"),
        ("总结$|工作总结|总结报告", "总结"),
        ("案例", "案例"),
    )
]
_PAPER = re.compile(r"^[\[【]?(?:文章编号|中图分类号|关键词|文献标识码)")
_SPEECH = re.compile(r"^(?:同志们|各位领导|尊敬的各位)")
_PRACTICE = re.compile(r"做法|成效|经验|启示|体会")
_PAPER_LINE = 200  # characters of the line with a paper's numbers or key words
_LONG_NEWS = 1_500  # characters: longer news are features


def find_doc_type(title: str, given: str, texts: Sequence[str]) -> str:
    """One of kg.schema.DOCUMENT_TYPES; 材料 when nothing tells."""
    if given in DOCUMENT_TYPES:
        return given
    if not given and any(has_dateline(text) for text in texts[:4]):  # news tell of speeches and notices in their titles
        return "消息" if sum(map(len, texts)) <= _LONG_NEWS else "通讯"
    return _by_words(given) or _by_words(title) or _by_body(texts)


def _by_words(words: str) -> str:
    return next((kind for pattern, kind in _BY_TITLE if pattern.search(words)), "")


def _by_body(texts: Sequence[str]) -> str:
    if any(_PAPER.search(text) for text in texts if len(text) <= _PAPER_LINE):
        return "论文"
    if any(_SPEECH.match(text) for text in texts[:4]):
        return "讲话"
    if sum(1 for text in texts if len(text) <= 30 and _PRACTICE.search(text)) >= 2:
        return "经验材料"
    return "材料"
