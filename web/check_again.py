"""The sources of an earlier check, looked at again, in words: by what became of them, the worst first."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from web.check_words import place_told

_SHOWN = 40  # characters of words
STATES = {  # what became of a source -> what it is called, and what the writer does now; the worst first
    "gone": ("不在了 · gone", "另找出处，找不到就不再引用 · find another source, or quote it no more"),
    "edited": ("改过了 · edited", "照现在的原文改讲稿 · correct the draft by the words of today"),
    "moved": (
        "移动了位置 · moved",
        "文字没变；段号变了的，改引注 · same words; where the paragraph is another, correct the citation",
    ),
    "unchanged": ("未变 · unchanged", "不用改 · nothing to do"),
}


def again_told(again: dict[str, Any]) -> Iterator[str]:
    """Lines for the terminal. What became of none is counted alone."""
    for state, (label, advice) in STATES.items():
        sources = [one for one in again["sources"] if one["state"] == state]
        if sources:
            yield f"{label} {len(sources)}：{advice}"
            for one in sources:
                yield from _source(one)
            yield ""
    yield "；".join(f"{label} {again['counts'][state]}" for state, (label, _) in STATES.items())


def _source(one: dict[str, Any]) -> Iterator[str]:
    said, *others = one["draft"]
    more = f"，另有 {len(others)} 处 · and {len(others)} more" if others else ""
    yield f"   讲稿 draft: “{_shortened(said['text'])}”{more}"
    yield f"      出处 source: {place_told(one)}" + (
        "" if one["text"] in said["text"] else f"  “{_shortened(one['text'])}”"
    )
    if one["state"] in ("edited", "moved"):
        now = one["now"]
        words = f"  “{_shortened(now['text'])}”" if one["state"] == "edited" else ""
        yield f"      现在 now: {place_told(now)}{words}"


def _shortened(text: str) -> str:
    line = " ".join(text.split())
    return line if len(line) <= _SHOWN else line[:_SHOWN] + "…"
