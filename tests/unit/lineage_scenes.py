"""A text and what came of it: a reprint, a revised text, an excerpt, and its frame filled in for another town."""

from __future__ import annotations

from kg.model import DocumentRecord
from tests.contract.records import Report

_FRAME = (
    "{town}的船员出海前到{branch}报到，谁在哪条船上一清二楚。从{month}月起，岸上的联络员把党课录成声音，"
    "随补给船送到渔场，{count}名船员在收网的间隙听完，靠岸时再到{house}把想法写在本子上。"
    "谁家的老人看病、孩子上学要办手续，{house}当天就接下来，{days}天之内办完，再由{person}捎信到船上。"
)
_MORE = (
    "码头上还立了一块黑板，写着每条船回港的日子，岸上的人照着这块黑板安排接船、卸货和开会，一天也没有错过。"
    "风大的日子，黑板旁边多一张桌子，谁家的船还没有回来，桌上就留一盏灯，等到人齐了才收。"
)
_REWRITTEN = (
    "后来有人提出，光在码头上写还不够，便把同样的话录成广播，早晚各放一遍，远处的船也听得到。"
    "广播员是退休的老会计，嗓门大，记性好，从来没有念错过一条船的名字。"
)
_WANGCHAO = {"town": "望潮镇", "branch": "望潮镇渔船支部", "house": "红灯驿站", "person": "周海平"}
_YANTAN = {"town": "雁滩镇", "branch": "雁滩镇滩涂支部", "house": "候鸟小站", "person": "何田秀"}


def _report(named: dict[str, str], text: str, date: str, **figures: int) -> DocumentRecord:
    filled_in = text.format(**named, **figures)
    report = Report(*filled_in.split("\n"), title=f"{named['town']}的做法", date=date)
    for type_, key in (("place", "town"), ("organisation", "branch"), ("organisation", "house"), ("person", "person")):
        if named[key] in filled_in:
            report.entity(type_, named[key])
    return report.record()


def family() -> dict[str, DocumentRecord]:
    """By what each is beside the earliest."""
    figures = {"month": 3, "count": 186, "days": 2}
    return {
        "reprint": _report(_WANGCHAO, f"{_FRAME}\n{_MORE[:-20]}", "2012-05", **figures),
        "excerpt": _report(_WANGCHAO, _FRAME[: _FRAME.index("谁家")], "2013", **figures),
        "earliest": _report(_WANGCHAO, f"{_FRAME}\n{_MORE}", "2011-03", **figures),
        "revised": _report(_WANGCHAO, f"{_FRAME}\n{_REWRITTEN}", "", **figures),
        "template": _report(_YANTAN, f"{_FRAME}\n{_MORE}", "2014", month=9, count=47, days=5),
    }
