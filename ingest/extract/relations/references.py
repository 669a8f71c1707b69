"""Words that stand for a name: 该县, 我市, 该公司党支部, 村党支部, 街道."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from ingest.extract.relations.reading import Named
from kg.model import Entity, Passage

_AREA = "省|市|县|区|旗|州|镇|乡|街道|村|社区|片区|园区|开发区"
_FIRM = "公司|企业|集团|合作社|厂|局|医院|学校|学院|协会|促进会|商会|中心"
_BODY = "党委|党组|党工委|党总支|党支部|政府|组织部|街道办|居委会|村委会"
_STAND_IN = re.compile(
    rf"(?P<pointer>该|我|本|全)(?P<base>{_AREA}|{_FIRM})(?P<body>{_BODY})?"
    rf"|(?<![\u4e00-\u9fff])(?:在|由|以|据|经|把|将|如|是)?(?P<bare>(?:{_AREA}|{_FIRM})(?:{_BODY}))"
    rf"|(?:(?<![\u4e00-\u9fff])|(?<=[由把将以]))(?P<lone>{_AREA}|{_FIRM})"
    r"(?=首创|创新|探索|建立|成立|设立|打造|构建|推行|推出|开展|还|也|积极|坚持|专门|里|一方面|通过|立足|为主体|牵头|组织|先后|主动|依托|充分)"
)
_SPEAKER = re.compile(r"我(省|市|县|区|旗|州|镇|乡|街道|村|社区)(?![长级委])")
_FIRM_NAME = re.compile(rf"(?:公司|集团|厂)(?:{_BODY})?$")
_WE = re.compile(r"(?<![给让为使向跟])我们")


class Memory:
    """Which names were met last; what a stand-in means depends on them.

    Derived from the mentions in reading order; only `find_stand_ins` writes.
    """

    def __init__(self, region: Sequence[Entity], speaker: Entity | None) -> None:
        self._region = region
        self._speaker = speaker
        self._met: dict[str, Entity] = {}  # canonical name -> entity, the latest last

    def meet(self, entity: Entity) -> None:
        self._met.pop(entity.canonical, None)
        self._met[entity.canonical] = entity

    def latest(self, suffix: str) -> Entity | None:
        """The last place or body met whose name ends so."""
        return next((self._met[name] for name in reversed(self._met) if name.endswith(suffix)), None)

    def latest_firm(self) -> Entity | None:
        """The last company met, or the last body inside a company (…公司党支部)."""
        return next((self._met[name] for name in reversed(self._met) if _FIRM_NAME.search(name)), None)

    def meaning(self, found: re.Match[str]) -> Entity | None:
        """Whom a stand-in means, as far as that is known."""
        if bare := found["bare"]:
            return self.latest(bare)
        if lone := found["lone"]:
            return self._base("该", lone)
        pointer, suffix, body = found["pointer"] or "", found["base"] or "", found["body"] or ""
        base = self._base(pointer, suffix)
        if not body:
            return base
        of_the_region = base is not None and self._met.get(base.canonical + body)
        return of_the_region or (self.latest(suffix + body) if pointer == "该" else None) or base

    def speaker(self) -> Entity | None:
        """Who says 我们 in this document."""
        return self._speaker

    def _base(self, pointer: str, suffix: str) -> Entity | None:
        if pointer in "我全本":
            return self._of_region(suffix)
        if suffix in ("县", "市", "区", "旗", "州", "省"):
            return self._of_region(suffix) or self.latest(suffix)
        if suffix == "企业":
            return self.latest_firm()
        return self.latest(suffix) or self._of_region(suffix)

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
        entity = memory.speaker() if found[0] == "我们" else memory.meaning(found)
        if entity is not None and not any(one.start < found.end() and start < one.end for one in named):
            yield Named(entity, start, found.end(), stand_in=True)
    for one in waiting:
        _meet(memory, one)


def _found(text: str) -> Mapping[int, re.Match[str]]:
    found = {match.start("bare") if match["bare"] else match.start(): match for match in _STAND_IN.finditer(text)}
    return found | {match.start(): match for match in _WE.finditer(text)}


def _meet(memory: Memory, named: Named) -> None:
    if named.type in ("place", "organisation"):
        memory.meet(named.entity)
