"""GET /api/v1/similar: who else does something like this."""

from __future__ import annotations

from typing import Any

from flask import Response
from marshmallow import fields

from kg.errors import QueryError
from search.practices.profile_fields import FIELDS, LEVELS
from web.api.answers import content_answer
from web.api.evidence import Words
from web.api.operations import make_section, operation
from web.api.practice_shapes import NamedPractice, TellingDocument
from web.api.questions import Asked, asked_choice, asked_number, asked_text
from web.api.shapes import Answer, rows, string, strings
from web.pages.request import workspace
from web.pages.similar import practice_search
from web.similar_objects import LIMIT, MOST, narrowing_of, similar_object

section = make_section("similar", "类似的做法 · Similar practices")
_ONE_OF = "text、practice、passage 须给且只给一个 · give one of text, practice and passage"


class AskedSimilar(Asked):
    text = asked_text(
        "用自己的话描述 · a description in words of one's own", longest=500, example="常年在外的党员怎么过组织生活"
    )
    practice = asked_text("做法的编号 · id of a practice")
    passage = asked_text("段落编号 · id of a passage")
    region = asked_text("只要这个地区的，名称或编号 · only practices there, by name or id")
    not_region = asked_text("不要这个地区的 · none from there")
    year = asked_text("年份：2012 或 2010..2013 · a year, or a span")
    level = asked_choice("层级 · level", LEVELS)
    field = asked_choice("领域 · field of work", FIELDS)
    by = asked_choice("province：各省轮流列出 · one of each province before the second of any", ["province"])
    limit = asked_number("最多几个 · at most", most=MOST, usual=LIMIT)


class SimilarReason(Words):
    asked = fields.Nested(
        Words,
        allow_none=True,
        metadata={
            "description": "所问做法中与之对应的一句；自己描述的为空 · the sentence of the practice asked about that it goes with"
        },
    )
    why = string("为什么相似，一句话 · why it is similar, in a line")
    words = strings("共同的词语 · words in both")
    related = strings("相近的词语 · words that say much the same")
    topics = strings("同一话题 · topics of both")


class SimilarPractice(NamedPractice):
    region = strings("地区，小的在前 · where, narrowest first")
    score = fields.Float(metadata={"description": "只在一次答复之内可比 · to be compared within one answer only"})
    closeness = string(
        "close 明显相似，likely 可能相似，slight 只略有相同 · clearly similar, may be similar, only the nearest there is"
    )
    last_date = string("最近提及 · last told of")
    documents = rows(TellingDocument, "讲到它的文档 · documents that tell of it")
    reasons = rows(SimilarReason, "为什么相似，附原文 · why it is similar, with the very words")


class SimilarPractices(Answer):
    practices = rows(SimilarPractice, "相似的做法，最像的在前 · similar practices, best first")
    notes = strings("还缺什么 · what is missing yet")


@operation(section, "/similar", asks=AskedSimilar, answers=SimilarPractices, fails=(400, 404))
def find_similar(asked: dict[str, Any]) -> Response:
    """谁在做类似的事 · Who else does something like this

    与 hongfan similar 同样的对象。同一篇文字只算一次，每个县先列两个，每个都说明为什么。
    The object that hongfan similar prints. A text counts once, two of a county come first, and each says why.
    """
    if sum(bool(asked.get(name, "").strip()) for name in ("text", "practice", "passage")) != 1:
        raise QueryError(_ONE_OF)
    narrowing = narrowing_of(
        workspace().store,
        regions=filter(None, [asked.get("region")]),
        not_regions=filter(None, [asked.get("not_region")]),
        **{name: asked.get(name, "") for name in ("year", "level", "field")},
        by_province=asked.get("by") == "province",
    )
    return content_answer(similar_object(practice_search(), asked, narrowing, limit=asked["limit"]))
