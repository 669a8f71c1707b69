"""What the words right before and after a run of quotations tell of the names in it."""

from __future__ import annotations

import re
from collections.abc import Collection

from ingest.extract.class_words import ANY_CLASS, CLASS_WORDS, WEAK, any_of
from ingest.extract.initiatives.cues import (
    CALLED,
    DONE_AFTER,
    FAMED_AFTER,
    REFUSE_AFTER,
    REFUSE_BEFORE,
    ROLE_AFTER,
    VERB_BEFORE,
)
from ingest.extract.quotations import Quotation, is_row

_WINDOW = 18  # characters before a quotation that are looked at
_OWNED_CHARS = 8  # of a name behind its owner; what is longer is said, not done
_SEAT = re.compile("上(?:开发|发布|办理|上报|提交|反映|留言|报名|注册|操作|查询)")  # 在“…平台”上办理
_CLASS_BEFORE = re.compile(f"(?:{any_of(row.word for row in CLASS_WORDS if not row.weak)})$|(?:{ANY_CLASS})——$")
_ACTS = re.compile(
    "(?:已经|已|正在|正|也|还|更|便|就|都|不仅|不断|持续)*(?:让|使|把|将|成为|成了|开启|开通|是|有|实现|打通|带来|作为|助力|帮助|推出"
    "|加强|启动|上线|开张|开业|成立|建成|接单|运行|覆盖|服务|获|吸引|解决|架起|搭起)|[里上中](?=[，、的]|贴|有|还|可|一)|以来"
    "|的(?:组建|选址|发起人|推广|运行|成员|队员|用户|做法|召集人)"
)


def signs_around(text: str, run: list[Quotation], after: re.Match[str] | None, owner_ends: Collection[int]) -> set[str]:
    """The signs, in the words of the table of evidence, that stand beside “A”、“B”和“C” and speak of each of them.

    `after` is the class word behind the run; `owner_ends` are the offsets at which places and bodies end.
    """
    owned = len(text[: run[0].start].removesuffix("的")) in owner_ends and len(run[0].inner) <= _OWNED_CHARS
    signs = _behind(text, run[-1].end) if after is None else _class_behind(text, after)
    signs |= _before(text[max(0, run[0].start - _WINDOW) : run[0].start].rstrip(), named=after is not None)
    row = is_row(text, run)
    holds = {"owned": owned, "row of fields": row, "in a list": len(run) > 1 and not row}
    return signs | {sign for sign, true in holds.items() if true}


def _before(before: str, *, named: bool) -> set[str]:
    """`named` tells that a class word follows the name."""
    if CALLED.search(before):
        return {"called"}
    refused = REFUSE_BEFORE.search(before)
    if refused:
        return set() if named and refused["one"] else {"refused before"}
    verb = VERB_BEFORE.search(before)
    signs = {_verb_sign(verb)} if verb else set()
    return signs | ({"class before"} if _CLASS_BEFORE.search(before) else set())


def _verb_sign(verb: re.Match[str]) -> str:
    far = len(verb["gap"])
    if far > 6:
        return "far verb"
    if verb["sure"] or verb["make"]:
        return ("surely done" if verb["sure"] else "made") + (" near" if far else "")
    if far:
        return "far verb"
    return "run" if verb["run"] else "used"


def _class_behind(text: str, after: re.Match[str]) -> set[str]:
    kind = "weak class" if after["class"].endswith(WEAK) else "class"
    far = len(after["modifier"])
    if after["of"]:
        where = "of" if far <= 4 or after["class"] == "活动" else "of far"
    else:
        where = "beside" if far == 0 else "near" if far <= 6 else "far"
    done = {"done"} if DONE_AFTER.match(text, after.end()) else set()
    return {f"{kind} {where}"} | done


def _behind(text: str, end: int) -> set[str]:
    """The words behind a name that has no class word."""
    patterns = {"seat": _SEAT, "role": ROLE_AFTER, "famed": FAMED_AFTER}
    signs = {sign for sign, pattern in patterns.items() if pattern.match(text, end)}
    if signs:
        return signs
    if REFUSE_AFTER.match(text, end):
        return {"refused after"}
    return {"acts"} if _ACTS.match(text, end) else set()
