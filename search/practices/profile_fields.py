"""In which field of work a practice stands, on which level, and in which years it was told of: by general cues alone."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Iterable

from kg.ids import EntityId, place_chain
from kg.model import DocumentRecord, Entity
from kg.schema import Label
from search.practices.practice import Practice

FIELDS: dict[str, Label] = {
    "rural": Label("农村", "villages"),
    "community": Label("社区", "urban neighbourhoods"),
    "office": Label("机关", "government offices"),
    "new": Label("两新组织", "private firms and associations"),
    "state": Label("国企", "state-owned firms"),
    "school": Label("学校", "schools"),
    "hospital": Label("医院", "hospitals"),
    "sea": Label("渔船海上", "at sea"),
    "pasture": Label("牧区", "pastures"),
    "park": Label("园区商圈", "business parks and quarters"),
    "delivery": Label("新就业群体", "couriers and drivers"),
    "law": Label("政法", "police and courts"),
}
LEVELS: dict[str, Label] = {
    "province": Label("省级", "province"),
    "city": Label("市级", "city"),
    "county": Label("县级", "county"),
    "town": Label("乡镇街道", "township"),
    "village": Label("村社区", "village"),
}
_CUES = {
    "rural": "村民|村寨|山寨|寨子|进寨|梯田|村级|村党|村支|村干部|村委|村“两委|村两委|驻村|农村|农民|农户|农业|乡村|行政村|自然村|田间|贫困村|种植|村里|全村|各村|本村",
    "community": "社区|居民|小区|街道|居委|楼栋|楼道|楼院|物业|业委|网格",
    "office": "机关|直属单位|公务员|窗口单位|政务大厅|政务服务|行政审批|局党组|局党委|科室|处室|市直|县直|区直|省直",
    "new": "非公|两新|“两新|新经济组织|新社会组织|社会组织|民营企业|民企|私营|个体工商|行业协会|商会|律师事务所",
    "state": "国有企业|国企|央企|集团公司|公司党委|班组|项目部|分公司|矿井|矿区|采油|油田|电厂|供电",
    "school": "学校|高校|大学(?!习)|学院|中学|小学|教师|学生|校园|师生|教职工|班主任|辅导员",
    "hospital": "医院|卫生院|医务|患者|病人|医生|护士|医护|诊疗",
    "sea": "渔船|渔民|海上|出海|渔业|渔港|渔村|船员|船舶|船长|水上|船头|海员",
    "pasture": "牧区|牧民|草原|牧户|蒙古包|马背|嘎查|苏木|农牧|游牧|牧场|毡房",
    "park": "园区|开发区|商圈|楼宇|商务楼|步行街|商户|市场党|专业市场|商会大厦|产业园",
    "delivery": "快递|外卖|骑手|网约车|货车司机|卡车司机|新就业群体|新业态|小哥",
    "law": "派出所|民警|公安|法院|检察|法官|检察官|司法所|看守所|监狱|交警",
}
_PATTERNS = {field: re.compile(cues) for field, cues in _CUES.items()}
_IN_HEADINGS = 3  # times as telling as in the text
_LEAST, _SHARE = 2, 0.3  # points that tell a field, and of the points of the first
_FEW = 150  # characters in which one point tells a field
_BODIES = (  # the end of a body's name tells its level; the first that fits
    ("village", re.compile(r"(?:村|社区|嘎查)(?:党|支|委|“?两委|居委)|(?:村|社区|嘎查)$")),
    ("town", re.compile(r"(?:[镇乡]|街道|苏木)(?:党|委|政府|办|工委|人大|机关)|(?:[镇乡]|街道)$")),
    ("county", re.compile(r"[县旗区](?:委|政府|直|局|纪|人大|政协|组织部)|县$")),
    ("city", re.compile(r"(?:[市州盟]|地区)(?:委|政府|直|局|纪|人大|政协|组织部)")),
    ("province", re.compile(r"(?:省|自治区)(?:委|政府|直|纪|人大|政协|厅)")),
)
_BY_DIGITS = {2: "province", 4: "city", 6: "county", 9: "town"}  # of the code of a place


def fields_of(record: DocumentRecord, practice: Practice) -> tuple[str, ...]:
    """Keys of FIELDS, the most telling first; none where nothing tells."""
    texts = {passage.id: passage for passage in record.passages}
    told = "\n".join(texts[s.passage_id].text[s.start : s.end] for s in practice.sentences)
    headings = {line for s in practice.sentences for line in texts[s.passage_id].heading}
    above = "\n".join({practice.name, record.document.title, *headings})
    points = Counter(
        {
            field: len(pattern.findall(told)) + _IN_HEADINGS * len(pattern.findall(above))
            for field, pattern in _PATTERNS.items()
        }
    )
    best = max(points.values())
    least = max(_LEAST if len(told) > _FEW else 1, _SHARE * best)
    return tuple(field for field, n in points.most_common() if n >= least)


def level_of(record: DocumentRecord, ids: Collection[EntityId]) -> str:
    """One of LEVELS: the widest of those who carry out the practice with these ids, else of what the text is about.

    "" where nothing tells.
    """
    carriers = {r.subject for r in record.relations if r.predicate == "carries_out" and r.object in ids}
    return widest(_level(entity) for entity in record.entities if entity.id in carriers) or _level_of_region(record)


def widest(levels: Iterable[str]) -> str:
    """Of LEVELS, for a practice of which several documents tell: who carries it out begins small and goes on."""
    found = {*levels}
    return next((level for level in LEVELS if level in found), "")


def _level_of_region(record: DocumentRecord) -> str:
    about = record.document.region_ids[:1]
    coded = (_BY_DIGITS[len(id_) - len("place:")] for id_ in about if place_chain(id_))
    named = (entity.attrs.get("level", "") for entity in record.entities if entity.id in about)
    return next((level for level in (*coded, *named) if level in LEVELS), "")


def years_of(record: DocumentRecord) -> tuple[str, ...]:
    """The year of the document; none where it has no date."""
    return tuple(filter(None, [record.document.date[:4]]))


def _level(entity: Entity) -> str:
    if entity.type == "place":
        return entity.attrs.get("level", "")
    return next((level for level, pattern in _BODIES if pattern.search(entity.canonical)), "")
