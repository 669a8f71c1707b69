"""Teams and clubs that are named in quotation marks: “晚风”心理咨询室, “大众评理团”."""

from __future__ import annotations

import re

from ingest.extract.organisations.endings import Ending

_TEAMS = ("工作组", "社会组织")  # kinds of bodies that are so named
_LONGEST = 26  # characters of a name before the ending, with the marks
_LEAST_WHOLE = 4  # characters of a name that is quoted whole and ends in 队 or 团
_WORDS = "[㐀-鿿A-Za-z0-9+]"
_WITH_MARKS = "[㐀-鿿A-Za-z0-9+‘’]"  # “文明有‘李’”播报团
_WHOLE = re.compile(f"[“‘]{_WORDS}{{2,14}}$")
_BEGINNING = re.compile(f"“{_WITH_MARKS}{{2,16}}”[㐀-鿿]{{0,6}}$")
_NOT_BETWEEN = re.compile("[的了等和与及在为就是即由]|活动|行动|工程|模式|机制|品牌|工作法|为主题")


def quoted_team(text: str, ending: Ending) -> int | None:
    """Where the name of the team that ends there begins; None where no quotation marks tell it."""
    if ending.sort not in ("weak", "team") or ending.kind not in _TEAMS:
        return None
    whole = (
        _WHOLE.search(text, max(0, ending.start - _LONGEST), ending.start)
        if text.startswith(("”", "’"), ending.end)
        else None
    )
    if whole and (ending.sort != "team" or ending.end - whole.start() > _LEAST_WHOLE):
        return whole.start() + 1
    beginning = _BEGINNING.search(text, max(0, ending.start - _LONGEST), ending.start)
    if beginning is None or _NOT_BETWEEN.search(text, text.rindex("”", 0, ending.start), ending.start):
        return None
    return beginning.start()
