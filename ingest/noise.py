"""What a site put around a report: found by cue words, the shape of a line and its place, never by names."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from ingest.furniture import Reason, find_reason, is_crumb_sign, is_list_cue, is_weak_control, takes_value
from ingest.lines import Line

_HEAD_LINES = 20  # within these, before any prose, a title or byline may stand a second time
_PROSE = 60  # characters: a line as long as this, with a stop in it, is no entry of a list
_MOST_CRUMB = 12  # characters
_MOST_WEDGED = 4  # characters


def mark_noise(lines: Iterable[Line]) -> list[Line]:
    """The same lines in order, those that belong to the site with the reason; a label and its value become one."""
    marked: list[Line] = []
    in_list = False
    for line in _with_values(lines):
        reason = find_reason(line.text)
        if is_list_cue(line.text):
            in_list, reason = True, Reason.LISTED
        elif in_list and not reason:
            in_list = not _resumes(line.text)
            reason = Reason.LISTED if in_list else ""
        if not reason and marked and _is_crumb(line.text, marked[-1]):
            reason = Reason.CRUMB
        marked.append(replace(line, reason=str(reason)))
    return _with_neighbours(marked)


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
            marked[place] = replace(line, reason=str(Reason.REPEATED))
        seen.add(line.text)
    return marked


def _with_values(lines: Iterable[Line]) -> list[Line]:
    """The lines with each label that stands alone (来源：) joined with the value below it."""
    joined: list[Line] = []
    for line in lines:
        if joined and takes_value(joined[-1].text, line.text):
            joined[-1] = replace(joined[-1], text=f"{joined[-1].text} {line.text}")
        else:
            joined.append(line)
    return joined


def _with_neighbours(lines: list[Line]) -> list[Line]:
    """Words that are furniture only by what stands beside them."""
    marked = list(lines)
    for place, line in enumerate(lines):
        if line.reason or len(line.text) > max(_MOST_WEDGED, 6):
            continue
        around = [lines[at].reason for at in (place - 1, place + 1) if 0 <= at < len(lines)]
        if is_weak_control(line.text) and any(around):
            marked[place] = replace(line, reason=str(Reason.CONTROL))
        elif len(line.text) <= _MOST_WEDGED and around == [Reason.PAGE_FACT, Reason.PAGE_FACT]:
            marked[place] = replace(line, reason=str(Reason.PAGE_FACT))
    return marked


def _resumes(text: str) -> bool:
    """Whether the report goes on behind a list of other articles."""
    return len(text) >= _PROSE and "。" in text


def _is_crumb(text: str, before: Line) -> bool:
    """Whether a short line is a step of navigation: behind an arrow, or the step before it once more."""
    is_step = before.reason == Reason.CRUMB and (is_crumb_sign(before.text) or text == before.text)
    return is_step and len(text) <= _MOST_CRUMB
