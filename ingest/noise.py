"""What a site put around a report: found by cue words, the shape of a line and its place, never by names."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from ingest import furniture
from ingest.lines import Line

_HEAD_LINES = 20  # within these, before any prose, a title or byline may stand a second time
PAGE_FACTS = "网页信息：来源、时间、点击数等 · page facts"
_CONTROLS = "网页按钮和提示 · controls of the page"
_CRUMBS = "页面导航 · navigation"
_CREDITS = "编辑、审核、图片署名 · editorial credits"
_NOTICE = "版权、免责、账号提示 · notices of the site"
_LISTED = "相关文章列表 · list of other articles"
_RULE = "分隔符 · ornament"
_REPEATED = "标题或署名重复 · title or byline repeated"
_LONGEST_NOTICE = 400  # characters
_PROSE = 60  # characters: a line as long as this, with a stop in it, is no entry of a list


def mark_noise(lines: Iterable[Line]) -> list[Line]:
    """The same lines in order, those that belong to the site with the reason; a label and its value become one."""
    marked: list[Line] = []
    in_list = in_crumbs = False
    label: Line | None = None
    for line in lines:
        if label is not None:
            if furniture.is_value(line.text):
                marked[-1] = replace(label, text=f"{label.text} {line.text}")
                label = None
                continue
            label = None
        reason = _reason(line.text)
        if in_list and not reason:
            in_list = not _resumes(line.text)
            reason = _LISTED if in_list else ""
        if in_crumbs and not reason and _is_crumb(line.text, marked):
            reason = _CRUMBS
        if furniture.LIST_CUE.search(line.text):
            in_list, reason = True, _LISTED
        in_crumbs = reason == _CRUMBS
        marked.append(replace(line, reason=reason))
        if furniture.LABEL.fullmatch(line.text):
            label = marked[-1]
    return _with_wedged(marked)


def _with_wedged(lines: list[Line]) -> list[Line]:
    """A word of four characters or fewer between two facts of the page is a third."""
    marked = list(lines)
    for place in range(1, len(lines) - 1):
        around = {lines[place - 1].reason, lines[place + 1].reason}
        if not lines[place].reason and len(lines[place].text) <= 4 and around == {PAGE_FACTS}:
            marked[place] = replace(lines[place], reason=PAGE_FACTS)
    return marked


def drop_repeats(lines: list[Line]) -> list[Line]:
    """The lines with a title or byline that stands twice at the head marked where it stands again."""
    seen: set[str] = set()
    marked = list(lines)
    for place, line in enumerate(lines[:_HEAD_LINES]):
        if line.reason:
            continue
        if "。" in line.text or len(line.text) > _PROSE:
            break
        if line.text in seen:
            marked[place] = replace(line, reason=_REPEATED)
        seen.add(line.text)
    return marked


def _reason(text: str) -> str:
    if len(text) > _LONGEST_NOTICE:
        return ""
    if furniture.NOTICE.search(text):
        return _NOTICE
    if len(text) > furniture.LONGEST:
        return ""
    if furniture.CRUMBS.search(text):
        return _CRUMBS
    if furniture.ORNAMENT.fullmatch(text):
        return _RULE
    if furniture.PAGE_FACT.match(text):
        return PAGE_FACTS
    if furniture.CREDIT.fullmatch(text):
        return _CREDITS
    if furniture.CONTROL.fullmatch(text) or furniture.PROMPT.search(text):
        return _CONTROLS
    return ""


def _resumes(text: str) -> bool:
    """Whether the report goes on behind a list of other articles."""
    return len(text) >= _PROSE and "。" in text


def _is_crumb(text: str, marked: list[Line]) -> bool:
    """A short line behind `>`, or the same words once more."""
    before = marked[-1].text
    return len(text) <= 12 and (furniture.CRUMB_SIGN.fullmatch(before) is not None or text == before)
