"""Campaigns, mechanisms and programmes of the whole country: facts, with the names that reports have for them."""

from __future__ import annotations

import re
from typing import NamedTuple

from ingest.lexicon import rows_of


class Campaign(NamedTuple):
    """A national campaign as a text names it."""

    start: int
    end: int
    canonical: str
    kind: str = "活动"


# Quotation marks and 、 may be missing or written in another way in the text.
_CAMPAIGNS: dict[str, tuple[str, ...]] = {
    "“三讲”教育": ("“三讲”教育",),
    "保持共产党员先进性教育活动": (
        "“保持共产党员先进性”教育活动",
        "“共产党员先进性”教育活动",
        "“保持党员先进性”教育活动",
        "“党员先进性教育”活动",
        "先进性教育活动",
    ),
    "深入学习实践科学发展观活动": (
        "深入“学习实践科学发展观”活动",
        "“学习实践科学发展观”活动",
        "学习实践活动",
    ),
    "创先争优活动": ("“创先争优”活动", "“创先争优”主题实践活动", "创争活动", "“创先争优”"),
    "党的群众路线教育实践活动": (
        "党的群众路线教育实践活动",
        "党的群众路线实践教育活动",
        "“群众路线教育实践”活动",
        "党的群众路线教育实践",
        "群众路线教育活动",
        "教育实践活动",
    ),
    "“三严三实”专题教育": ("“三严三实”专题教育", "“三严三实”"),
    "“两学一做”学习教育": ("“两学一做”学习教育", "“两学一做”专题教育", "“两学一做”"),
    "“不忘初心、牢记使命”主题教育": ("“不忘初心、牢记使命”主题教育",),
    "党史学习教育": ("党史学习教育",),
    "学习贯彻习近平新时代中国特色社会主义思想主题教育": ("学习贯彻习近平新时代中国特色社会主义思想主题教育",),
    "党纪学习教育": ("党纪学习教育",),
    "深入贯彻中央八项规定精神学习教育": ("深入贯彻中央八项规定精神学习教育",),
}
_ROWS = rows_of("national_initiatives.tsv")
_KINDS = {row[0]: row[1] for row in _ROWS}
_NAMES = _CAMPAIGNS | {row[0]: (row[0], *"".join(row[2:]).split()) for row in _ROWS}
_MARKS = re.compile("[“”、]")
_LOOSE = {"“": '[“"‘]?', "”": '[”"’]?', "、": "[、，, ]?"}
_CANONICAL = {
    _MARKS.sub("", name): canonical.replace("“", "").replace("”", "")
    for canonical, names in _NAMES.items()
    for name in names
}
_ANY = re.compile(
    "|".join(
        "".join(_LOOSE.get(character) or re.escape(character) for character in name)
        for name in sorted((name for names in _NAMES.values() for name in names), key=len, reverse=True)
    )
)
_IN_TEXT = re.compile('[“”"‘’、，, ]')
# 社会学习实践活动, 主题教育实践活动 are other things than the short names that they end with
_OTHER = re.compile("(?:主题|社会|思想|廉政|爱国主义|道德|法治|警示)$")


def find_campaigns(text: str) -> list[Campaign]:
    """Every national campaign that `text` names, in reading order; the canonical name has no quotation marks."""
    return [
        Campaign(match.start(), match.end(), canonical, _KINDS.get(canonical, "活动"))
        for match in _ANY.finditer(text)
        if not _OTHER.search(text, max(0, match.start() - 4), match.start())
        for canonical in (_CANONICAL[_IN_TEXT.sub("", match.group())],)
    ]
