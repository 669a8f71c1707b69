"""Schemas of lists of slogans, figures and contradictions."""

from __future__ import annotations

from web.api.evidence import Figure, Slogan
from web.api.paging import Links
from web.api.shapes import Answer, integer, one, rows, string, strings


class Spelling(Answer):
    components = strings("展开的各项 · what the slogan counts")
    told = rows(Slogan, "谁这样写，有日期者按先后 · where it is spelled out so, dated ones first, the earliest first")


class FoldedSlogan(Answer):
    surface = string("提法 · the slogan")
    documents = integer("几份文档展开它 · how many documents spell it out")
    first_date = string("最早展开它的文档的日期，未知则空 · date of the first to do so, empty where it is not known")
    spellings = rows(Spelling, "各种写法，文档多者在前 · ways of spelling it out, that of most documents first")


class Slogans(Answer):
    total = integer("提法数 · how many slogans")
    slogans = rows(FoldedSlogan, "这一页的提法 · the slogans of this page")
    links = one(Links, "续页 · going on")


class Figures(Answer):
    total = integer("数据数 · how many figures")
    figures = rows(Figure, "这一页的数据 · the figures of this page")
    links = one(Links, "续页 · going on")


class Contradiction(Answer):
    why = string("为何不能都对 · why they cannot both be right")
    figures = rows(Figure, "两个数，各附原文 · the two figures with their words")


class Contradictions(Answer):
    total = integer("几对 · how many pairs")
    contradictions = rows(Contradiction, "这一页的各对 · the pairs of this page")
    links = one(Links, "续页 · going on")
