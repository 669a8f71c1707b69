"""What the words around an initiative say of doing it: verbs, owners, and what only looks like doing."""

from __future__ import annotations

import re

_DOES = (
    "开展|实施|实行|推行|推出|推进|推动|推广|创新|首创|独创|开创|打造|深化|成立|设立|探索|建立|运用|构建|搭建|组建|创建|创办|创设|开办|举办|召开|建设"
    "|启动|落实|试行|施行|执行|制定|出台|印发|提出|形成|(?<![党团层会级众])组织|结合|围绕|贯彻|培育|策划|完善|健全|抓好|抓实|抓住|做好|做实|做优|坚持|依托|通过|采取|采用"
    "|利用|使用|承办|主办|认领|明确|印制|分发|发放|保证|保障|设置|开设|开通|开发|研发|上线|引入|引进|践行|部署|争创|评选|发起|升级|优化|拓展|延伸|强化"
    "|加强|响应|倡导|巩固|借助|用好|用活|擦亮|塑造|树立|活化|带动|赋能|搭起|办好|办起|建起|建成|创成|总结|提炼|纳入|列入|融入|融合|进行|开启|试点|完成|提升|做[大强深]|叫响|打响|扩大|规范|迭代|发布|统筹|整合|动员|发动|将|把|以|用|设|办|推"
)
_DOING = re.compile(_DOES)
_PLAINLY = re.compile(
    r"(?:开展|实施|实行|推[行出进动]|创新|首创|打造|深化|成立|设立|探索|建[立起]|构建|组建|创[建办]|举办|启动|落实|制定|出台|印发|提出|形成|[将把])"
    r"(?:了|起)?[^,，。；;]{0,10}$"
)
_DONE_AFTER = re.compile(
    r"[”’\"》]?.{0,10}?(?:开展|建设|推进|实施|深入|落地|作为|列入|纳入|贯穿|试行|推行|坚持|启动|相结合)"
)
_DURING = re.compile(r"[”’\"》]?(?:活动|工作|行动)?(?:开展|推进)?(?:过程)?(?:中|里|期间)")
_OWNING = re.compile(
    rf"(?:等[一-龥]{{0,4}})?(?:[^的,，]{{0,14}}(?:{_DOES})[^,，。；;]{{0,16}}的[^,，]{{0,12}}|的|(?:{_DOES})?了?|(?:推行|实施|开展|打造|创新)了?[^的,，。；;“”]{{2,10}}(?=[“\"]))[“\"《]?"
)
_ORDERED = re.compile(r"(?:按照|根据|遵照|落实|贯彻|依据)$")
_BY_ORDER = re.compile(
    r"(?:关于|对)[^,，]{0,4}(?:开展|落实|推进|实施|做好|建立|加强|深入|印发|在[^,，]{0,6}开展)[^,，]{0,8}"
)
_ELSEWHERE = re.compile(r"(?:[在到赴来去向于]|走进|深入|前往)$")
_MEETING = re.compile(
    r"[”’\"》]?(?:活动|工作)?(?:专项|总结|现场|集中组建)?(?:推进|动员|部署|总结|表彰|现场|交流|座谈)?会"
)
_LEARNS = re.compile(r"学习|领会|传达|参加|出席|听取|贯彻")
_REPORTED = re.compile(r"[”’\"》]?(?:活动|工作)?(?:开展)?情况")
_GOES_TO = re.compile(r"(?:带[至到]|来到|走进|前往|赶[到赴]|送[到至]|位于|附近的|参观|考察)[“\"《]?$")
_DEFINES = re.compile(r"是.*的(?:重要|关键|具体|组成|有效|有力|主要|基本|核心|一项|一次|生动)")
_AT = re.compile(r"(?:还|也|又|并|先后)?在[^,，。]+$")  # where it is done: 在安置点社区|实施
_SOMEBODY = re.compile(
    r"(?:[馆队所站会院校园组部局厂店室]|中心|公司|企业|社区|[他她我你它]们?)(?:还|也|又|就|已|先后|积极)?$"
)


def is_done(before: str, name: str, after: str) -> bool:
    """Whether whoever acts in a clause does the initiative of that name between the two stretches of it."""
    if _only_met(before, after):
        return False
    if _DOING.match(name):
        return True
    during = before.endswith(("在", "在“")) and _DURING.match(after)
    return bool(during or _DOING.search(before) or _DONE_AFTER.match(after))


def is_plainly_done(before: str) -> bool:
    """Whether a verb of doing stands right before the initiative."""
    return _PLAINLY.search(before) is not None


def is_tried(before: str) -> bool:
    """Whether the words before an initiative hold a verb of doing, and not somebody without a name before it."""
    doing = _DOING.search(before)
    if doing is None:
        return False
    ahead = before[: doing.start()]
    return _AT.match(ahead) is not None or not _SOMEBODY.search(ahead)


def is_owned(lead: str, gap: str, after: str) -> bool:
    """Whether a body owns the initiative that follows it.

    `lead` is what stands before the body in its clause, `gap` what stands between the two.
    """
    if _ORDERED.search(lead) and _BY_ORDER.fullmatch(gap):
        return True
    if _ORDERED.search(lead) or _ELSEWHERE.search(lead) or _MEETING.match(after):
        return False
    return _OWNING.fullmatch(gap) is not None


def is_defined(words: str) -> bool:
    """Whether a clause says what something is (是…的重要内容), not what someone does."""
    return _DEFINES.search(words) is not None


def _only_met(before: str, after: str) -> bool:
    """对I情况…, 学习I推进会精神, 来到I: seen or heard of, not done."""
    reported = before.startswith("对") and _REPORTED.match(after)
    learnt = _MEETING.match(after) and _LEARNS.search(before)
    return bool(reported or learnt or _GOES_TO.search(before))
