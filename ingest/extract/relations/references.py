"""Words that stand for a name: 该县, 我市, 该公司党支部, 村党支部, 街道."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from ingest.extract.relations.reading import Named
from kg.model import Entity, Passage

_AREA = "省|市|县|区|旗|州|镇|乡|街道|村|社区|片区|园区|开发区"
_FIRM = "公司|企业|集团|合作社|厂|局|医院|学校|校|学院|协会|促进会|商会|中心|志愿服务队|服务队|志愿队|工作队|小分队|议事会|理事会"
_BODY = '党委|党组|党工委|党总支|党支部|支委会|[“"]?两委[”"]?|政府|组织部|街道办|居委会|村委会|团委'
_POST = '副?(?:支书|[“"]?第一书记|书记|主任|会计|文书|[省市县区旗州镇乡村校院局厂]?长)'
_HEADED = "(?:队长|主任|书记|会长|站长|所长|院长|校长|经理)(?=[说介表坦告认为笑，。：])"  # 服务队|林队长说
FREE = "(?<![\u4e00-\u9fff])|(?<=[由把将以和与及在对向让请跟找问叫经了给的是据如])"  # what may stand right before a word that stands for a name
_DEEDS = (
    "首创|创[新建办立]|探索|[建成设]立|打造|构建|推[行出动进]|开[展设办]|实[施行]|制定|出台|启动|举办|召开|发[起动]|组[织建]|引[导进]|统筹|整合|联合|投[入资]"
    "|还|也|提供|积极|坚持|专门|里|一方面|通过|立足|围绕|结合|利用|为主体|牵头|先后|主动|依托|充分"
)
_STAND_IN = re.compile(
    rf"(?P<pointer>[该我本全]|这个|我们(?=[省市县区旗镇乡村街]))(?P<base>{_AREA}|{_FIRM})(?P<body>{_BODY})?"
    rf"|(?:{FREE})(?P<bare>街道办(?:事处)?|(?P<of>{_AREA}|{_FIRM})(?:{_BODY}))"
    rf"|(?:{FREE})(?P<lone>{_AREA}|{_FIRM})(?={_DEEDS}|的|(?:{_BODY})?{_POST}|[\u4e00-\u9fff]{_HEADED})"
)
_SPEAKER = re.compile(r"我(省|市|县|区|旗|州|镇|乡|街道|村|社区)(?![长级委])")
_FIRM_NAME = re.compile(rf"(?:公司|集团|厂)(?:{_BODY})?$")
_BODY_OF = re.compile(rf"(?P<of>.{{2,}}(?:{_AREA}))(?:{_BODY}|办事处|办)")
_SHORT = {"街道办": ("街道办", "街道办事处")}
_SETTLED = {"社区": ("社区", "安置点", "安置区")}  # what a text goes on to call a community
_SCHOOLS = ("大学", "学校", "中学", "小学", "学院")
_WE = re.compile(r"(?<![给让为使向跟])我们")


class Memory:
    """Which names were met last; what a stand-in means depends on them.

    Derived from the mentions in reading order; only `find_stand_ins` writes.
    """

    def __init__(
        self, region: Sequence[Entity], speaker: Entity | None, places: Mapping[str, Entity] | None = None
    ) -> None:
        self._places = places or {}  # those of the document, by name
        self._region = region
        self._speaker = speaker
        self._met: dict[str, Entity] = {}  # canonical name -> entity, the latest last

    def meet(self, entity: Entity) -> None:
        self._met.pop(entity.canonical, None)
        self._met[entity.canonical] = entity

    def latest(self, suffix: str | tuple[str, ...]) -> Entity | None:
        """The last place or body met whose name ends so, or the last body of such a place (乌石村党支部 for 村)."""
        return next(filter(None, (self._means(suffix, name) for name in reversed(self._met))), None)

    def _means(self, suffix: str | tuple[str, ...], name: str) -> Entity | None:
        if name.endswith(suffix):
            return self._met[name]
        held = _BODY_OF.fullmatch(name)
        if held is None or not held["of"].endswith(suffix):
            return None
        return self._places.get(held["of"], self._met[name])

    def latest_firm(self) -> Entity | None:
        """The last company met, or the last body inside a company (…公司党支部)."""
        return next((self._met[name] for name in reversed(self._met) if _FIRM_NAME.search(name)), None)

    def meaning(self, found: re.Match[str]) -> Entity | None:
        """Whom a stand-in means, as far as that is known; for a body that is not, the place or firm that it is of."""
        if bare := found["bare"]:
            return self.latest(_SHORT.get(bare, bare)) or self._base("该", found["of"] or "街道")
        if lone := found["lone"]:
            return self._base("该", lone)
        pointer, suffix, body = found["pointer"], found["base"], found["body"] or ""
        base = self._base(pointer, suffix)
        if not body:
            return base
        of_the_region = base is not None and self._met.get(base.canonical + body)
        return of_the_region or (self.latest(suffix + body) if pointer in "该这个" else None) or base

    def speaker(self) -> Entity | None:
        """Who says 我们 in this document."""
        return self._speaker

    def _base(self, pointer: str, suffix: str) -> Entity | None:
        if suffix == "企业":
            return self.latest_firm()
        if suffix in ("校", "学校"):
            return next(filter(None, map(self.latest, _SCHOOLS)), None)
        if suffix in _FIRM.split("|"):
            return self.latest(suffix)
        if pointer == "我们":
            return self.latest(suffix) or self._of_region(suffix)
        if pointer in "我全本":
            return self._of_region(suffix)
        if suffix in ("县", "市", "区", "旗", "州", "省"):
            return self._of_region(suffix) or self.latest(suffix)
        return self.latest(_SETTLED.get(suffix, suffix)) or self._of_region(suffix)

    def _of_region(self, suffix: str) -> Entity | None:
        return next((place for place in self._region if place.canonical.endswith(suffix)), None)


def find_speaker(passages: Sequence[Passage], region: Sequence[Entity]) -> Entity | None:
    """The place that a document speaks for: that of its first 我县, 我市 …"""
    if not any("我们" in passage.text for passage in passages):
        return None
    for passage in passages:
        for found in _SPEAKER.finditer(passage.text):
            return next((place for place in region if place.canonical.endswith(found[1])), None)
    return None


def find_stand_ins(passage: Passage, named: Sequence[Named], memory: Memory) -> Iterator[Named]:
    """The stand-ins of one passage that can be read; what is named is met on the way."""
    waiting = list(named)
    for start, found in sorted(_found(passage.text).items()):
        while waiting and waiting[0].start <= start:
            _meet(memory, waiting.pop(0))
        if passage.text.startswith("的", found.end()) and _is_lone(found) and not _begins(found.end() + 1, named):
            continue
        entity = memory.speaker() if found[0] == "我们" else memory.meaning(found)
        if entity is not None and not any(one.start < found.end() and start < one.end for one in named):
            yield Named(entity, start, found.end(), stand_in=True)
    for one in waiting:
        _meet(memory, one)


def _is_lone(found: re.Match[str]) -> bool:
    return found.groupdict().get("lone") is not None


def _begins(at: int, named: Sequence[Named]) -> bool:
    """Whether an initiative begins there, in quotation marks or without: 街道的|“灯塔夜谈”."""
    return any(one.type == "initiative" and at <= one.start <= at + 1 for one in named)


def _found(text: str) -> Mapping[int, re.Match[str]]:
    we = {match.start(): match for match in _WE.finditer(text)}
    return we | {match.start(): match for match in _STAND_IN.finditer(text)}


def _meet(memory: Memory, named: Named) -> None:
    if named.type in ("place", "organisation"):
        memory.meet(named.entity)
