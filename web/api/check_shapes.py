"""A checked draft as an answer of the API: what `hongfan check --format json` prints."""

from __future__ import annotations

from typing import Any

from marshmallow import fields

from web.api.shapes import Answer, integer, one, rows, string, strings

_START = "起，按码点 · start, in code points"
_END = "止，不含 · end, exclusive"
_TEXT = "这里的文字 · the words there"


def _flag(told: str) -> fields.Boolean:
    return fields.Boolean(metadata={"description": told})


def _number(told: str, *, always: bool = True) -> fields.Float:
    return fields.Float(metadata={"description": told, "always": always})


def _maybe(told: str, kind: type[fields.Field[Any]] = fields.String, *, always: bool = True) -> fields.Field[Any]:
    return kind(allow_none=True, metadata={"description": told, "always": always})


class DraftWords(Answer):
    start = integer(_START)
    end = integer(_END)
    text = string(_TEXT)


class SourceWords(DraftWords):
    passage = string("段落编号 · id of the passage")


class SourcePlace(SourceWords):
    document = string("文档编号 · id of the document")
    file = string("来源文件名 · base name of the file")
    continued = rows(SourceWords, "跨段时，后面各段里的 · in the passages that follow, where words run on")


class SentenceSource(SourcePlace):
    title = string("标题 · title")
    date = string("日期，不知道则空 · date, empty if unknown")
    score = _number("讲稿的字有几成在这里 · share of the words that is there")
    agreement = string("verbatim、figures、near · how far they agree")
    citation = string("著录 · the citation")
    quoted_from = _maybe(
        "原文在引号里时，是谁的话；没有说明则空 · of whom, where the source quotes it; empty where it does not tell"
    )
    reprints = rows(SourcePlace, "转载 · reprints")
    again = rows(SourcePlace, "同一文档的另外几处 · elsewhere in the same document")


class DraftDifference(Answer):
    kind = string("insert 多出、delete 漏掉、replace 写成别的、figure 数字不同 · what was done to the source")
    draft = one(DraftWords, "讲稿里 · in the draft")
    source = one(SourceWords, "原文里 · in the source")


class CheckedSentence(DraftWords):
    verdict = string(
        "too_short、wrong_source、several_sources、verbatim、figure_differs、near、not_found · the first of these that holds"
    )
    stock = integer("是套话时，见于几份文档 · documents that have it, where it is a stock phrase; else 0")
    left_out = integer("没有列出的出处 · sources that are not listed")
    sources = rows(SentenceSource, "出处，最早的在前 · sources, the earliest first")
    differences = rows(DraftDifference, "与第一处的差别 · differences from the first source")
    quotation = _flag("是引号里的话 · stands in quotation marks")
    named = strings("讲稿说的出处 · sources that the draft names")
    lead_in = string("起头没有一起查的话，没有则空 · words before them that were not looked up, empty if none")
    unknown_sources = strings("讲稿说的、本库没有的出处 · sources that the draft names and this corpus has not got")
    reference = _maybe("参考文献的序号 · number in the references", fields.Integer)


class FactSource(DraftWords):
    document = string("文档编号 · id of the document")
    passage = string("段落编号 · id of the passage")
    file = string("来源文件名 · base name of the file")
    title = string("标题 · title")
    date = string("日期，不知道则空 · date, empty if unknown")
    sentence = fields.String(metadata={"description": "所在的句子 · its sentence", "always": False})
    value = _number("数值 · value", always=False)
    unit = fields.String(metadata={"description": "单位 · unit", "always": False})
    subject = fields.String(metadata={"description": "数的是什么 · what is counted", "always": False})
    approximate = fields.Boolean(metadata={"description": "约数 · approximate", "always": False})


class CheckedFact(DraftWords):
    verdict = string("agrees、differs、cannot_tell · what the corpus says to it")
    sources = rows(FactSource, "凭什么这样说 · what bears that out")
    reference = _maybe("参考文献的序号 · number in the references", fields.Integer)


class CheckedFigure(CheckedFact):
    reason = string("为何不能判断，能判断则空 · why nobody can tell, empty where somebody can")
    value = _number("数值 · value")
    unit = string("单位 · unit")
    subject = string("数的是什么 · what is counted")
    approximate = _flag("约数 · approximate")
    owner = _maybe("是谁的数，实体编号 · whose figure, id of an entity")
    read_as = fields.String(
        metadata={
            "description": "表格里的数，连同行、列的名称读作的句子 · what a figure of a table is read as",
            "always": False,
        }
    )


class CheckedEntity(CheckedFact):
    type = string("实体类型，或 slogan 提法 · type of entity, or slogan")
    entity = _maybe("图谱里的实体编号 · id of the entity in the graph")
    why = string("为何这样说 · why")
    posts = strings(
        "讲稿说到此人职务时，本库里他任职的单位 · where the draft tells of a person's post, the bodies at which this corpus has one"
    )


class Covered(Answer):
    documents = integer("文档数 · documents")
    from_ = fields.String(data_key="from", metadata={"description": "最早的年份 · year of the earliest"})
    to = string("最晚的年份 · year of the latest")


class CheckedDraft(Answer):
    text = string("讲稿的文字，起止按它计 · the text of the draft, in which offsets count")
    sentences = rows(CheckedSentence, "逐句、逐条引文 · each sentence and quotation")
    claims = rows(CheckedFigure, "数据 · figures")
    names = rows(CheckedEntity, "名称 · names")
    references = strings("参考文献，按出现次序 · references in order of appearance")
    coverage = one(Covered, "本库收录什么 · what this corpus covers")
