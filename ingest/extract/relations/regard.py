"""Who looks to whom: exemplifies, recognised_by, follows, partners_with."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from ingest.extract.relations.reading import Clause, Named, Reading, Sentence, relate
from ingest.extract.relations.subjects import groups
from kg.model import Relation

_MODEL = re.compile(r"先进典型|(?:先进|感人|典型|优秀|模范)事迹|先进人物|榜样|标杆|树立?了?典型|作出了?表率")
_MODEL_BODY = re.compile(r"标杆|榜样|表率|树立?了?典型")
_PRAISE = "肯定|好评|表彰|认可|赞扬|赞誉|表扬|点赞|嘉奖|批示|推广|通报"
_PRAISED = re.compile(r"(?:得到|受到|获得|赢得|荣获|获|被)了?[^,，。]{0,6}$")
_PRAISED_AFTER = re.compile(rf"[^,，。；;]{{0,14}}?(?:的)?[^,，。；;]{{0,6}}?(?:{_PRAISE}|评为|授予|确定为|列为)")
_PRAISES = re.compile(rf"[^,，。]{{0,8}}对[^。；;]{{0,24}}?(?:给予|予以|表示|作出)了?[^,，。]{{0,6}}(?:{_PRAISE})")
_SPEAKS_OF = re.compile(r"[这该此]|做法|举措|模式|经验|成效|工作")  # what a sentence that names no practice may praise
_MOST_AHEAD = 6  # characters of a subject that names nothing new: 运行以来
_FOLLOWS = re.compile(
    r"(?:借鉴|参照|仿照|效仿|对标|移植|复制|学习(?:借鉴|运用|推广)|学习(?!教育|贯彻|宣传))了?[^,，。、在《]{0,8}[“\"《]?$"
)
_TAKES_ROOT = re.compile(r"[,，]?(?:让|使|把|将)[“\"《]?")
_ROOT = re.compile(r"[”\"》]?[^,，。]{0,8}(?:落地|生根|开花|结果|推广|本土化)")
_WITH = re.compile(r"[与和同跟]|联合|会同|携手|牵手")
_JOINED = re.compile(r"[”\"》]?(?:活动)?(?:[、和及与]|以及)[“\"《]?")
_GOES_ON = re.compile(  # of a place or body, into the unknown name of another body: 东湖区|审管办
    r"[^,，。、；;的与和及等将把在共联签结携为开对到赴前举召参走去]{1,14}?(?:机构|中心|[局办院馆站队厅委所]|协会|联盟|基金会|部门|学校|大学|公司|企业|集团|银行|支部|社区|[村镇])(?!会)"
)
_NEXT = re.compile(r"[^,，。；;“”与和]{0,10}、")
_MUTUAL = re.compile(r"共建|结对|签[订约署]|联建|联合|携手|合作|联动|互联|共驻|共享|会同|携手|牵手")


def regard(reading: Reading) -> Iterator[Relation]:
    """The four predicates of esteem and company, sentence by sentence."""
    for sentences in reading.passages:
        done: list[Named] = []
        for sentence in sentences:
            yield from _exemplifies(sentence, reading)
            yield from _recognised(sentence, done)
            yield from _follows(sentence)
            yield from _partners(sentence)
            done = _practices(sentence) or done


def _exemplifies(sentence: Sentence, reading: Reading) -> Iterator[Relation]:
    """A model person or body of a report on a campaign is a model in that campaign."""
    found = _MODEL.search(sentence.text(sentence.start, sentence.end))
    if not found or not reading.themes:
        return
    at = sentence.start + found.start()
    people = [named for named in sentence.named if named.type == "person" and named.end <= at]
    bodies = [named for named in sentence.named if named.type == "organisation" and named.end <= at]
    models = people or (bodies[-1:] if _MODEL_BODY.match(found[0]) else [])
    theme = next((named.entity for named in sentence.initiatives if named.entity in reading.themes), reading.themes[0])
    for model in models:
        yield relate(model.entity, "exemplifies", theme, sentence.evidence(model), "model", 0.75)


def _recognised(sentence: Sentence, done: Sequence[Named]) -> Iterator[Relation]:
    """得到A的肯定, A对…给予肯定: of the initiative that the words before speak of."""
    for clause in sentence.clauses:
        for group in groups(clause, sentence):
            behind, ahead = sentence.text(group.end, sentence.end), sentence.text(clause.start, group.start)
            if not ((_PRAISED.search(ahead) and _PRAISED_AFTER.match(behind)) or _PRAISES.match(behind)):
                continue
            before = [named for named in _practices(sentence) if named.end <= group.start]
            own = not _SPEAKS_OF.search(sentence.text(sentence.start, group.start)) and len(ahead) > _MOST_AHEAD
            for initiative in before or ([] if own else done):
                for body in group.named:
                    yield relate(
                        initiative.entity, "recognised_by", body.entity, sentence.evidence(body), "praise", 0.75
                    )


def _practices(sentence: Sentence) -> list[Named]:
    """What a sentence speaks of: the initiative that it names first, and those joined to that by 、 or 和; no meetings."""
    found: list[Named] = []
    for named in sentence.initiatives:
        if named.entity.canonical.endswith("会"):
            continue
        if found and not _JOINED.fullmatch(sentence.text(found[-1].end, named.start)):
            break
        found.append(named)
    return found


def _follows(sentence: Sentence) -> Iterator[Relation]:
    initiatives = sentence.initiatives
    for before, after in pairwise(initiatives):
        gap, behind = sentence.text(before.end, after.start), sentence.text(after.end, sentence.end)
        if _TAKES_ROOT.fullmatch(gap) and _ROOT.match(behind):
            yield relate(before.entity, "follows", after.entity, sentence.evidence(before, after), "takes_root", 0.9)
    for clause in sentence.clauses:
        for model in clause.named:
            if model.type != "initiative" or not _FOLLOWS.search(sentence.text(clause.start, model.start)):
                continue
            later = next((named for named in initiatives if named.start > model.end), None)
            if later is not None:
                yield relate(later.entity, "follows", model.entity, sentence.evidence(model, later), "follows", 0.5)


def _partners(sentence: Sentence) -> Iterator[Relation]:
    """A、B与C签约共建: A with C and B with C."""
    for clause in sentence.clauses:
        bodies = [named for named in clause.named if named.type in ("organisation", "place")]
        gaps = [sentence.text(before.end, after.start) for before, after in pairwise(bodies)]
        for at, gap in enumerate(gaps, 1):
            if not _WITH.fullmatch(gap) or not _MUTUAL.search(gap + sentence.text(bodies[at].end, clause.end)):
                continue
            known = [body for body in bodies if not _goes_on(body, clause, sentence)]
            for one in _run(bodies[:at][::-1], gaps[: at - 1][::-1]):
                for other in _run(bodies[at:], gaps[at:]):
                    if one in known and other in known:
                        evidence = sentence.evidence(one, other)
                        yield relate(one.entity, "partners_with", other.entity, evidence, "mutual", 0.6)


def _run(bodies: Sequence[Named], gaps: Sequence[str]) -> list[Named]:
    """The first of the bodies and those that 、 joins to it."""
    joined = next((at for at, gap in enumerate(gaps) if not _NEXT.fullmatch(gap)), len(gaps))
    return list(bodies[: joined + 1])


def _goes_on(body: Named, clause: Clause, sentence: Sentence) -> bool:
    """Whether the name is only the beginning of that of a body which is not known."""
    end = next((one.start for one in clause.named if one.start > body.start), clause.end)
    return _GOES_ON.match(sentence.text(body.end, end)) is not None
