"""Records made by chance from a seed: as many documents as wanted, of the shape that a corpus of reports has.

Documents tell of counties, the larger ones more often. Each names the places above its county, a few that the whole
country knows (the hubs), some that its county has had before, and some that are new. 5,000 documents come to about
100,000 passages, 50,000 entities, 500,000 mentions and 200,000 relations. No word is taken from a text.
"""

from __future__ import annotations

import random
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import pairwise

from kg.ids import DocumentId, EntityId, coded_place, make_id, passage_id, place_chain
from kg.model import Document, DocumentRecord, Entity, Evidence, Figure, Mention, Passage, Relation
from kg.source import Source

PROVINCES = 31
_CITIES, _COUNTIES = 10, 8  # of a province, of a city
_HUBS = 20  # entities that the whole country knows, two of them in a document
_PASSAGES = 20  # of a document, each with
_MENTIONS = 5
_NEW, _AGAIN = (9, 10, 10), 8  # entities of a document's county
_CHARACTERS = (
    "安白宝北边滨博昌长朝成城春大德东发丰凤福富高光广桂国海河合和红洪湖华怀黄惠吉济家嘉建江金津晋景静九开康兰乐立丽连凉林临灵龙隆洛马梅明南宁平普齐启青清庆泉荣瑞山上盛石顺四松泰桃天通同万"
    "文武西溪仙贤湘祥新信兴星秀徐延岩阳宜义益银永玉元远云泽正中舟州竹庄紫邹先锋领航便民服务连心初心堡垒示范驿站互助先进志愿网格"
)
_FILLER = "按照统一部署扎实推进，"
_SURNAMES = "王李张刘陈杨黄赵周吴徐孙马朱胡郭何高林郑"
_BODIES = ("党委", "党支部", "党总支", "组织部", "民政局", "农业局", "合作社", "村委会")
_CLASS_WORDS = ("工程", "行动", "活动", "计划", "工作法", "机制", "")
_JOINS = {  # types of the ends, to what may hold between them
    ("organisation", "initiative"): "carries_out",
    ("organisation", "place"): "located_in",
    ("organisation", "organisation"): "part_of",
    ("person", "organisation"): "holds_post_at",
    ("person", "place"): "holds_post_at",
    ("person", "initiative"): "exemplifies",
    ("place", "initiative"): "carries_out",
    ("place", "place"): "part_of",
    ("initiative", "initiative"): "component_of",
    ("initiative", "organisation"): "recognised_by",
}


@dataclass(frozen=True, slots=True, eq=False)  # looked up by what it is, not by what it says
class _Thing:
    id: EntityId
    type: str
    name: str
    scope: str
    attrs: dict[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class _County:
    chain: tuple[_Thing, ...]  # narrowest first
    things: list[_Thing]


def records(documents: int, *, seed: int = 6) -> Iterator[DocumentRecord]:
    """So many records, the same for the same seed."""
    chance = random.Random(seed)
    counties = _counties(chance)
    hubs = [_thing(chance, "initiative" if n % 3 else "organisation", "") for n in range(_HUBS)]
    weights = [1 / (n + 8) for n in range(len(counties))]
    for number in range(documents):
        yield _record(chance, number, chance.choices(counties, weights)[0], hubs)


def _counties(chance: random.Random) -> list[_County]:
    named = {}

    def place(code: str, suffix: str) -> _Thing:
        id_ = coded_place(code)
        chain = tuple(reversed(place_chain(id_)))
        named[id_] = _name(chance, 2) + suffix
        names = "/".join(named[i] for i in chain)
        return _Thing(id_, "place", named[id_], id_, {"chain_ids": "/".join(chain), "chain": names})

    counties = []
    for province in range(11, 11 + PROVINCES):
        widest = place(f"{province}", "省")
        for city in range(_CITIES):
            middle = place(f"{province}{city:02}", "市")
            counties += [
                _County((place(f"{province}{city:02}{n:02}", "县"), middle, widest), []) for n in range(_COUNTIES)
            ]
    chance.shuffle(counties)
    return counties


def _thing(chance: random.Random, type_: str, scope: str) -> _Thing:
    attrs = {}
    if type_ == "initiative":
        kind = chance.choice(_CLASS_WORDS)
        name, attrs = _name(chance, chance.choice((2, 2, 3, 4))) + kind, {"kind": kind} if kind else {}
    elif type_ == "organisation":
        name = _name(chance, 2) + chance.choice(("镇", "村", "街道", "县")) + chance.choice(_BODIES)
        attrs = {"kind": "党组织"}
    else:
        name, attrs = chance.choice(_SURNAMES) + _name(chance, chance.choice((1, 2))), {"role": "书记"}
    return _Thing(EntityId(make_id(type_, name, scope)), type_, name, scope, attrs)


def _village(chance: random.Random, county: _County) -> _Thing:
    name = _name(chance, 2) + "村"
    chain = [*reversed([place.id for place in county.chain])]
    id_ = EntityId(make_id("place", name, chain[-1]))
    names = [*reversed([place.name for place in county.chain]), name]
    attrs = {"chain_ids": "/".join([*chain, id_]), "chain": "/".join(names)}
    return _Thing(id_, "place", name, chain[-1], attrs)


def _record(chance: random.Random, number: int, county: _County, hubs: list[_Thing]) -> DocumentRecord:
    id_ = DocumentId(make_id("document", str(number)))
    things = _told_of(chance, county, hubs)
    slots = things + chance.choices(things, k=_PASSAGES * _MENTIONS - len(things))
    chance.shuffle(slots)
    passages, mentions, relations = [], dict[_Thing, list[Mention]](), list[Relation]()
    for ordinal in range(1, _PASSAGES + 1):
        here = slots[(ordinal - 1) * _MENTIONS : ordinal * _MENTIONS]
        passage = Passage(passage_id(id_, ordinal), ordinal, (), "".join(f"{thing.name}{_FILLER}" for thing in here))
        passages.append(passage)
        start = 0
        for thing in here:
            end = start + len(thing.name)
            mentions.setdefault(thing, []).append(Mention(passage.id, start, end, thing.name))
            start = end + len(_FILLER)
        relations += _relations(here, passage)
    return DocumentRecord(
        document=_document(chance, number, id_, county),
        passages=tuple(passages),
        entities=tuple(Entity(t.id, t.type, t.name, t.scope, tuple(found), t.attrs) for t, found in mentions.items()),
        relations=tuple(relations),
        figures=tuple(Figure(p.text[:9], 30.0, "名", "党员", False, None, Evidence(p.id, 0, 9)) for p in passages[:4]),
    )


def _told_of(chance: random.Random, county: _County, hubs: list[_Thing]) -> list[_Thing]:
    again = chance.sample(county.things, min(_AGAIN, len(county.things)))
    new = [_new(chance, county) for _ in range(chance.choice(_NEW))]
    county.things.extend(new)
    common = chance.choices(hubs, [1 / (n + 1) for n in range(len(hubs))], k=2)
    return list(dict.fromkeys((*county.chain, *again, *new, *common)))


def _new(chance: random.Random, county: _County) -> _Thing:
    types = ("initiative", "initiative", "organisation", "organisation", "organisation", "person", "place")
    type_ = chance.choice(types)
    return _village(chance, county) if type_ == "place" else _thing(chance, type_, county.chain[0].id)


def _relations(here: list[_Thing], passage: Passage) -> list[Relation]:
    """Two at most, each between two that stand beside each other."""
    evidence = (Evidence(passage.id, 0, len(passage.text)),)
    joined: dict[tuple[_Thing, _Thing], str] = {}
    for one, other in pairwise(here):
        for subject, object_ in ((one, other), (other, one)):
            if (subject.type, object_.type) in _JOINS and one is not other:
                joined.setdefault((subject, object_), _JOINS[subject.type, object_.type])
                break
    return [Relation(s.id, predicate, o.id, evidence, "made", 0.8) for (s, o), predicate in [*joined.items()][:2]]


def _document(chance: random.Random, number: int, id_: DocumentId, county: _County) -> Document:
    return Document(
        id=id_,
        title=f"{county.chain[0].name}第{number}号报告",
        doc_type=chance.choice(("情况汇报", "总结", "经验材料")),
        region=tuple(place.name for place in county.chain),
        region_ids=tuple(place.id for place in county.chain),
        date=f"{chance.randrange(2005, 2025)}-{chance.randrange(1, 13):02}",
        author="",
        publisher="",
        url="",
        sources=(Source(f"{number}.txt", make_id("bytes", str(number))),),
    )


def _name(chance: random.Random, characters: int) -> str:
    return "".join(chance.choices(_CHARACTERS, k=characters))
