"""Who acts in a sentence: names at the head of a clause, lists of them, and whoever acted before."""

from __future__ import annotations

import re
from dataclasses import dataclass

from ingest.extract.relations.reading import Clause, Named, Reading, Sentence
from kg.model import Entity

_LIST_GAP = re.compile(r"(?:等[一-龥]{0,6})?(?:、|和|及|与|以及|联合|会同|携手|联手)(?:其他)?[一-龥]{0,2}$")
_CHAIN_GAP = re.compile(r"[的—―\-“”\"（(]*$")
_HEAD = re.compile(  # what may stand before the subject of a clause
    r"(?:[\s“\"（(【\[●■◆★☆#*·•—]|[一二三四五六七八九十\d]+(?:是|[、.．)）])|第[一二三四五六七八九十]+|[①-⑳]"
    r"|在[^,，]*(?:中|下|上|时|后|间)|如今?|比如|例如|像|目前|同时|此外|另外|其中|期间|近年来?|近日|日前|今年以?来?|去年|当前"
    r"|为此|于是|因此|而|但|并|还有|随后|由|当地|城区|连日来|一直以来|截[至止]|[上下]半年|\d{1,4}[年月日](?:以来|起|底|初|[上中下]旬)?"
    r"|[A-Z]{1,2}[省市县区镇乡]|某[省市县区镇乡]|图为|多年来|长期以来|尤其|特别是|首先|其次|最后|[两三]年来)*"
)
_ANYBODY = re.compile(  # heads of clauses whose subject is a class of bodies or a thing, not a body with a name
    r"(?:[“\"（(\s]|[一二三四五六七八九十\d]+[是、.]|如|目前|同时|其中)*"
    r"(?:这[种一些个项套]|此举|上述|(?P<kind>[^,，。将把在了为给向对让“《]{0,10}?)(?:全国|各级|各地|各部门|各单位|各[一-龥]{0,4}?(?:镇|村|街道|社区|支部)|各党|各旗|部分|少数"
    r"|一些|许多|有的|广大|全体|基层单位|党组织|党员|干部|群众|居民区?|村民|企业|职工|志愿者|单位|部门|系统|楼宇|服务队|工作队|实践队|小分队|宣讲团|工作组|专班|[村居]委会|[村社]区?“?两委”?|合作社|媒体|领导|书记|老师|学生|同志(?!们))"
    r"(?![“《]))"
)
_LONGER_NAME = re.compile(  # what stands behind a name that goes on, unknown: 静安区|某餐饮企业, 巫溪县|田坝镇
    r"(?!等|各|所有|全体|下属|及|的|两级|联合|会同|携手|联手)[^,，。、；;将把在以为对向与和开推创实建着了从让使用延至到“”]{1,10}?"
    r"(?:镇|乡|街道|社区|村|学院|企业|公司|支部|服务队|派出所|合作社)(?!里)"
)
_ACTS = re.compile(
    r"开展|实施|推[行出进动]|创[新建办立]|首创|打造|深化|成立|设立|探索|建[立设]|组[织建]|加强|强化|落实|发展|培[育养]|引导"
)
_WORK = re.compile("的?工作[也更还得]")  # 理事会工作更顺: the work, not the body
_LIKE = re.compile("这样|那样|一样|这种")
_SETS_ABOUT = re.compile(
    "[^,，。]{0,4}?(?:坚持|以|把|将|积极|探索|创新|立足|围绕|聚焦|紧扣|深入|着力|推[进行出动]|开展|打造|实施|依托|持续|通过|按照|充分|始终)"
)
_TITLE = 10  # characters that a post before a person's name may have


@dataclass(frozen=True, slots=True)
class Group:
    """Bodies or places that act together, and the words that name them."""

    named: tuple[Named, ...]
    start: int
    end: int
    sentence: Sentence

    def leads(self, clause: Clause) -> bool:
        """Whether it stands where the subject of the clause stands."""
        if _LONGER_NAME.match(self.sentence.text(self.end, clause.end)) or self._is_somebodys(clause):
            return False
        before = self.sentence.text(clause.start, self.start)
        behind = self.sentence.text(self.end, self.end + 3)
        if _WORK.match(behind):
            return False
        if before.endswith("像") and _LIKE.match(self.sentence.text(self.end, clause.end)):
            return False
        if before.endswith("以"):
            return behind == "为主体"
        if before.endswith("在"):
            return behind[:1] in ",，" and bool(behind) and _HEAD.fullmatch(before[:-1]) is not None
        return _HEAD.fullmatch(before) is not None

    def _is_somebodys(self, clause: Clause) -> bool:
        """Whether a person of that body follows, who then is the one that acts or speaks."""
        return any(one.type == "person" and 0 <= one.start - self.end <= _TITLE for one in clause.named)


def groups(clause: Clause, sentence: Sentence) -> list[Group]:
    """The bodies and places of a clause as lists: A、B和C are one group; of a chain (A所属的B) the last link counts."""
    found: list[Group] = []
    for named in clause.named:
        if named.type not in ("place", "organisation"):
            continue
        last = found[-1] if found else None
        gap = sentence.text(last.end, named.start) if last else ""
        if last and _CHAIN_GAP.fullmatch(gap):
            found[-1] = Group((*last.named[:-1], named), last.start, named.end, sentence)
        elif last and len(gap) <= 8 and _LIST_GAP.fullmatch(gap):
            found[-1] = Group((*last.named, named), last.start, named.end, sentence)
        else:
            found.append(Group((named,), named.start, named.end, sentence))
    return found


def is_anybody(clause: Clause, sentence: Sentence) -> bool:
    """Whether a clause begins with a class of bodies (各乡镇, 广大党员) that names nobody."""
    found = _ANYBODY.match(sentence.text(clause.start, clause.end))
    return found is not None and not _ACTS.search(found["kind"] or "")


def opener_of(reading: Reading) -> Entity | None:
    """The body whose deeds a document is about: the one that leads its first sentence and does what that tells."""
    sentence = next(reading.sentences, None)
    for clause in sentence.clauses if sentence else ():
        for group in groups(clause, sentence) if sentence else ():
            if not group.leads(clause):
                continue
            only = group.named[0].entity if len(group.named) == 1 else None
            does = _SETS_ABOUT.match(sentence.text(group.end, clause.end)) if sentence else None
            return only if does and only and only.type == "organisation" else None
    return None
