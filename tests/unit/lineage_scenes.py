"""A text and what came of it: a reprint, a revised text, an excerpt, and its frame filled in for another town.

And two texts of which one took a passage from the other.
"""

from __future__ import annotations

from kg.model import DocumentRecord
from tests.contract.records import Report
from tests.unit.quote_scenes import record

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


_TAKEN_OVER = (
    "码头上立了一块黑板，写着每条船回港的日子，岸上的人照着这块黑板安排接船、卸货和开会，一天也没有错过。"
    "风大的日子，黑板旁边多一张桌子，谁家的船还没有回来，桌上就留一盏灯，等到人齐了才收。"
)
_OWN = (
    "牧场搬到夏窝子以后，识字课改在马背上讲，铃声就是羊铃，老师和学生一前一后，走到哪里讲到哪里。"
    "晚上回到毡房，谁认得的字多，谁就给大家念一段报纸，念错了也没有人笑，第二天再念一遍就是了。",
    "货车司机在服务区里开会，会议记录写在行车单背面，谁下一趟路过，就把上一趟的记录带给下一个人。"
    "车多的时候一张单子要传上半个月才传完，传完了贴在调度室的墙上，新来的司机先看墙再出车。",
    "巷口修鞋的师傅收了摊，把钥匙交给楼长保管，楼长记在小本上，谁家要用梯子、气筒，敲门就借，用完擦净了再还。"
    "楼长出门的时候，本子就挂在门后，邻居自己写、自己看，一年下来没有少过一样东西，也没有红过一次脸。",
)
TAKER = record("牧场", _OWN[0], _TAKEN_OVER.replace("一盏灯", "一盏马灯"), date="2013")
GIVER = record("码头", _TAKEN_OVER, *_OWN[1:], date="2012")
REPRINT = record("牧场", _OWN[0], _TAKEN_OVER, date="2014")
