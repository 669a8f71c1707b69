"""Of which level an initiative is: whether the text has a body of the province or of the country run it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence

from kg.ids import PassageId
from kg.model import Passage

_DOES = "(?:部署|开展|实施|启动|推行|推进|组织|发起|统一|首创|创新|推出|打造|举办|出台|创办|主办|建设|评选)"
_PROVINCE = "省委|省政府|省人民政府|全省|我省|省级|自治区党委|自治区政府|全自治区|省[^，。；：、\\s]{1,6}[厅局办部会]"
_COUNTRY = (
    "中共中央|党中央|国务院|(?<!在)全国(?!先进|首|优秀|文明|率先|领先|第一)|国家(?!级)|中[组宣]部|中央[^，。；：、\\s]{1,6}[部办委]|教育部|民政部|公安部|司法部"
    "|农业农村部|商务部|财政部|团中央|全国妇联|全国总工会"
)
_WINDOW = 30  # characters before a name in which its owner may stand


def _runs(bodies: str) -> re.Pattern[str]:
    return re.compile(rf"(?:{bodies})[^，。；：、\s]{{0,10}}{_DOES}[^，。；：、\s]{{0,6}}$")


_RUN_BY = {"national": _runs(_COUNTRY), "provincial": _runs(_PROVINCE)}
_OF_PROVINCE = re.compile("全省|省委|省政府|省人民政府|自治区(?:人民政府|党委)|(?:省|自治区)[^，。]{0,8}政府工作报告")


def find_levels(
    passages: Sequence[Passage], starts: Mapping[PassageId, Iterable[tuple[int, str]]], title: str
) -> dict[str, str]:
    """By name "national" or "provincial"; what a place below the province runs is not in it.

    `starts` tells for each passage where names begin, and which. What a text says beats what its title says.
    """
    found: dict[str, str] = {}
    default = "provincial" if _OF_PROVINCE.search(title) else ""
    for passage in passages:
        for start, name in starts.get(passage.id, ()):
            before = passage.text[max(0, start - _WINDOW) : start].rstrip('“‘"')
            said = next((level for level, pattern in _RUN_BY.items() if pattern.search(before)), "")
            if said:
                found[name] = said
            elif default:
                found.setdefault(name, default)
    return found
