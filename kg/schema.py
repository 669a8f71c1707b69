"""What the graph may hold: types, predicates, attributes and kinds, with their names in Chinese and English."""

from __future__ import annotations

from typing import NamedTuple


class Label(NamedTuple):
    """How people call it."""

    zh: str
    en: str


class Predicate(NamedTuple):
    """A kind of relation: which types it joins, and how it reads from either end."""

    subjects: frozenset[str]
    objects: frozenset[str]
    out: Label  # read from the subject
    back: Label  # read from the object


ENTITY_TYPES: dict[str, Label] = {
    "place": Label("地点", "place"),
    "organisation": Label("组织", "organisation"),
    "initiative": Label("做法", "initiative"),
    "person": Label("人物", "person"),
}

_BODY = frozenset({"organisation", "place"})

PREDICATES: dict[str, Predicate] = {
    "part_of": Predicate(_BODY, _BODY, Label("隶属于", "part of"), Label("下辖", "has part")),
    "located_in": Predicate(
        frozenset({"organisation"}), frozenset({"place"}), Label("位于", "located in"), Label("驻有", "hosts")
    ),
    "carries_out": Predicate(
        _BODY, frozenset({"initiative"}), Label("开展", "carries out"), Label("开展单位", "carried out by")
    ),
    "component_of": Predicate(
        frozenset({"initiative"}), frozenset({"initiative"}), Label("属于", "component of"), Label("包括", "comprises")
    ),
    "holds_post_at": Predicate(
        frozenset({"person"}), _BODY, Label("任职于", "holds a post at"), Label("任职人员", "staffed by")
    ),
    "exemplifies": Predicate(
        frozenset({"person", "organisation"}),
        frozenset({"initiative"}),
        Label("典型于", "exemplifies"),
        Label("典型", "exemplified by"),
    ),
    "recognised_by": Predicate(
        frozenset({"initiative"}),
        frozenset({"organisation"}),
        Label("受肯定于", "recognised by"),
        Label("肯定", "recognises"),
    ),
    "follows": Predicate(
        frozenset({"initiative", "organisation"}),
        frozenset({"initiative", "organisation"}),
        Label("借鉴", "follows"),
        Label("被借鉴于", "followed by"),
    ),
    "partners_with": Predicate(
        _BODY | {"initiative"}, _BODY | {"initiative"}, Label("共建", "partners with"), Label("共建", "partners with")
    ),
}

ATTRIBUTES: dict[str, Label] = {
    "level": Label("层级", "level"),  # place: province, city, county, town, village or area
    "chain": Label("所在", "chain"),  # place: names from the widest to the place itself, joined with "/"
    "chain_ids": Label("所在编号", "chain ids"),  # place: the same as ids
    "ended": Label("撤销年份", "ended"),  # place: last year in the statistical table, where it is gone
    "candidates": Label("可能是", "candidates"),  # place: ids that an ambiguous name may mean, joined with "/"
    "kind": Label("类别", "kind"),  # initiative: 工程, 活动, 工作法 …; organisation: 党组织, 政府部门, 企业 …
    "level_of": Label("级别", "level of"),  # initiative: national, provincial or local
    "definition": Label("定义", "definition"),  # initiative: id of the passage with the defining sentence, "#p3:10-42"
    "also": Label("又名", "also called"),  # further names that people gave, joined with "/"
    "role": Label("身份", "role"),  # person
    "body": Label("单位", "body"),  # person
    "partial": Label("不完整", "partial"),  # person: "yes" where only the surname is known
}

DOCUMENT_TYPES: tuple[str, ...] = (
    "情况汇报", "讲话", "通报", "调研报告", "总结", "述职报告", "经验材料", "论文", "政府工作报告",
    "通讯", "消息", "案例", "通知", "方案", "简报", "材料",
)  # fmt: skip
