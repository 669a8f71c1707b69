"""Numbers with what they count."""

from __future__ import annotations

import re
from collections.abc import Sequence

from ingest.extract.figures.clauses import clause_around
from ingest.extract.figures.quantities import Quantity, find_quantities
from ingest.steps import Context
from kg.ids import EntityId
from kg.model import Entity, Evidence, Figure, Mention, Passage

_LONGEST_SUBJECT = 16
_CUT = (
    "参与|参加|受益|受到|分别|进行|作为|成为|同时|组成(?!员)|前往|来自|签订|得到|实现|提供|完成|入选|获得|解决|开展|联系|纳入|以上|以下|左右|就是|等(?![级次])|中(?![外小央心型])|工作(?=者|的|，)"
    "|[的了着在是为把将和与及或对被让使而向于到已均都共各约近超]|从(?!业)"
)
# What is counted right after the unit: 28名党员, 3个乡镇
_AFTER = re.compile(rf"的?(?P<noun>(?:(?!{_CUT})[^\W\d_])+)")
_VERBS = (
    "发放|召开|帮扶(?!资金|项目)|落实|解决|走访|慰问(?!金|品)|惠及|开展|举办|组织(?!部)|建立|建成|新建|成立|组建|投入|投资|筹集|争取|提供|完成|实现|收集|征集|整理|受理|办理|化解|调解|排查|选派|选聘|培训|吸收|吸引|带动|覆盖"
    "|累计|共计|合计|总计|新增|增加|减少|达到|超过|设立|设置|整顿|转化|安装|铺设|修建|改造|引进|推广|评选|表彰|刊登|报道|形成|制定|出台|下发|印发|参加|参与|动员|发动|接待|募集|捐款|捐助|送去|拥有|现有|共有|设有|下辖|帮助|抽查|联系"
    "|[辖占共达有]|以来|目前|今年|去年"
)
# What is counted right before the number: 发放联系卡11887张
_BEFORE = re.compile(
    rf"(?:.*(?:[^\w]|\d[^\W\d_]?|{_VERBS}|[的了在为将和与及对从向于已均都]))?(?P<noun>[^\W\d_]{{2,{_LONGEST_SUBJECT}}}?)"
    r"(?:人数|数量|总数|总数为)?(?:共|共计|累计|合计|约|近|达|达到|超过|超|已|为|均在|仅|只有|有)*\s?$"
)
_WHOLE = re.compile("全[市县区镇乡村省国旗]|[该我][市县区镇乡村局]")


def find_figures(context: Context, entities: Sequence[Entity]) -> list[Figure]:
    """All quantities of the document with what they count and, where a sentence or the region tells, whose they are."""
    home = _home(context, entities)
    figures = []
    for passage, mentions in _by_passage(context, entities):
        for quantity in find_quantities(passage.text):
            start, end = clause_around(passage.text, quantity.start, quantity.end)
            figures.append(
                Figure(
                    text=passage.text[start:end],
                    value=quantity.value,
                    unit=quantity.unit,
                    subject=_subject(passage.text, start, end, quantity),
                    approximate=quantity.approximate,
                    owner=_owner(passage.text, start, mentions, home),
                    evidence=Evidence(passage.id, start, end),
                )
            )
    return figures


def _by_passage(context: Context, entities: Sequence[Entity]) -> list[tuple[Passage, list[tuple[Mention, EntityId]]]]:
    mentions: dict[str, list[tuple[Mention, EntityId]]] = {}
    for entity in entities:
        if entity.type != "person":
            for mention in entity.mentions:
                mentions.setdefault(mention.passage_id, []).append((mention, entity.id))
    return [(passage, sorted(mentions.get(passage.id, []))) for passage in context.document.passages]


def _home(context: Context, entities: Sequence[Entity]) -> EntityId | None:
    """The narrowest place of the document's region, if the document has it as an entity."""
    known = {entity.id for entity in entities}
    return next((EntityId(place.id) for place in context.region if place.id in known), None)


def _owner(
    text: str, clause: int, mentions: Sequence[tuple[Mention, EntityId]], home: EntityId | None
) -> EntityId | None:
    """The first place, body or initiative that the sentence names before or at the head of the clause; else the region."""
    sentence = max(text.rfind(mark, 0, clause) for mark in "。！？；\n") + 1
    before = [(mention, owner) for mention, owner in mentions if sentence <= mention.start <= clause + 2]
    if before and not _WHOLE.search(text, max(sentence, before[-1][0].end), clause + 6):
        return before[0][1]
    return home


def _subject(text: str, start: int, end: int, quantity: Quantity) -> str:
    """The nearest nouns: after the unit where they follow it at once, else before the number; "" where neither stands."""
    after = _AFTER.match(text, quantity.end, end)
    if after and quantity.unit not in ("%", "‰", "个百分点"):
        return after["noun"][:_LONGEST_SUBJECT]
    before = _BEFORE.match(text, start, quantity.start)
    return before["noun"] if before else ""
