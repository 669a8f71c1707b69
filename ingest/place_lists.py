"""Lists of bare names with their kind at the end: 李中、新垛等镇; 福山、松山等四个居民区."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

_NUMBER = r"[\d一二三四五六七八九十百两几多余]+个?"
_LONG_KINDS = "自然村|行政村|乡镇街道|镇乡街道|乡镇|镇街|镇乡|街镇|镇村|街道|居民区|社区|嘎查村|嘎查|苏木|片区|小区|县市区|市县区|县区|县市|市县|区县|旗县"
_ANCHOR = re.compile(
    rf"(?:等(?:{_NUMBER})?(?:(?P<kind>{_LONG_KINDS}|[村镇乡县市区旗省])|[\u3400-\u9fff]{{2,6}}?(?P<far>{_LONG_KINDS}))"
    rf"|(?!一个)(?:{_NUMBER})(?P<count>{_LONG_KINDS}|[村镇乡]))(?![民情容史貌级务干长域]|自治|治理|服务|组织|工作|建设|文化|资源|事务|公益|活动|骨干|力量|平台|阵地|矛盾)"
)
_ITEM = r"[\u3400-\u9fff\ue000-\uf8ff]{2,7}"
_ITEMS = re.compile(rf"(?:{_ITEM}、)*[\u3400-\u9fff\ue000-\uf8ff]{{2,14}}$")


@dataclass(frozen=True, slots=True)
class ListItem:
    """A bare name in a list: text[start:end]."""

    start: int
    end: int
    kind: str  # as the list names it: 镇, 乡镇, 居民区 …
    exact: bool  # the kind stands right behind: 等镇, not 等城郊近边乡镇
    first: bool  # words before the name may still be in front
    listed: bool  # stands beside others


def find_list_items(text: str) -> Iterator[ListItem]:
    """Items of the lists that end in 等, or in a number, and a kind; a list without 等 has two items at least."""
    for anchor in _ANCHOR.finditer(text):
        head = _ITEMS.search(text, max(0, anchor.start() - 120), anchor.start())
        if not head or (anchor["count"] and "、" not in head.group()):
            continue
        kind = anchor["kind"] or anchor["far"] or anchor["count"]
        at = head.start()
        parts = head.group().split("、")
        for i, part in enumerate(parts):
            exact, listed = not anchor["far"], len(parts) > 1
            yield ListItem(at, at + len(part), kind, exact=exact, first=i == 0, listed=listed)
            at += len(part) + 1
