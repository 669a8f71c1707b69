"""What the view of a region and the map look like."""

from __future__ import annotations

from marshmallow import fields

from web.api.evidence import Words
from web.api.shapes import Answer, integer, one, rows, string, strings


class PlaceRef(Answer):
    id = string("地点编号 · id of the place")
    name = string("名称 · name")


class Year(Answer):
    year = string("年份，未注明的为空 · year, or empty for what is undated")
    documents = integer("关于这里的文档 · documents about the region")
    initiatives = integer("提到的这里的做法 · initiatives of the region that are mentioned")


class RegionInitiative(Answer):
    id = string("编号 · id")
    canonical = string("规范名称 · canonical name")
    kind = string("种类 · kind")
    first_date = string("最早的日期 · first date")
    last_date = string("最近的日期 · last date")
    documents = integer("提到它的文档 · documents that mention it")
    words = one(Words, "首次提到的原文 · the words that mention it first")


class RegionWord(Answer):
    word = string("词 · the word")
    passages = integer("这里有它的段落 · passages about the region that have it")
    documents = integer("它们所在的文档 · documents that these lie in")
    elsewhere = integer("别处有它的段落 · other passages that have it")
    times = fields.Float(
        allow_none=True,
        metadata={"description": "这里的比例是别处的几倍，别处没有则 null · ratio of the shares here and elsewhere"},
    )
    likelihood = fields.Float(metadata={"description": "对数似然比 G² · log-likelihood ratio G²"})


class MissingInitiative(RegionInitiative):
    neighbours = rows(PlaceRef, "有它的邻近各地 · neighbours that have it")
    words = one(Words, "最近提到的原文 · the words that mention it last")


class MissingWord(Answer):
    word = string("词 · the word")
    passages = integer("邻近有它的段落 · passages about neighbours that have it")
    neighbours = rows(PlaceRef, "以它为特点的邻近各地 · neighbours of which it is distinctive")
    likelihood = fields.Float(metadata={"description": "其中最高的 G² · the highest G² of them"})
    words = one(Words, "一处原文 · a place where it stands")


class Region(Answer):
    id = string("地点编号 · id of the place")
    name = string("名称 · name")
    chain = rows(PlaceRef, "由省到它 · from the province down to it")
    documents = integer("关于它和其下各地的文档 · documents about it and the places below it")
    texts = integer("其中不同的文字，转载只算一次 · different texts among these, reprints counted once")
    passages = integer("这些文档的段落 · passages of these")
    years = rows(Year, "逐年，先年份，末尾是未注明的 · by year, the undated last")
    initiatives_total = integer("做法共几项 · initiatives in all")
    initiatives = rows(RegionInitiative, "做法，先提到的在前 · initiatives, first mentioned first")
    words = rows(RegionWord, "特有的词，最显著的在前 · distinctive words, most significant first")
    missing_initiatives = rows(
        MissingInitiative, "邻近有、这里未见的做法 · initiatives of neighbours of which nothing is told here"
    )
    missing_words = rows(
        MissingWord, "邻近特有、这里未见的词 · words distinctive of neighbours that no passage here has"
    )


class ProvinceCount(PlaceRef):
    number = integer("数目 · how many")


class ProvinceMap(Answer):
    count = string("数的是什么：documents、initiatives、passages · what is counted")
    total = integer("共几个 · how many in all")
    elsewhere = integer("不属于任何省份或省份不详 · in no province, or not known in which")
    provinces = rows(ProvinceCount, "34 个省级单位，按区划代码 · the 34 provincial units, by statistical code")
    hints = strings("检索词是怎样理解的 · how the question was taken")
