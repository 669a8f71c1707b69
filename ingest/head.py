"""The head of a report: its title, the lines below it, and who signed it. Told by the shape of lines."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from ingest.dates import DATE
from ingest.headings import marker
from ingest.surnames import SURNAMES

_MOST_LINES = 9  # of a head
_MOST_TITLE = 70  # characters
_SALUTATION = re.compile(r"^(?:同志们|各位|尊敬的|亲爱的|大家好)")
_DATELINE = re.compile(
    r"^(?:本报|新华社|中新社|央视网|人民网|新华网|.{2,8}网|.{2,8}社).{0,24}(?:消息|讯|电)[（(：:]?|讯[（(]"
)
_PLACE_LABEL = re.compile(r"^[\u4e00-\u9fff]{2,25}[:：]$")
_CAPTION = re.compile(r"摄$|供图$|^图为|^资料图")
_PART = re.compile(
    r"^(?:总括)?材料[一二三四五六七八九十\d]*$|^案例[一二三四五六七八九十\d]*$|^(?:附件|前言|摘要|目录|引言|正文)\d*$"
)
_SUBTITLE = re.compile(r"^[—―－-]{1,2}|^[（(].{0,60}[）)]$|^(?:19|20)\d\d年.{4,60}上$")
_KEYWORDS = re.compile(r"^[\[【]?(?:关键词|摘要|中图分类号|文章编号|\d{1,2}\])")
_SURNAME = "|".join(sorted(SURNAMES, key=lambda name: (-len(name), name)))
_NAME = rf"(?:{_SURNAME})\s?[\u4e00-\u9fff]\s?[\u4e00-\u9fff]?"
_BARE_NAME = re.compile(rf"^(?:{_NAME})(?:[\s、，]+(?:{_NAME}))*$")
_SIGNED = re.compile(
    r"^(?:[□■◆●○△]\s*|(?:文|作者|撰稿|撰文|供稿|文字|执笔|报告人|述职人|(?:本报|[\u4e00-\u9fff]{2,4}[网社])?(?:记者|通讯员))\s*[:：|｜丨/／\s]\s*|"
    r"(?:本报|[\u4e00-\u9fff]{2,4}[网社])(?:记者|通讯员))(?P<who>[^。；，：:？?！!（(]{2,40}(?:[（(][^）)]*[）)])?)$"
)
_DATED = re.compile(rf"^{DATE.pattern}\s*(?P<who>{_NAME})?$")
_POST = "省长|市长|主席|州长|县长|区长|书记|主任|局长|部长|院长|校长|镇长|乡长"
_OFFICIAL = re.compile(
    rf"(?:{_POST})(?:\s*(?!强调|谈|计|连任)(?={_NAME}$)|\s+)"
    r"(?P<who>[\u4e00-\u9fff](?:[\u4e00-\u9fff·]|\s(?=[\u4e00-\u9fff]$)){1,9})$"
)
_BODY = re.compile(
    r"^[\u4e00-\u9fff（）()“”]{2,22}(?:组|部|办|办公室|局|委员会|党委|党组|支部|总支|县委|市委|省委|区委|镇委|中心|政府|研究所|研究室|党校|纪委)$"
)
_TAIL_SIGNED = re.compile(
    rf"[（(](?:本报|[\u4e00-\u9fff]{{2,4}}[网社])?(?:记者|通讯员|作者|供稿)[：:\s]?\s*(?P<who>{_NAME}(?:[\s、，]+{_NAME})*)[）)]$"
)
_HEADED = re.compile(r"^.{0,24}电\s*题\s*[：:]\s*(?P<title>.{4,60})$")
_DATELINE_SIGNED = re.compile(
    r"^.{0,30}[讯訊][（(](?:记者|記者|通讯员|通訊員)[：:\s]?\s*(?P<who>[\u4e00-\u9fff]{2,4})[）)]"
)


@dataclass(frozen=True, slots=True)
class Head:
    """What the first lines of a report are."""

    title: str
    author: str
    lines: int  # how many of the first lines are title, subtitle and byline


def read_head(texts: Sequence[str]) -> Head:
    """The head of a report, from its kept lines. Without a title of its own both texts are "" and there is no head."""
    title = author = ""
    count = 0
    for place, text in enumerate(texts[:_MOST_LINES]):
        who = find_signature(text, after_title=bool(title))
        if not title and (headed := _HEADED.match(text)):
            title = headed["title"]
        elif not title and _is_title(text, texts[place + 1 :]):
            title = text
        elif who or (title and _goes_with(text, title)):
            author = author or who
        elif not _stands_before_title(text) or title:
            break
        count = place + 1
    if not title and not author:
        count = 0
    return Head(_bare(title), author, count)


def find_signature(text: str, *, after_title: bool = False) -> str:
    """Who signs on this line, "" when nobody. A bare name or body counts only below a title."""
    if len(text) > 60:
        return ""
    for shape in (_SIGNED, _DATED, _OFFICIAL):
        if (match := shape.search(text)) and match["who"]:
            return _name(match["who"])
    if after_title and (_BARE_NAME.match(text) or _BODY.match(text)) and not marker(text):
        return _name(text)
    return ""


def find_closing_signature(texts: Sequence[str]) -> str:
    """Who signs in the dateline or at the end: “讯（通讯员…）”, “（本报记者 …）”, “作者：…”, or a body over a date."""
    if texts and (match := _DATELINE_SIGNED.match(texts[0])):
        return _name(match["who"])
    for text in texts[-6:]:
        match = _TAIL_SIGNED.search(text) or (_SIGNED.match(text) if len(text) <= 60 else None)
        if match:
            return _name(match["who"])
    if len(texts) > 2 and DATE.match(texts[-1]) and len(texts[-1]) <= 14 and _BODY.match(texts[-2]):
        return texts[-2]
    return ""


def has_dateline(text: str) -> bool:
    """Whether a line begins as news do: “本报…讯”, “…网消息”, “新华社…电”."""
    return bool(_DATELINE.match(text))


def _is_title(text: str, following: Sequence[str]) -> bool:
    shape = (
        4 <= len(text) <= _MOST_TITLE
        and not re.search(r"[。；;，,：:、]$|。", text)
        and re.search(r"[\u4e00-\u9fff]{3}", text)
    )
    if (
        not shape
        or marker(text)
        or any(sign.search(text) for sign in (_SALUTATION, _DATELINE, _CAPTION, _PART, _KEYWORDS))
    ):
        return False
    if _SUBTITLE.match(text) or _DATED.match(text) or find_signature(text):
        return False
    return any(len(line) >= 60 or "。" in line or _SALUTATION.match(line) for line in following[:8])


def _goes_with(text: str, title: str) -> bool:
    """A line below the title that is a subtitle, or says part of the title once more."""
    return len(text) <= _MOST_TITLE and (bool(_SUBTITLE.match(text)) or text in title)


def _stands_before_title(text: str) -> bool:
    return bool(_PLACE_LABEL.match(text) or _CAPTION.search(text))


def _bare(title: str) -> str:
    """The title without the number of its part and without a reference mark."""
    return re.sub(r"\s*篇\s?[\d一二三四五六七八九十]{1,2}$|[*＊①]$", "", title).strip()


def _name(who: str) -> str:
    """A name without the spaces that set two characters apart, and without a note in brackets."""
    who = re.sub(r"[（(].*?[）)]?$", "", who.strip())
    return re.sub(
        r"(?<![\u4e00-\u9fff])([\u4e00-\u9fff])[\s\u3000]+(?=[\u4e00-\u9fff](?![\u4e00-\u9fff]))", r"\1", who
    ).strip()
