"""What is said of a checked draft: verdicts in words and signs, differences, the note beside a sentence."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import Any

VERDICTS = {  # verdict -> sign, and what it means
    "verbatim": ("✓", "原文如此 · verbatim"),
    "several_sources": ("≡", "原文如此，几处都有 · verbatim, in several texts"),
    "near": ("≈", "相近，文字有出入 · near, the wording differs"),
    "figure_differs": ("≠", "文字相同，数字不同 · nothing differs but figures"),
    "wrong_source": ("✗", "出处不对，别处有 · not in the source that is named, but elsewhere"),
    "not_found": ("○", "本库没有这些话 · not in this corpus"),
    "too_short": ("·", "太短或是套话，说明不了什么 · too short or a stock phrase, proves nothing"),
    "agrees": ("✓", "与本库相符 · agrees with this corpus"),
    "differs": ("≠", "与本库不符 · differs from this corpus"),
    "cannot_tell": ("?", "不能判断 · cannot tell"),
}
SENTENCE_VERDICTS = tuple(VERDICTS)[:7]
FACT_VERDICTS = tuple(VERDICTS)[7:]
KINDS = {"sentences": "句子 · sentences", "claims": "数据 · figures", "names": "名称 · names"}
STATES = {
    "unchanged": "未变 · unchanged",
    "moved": "移动了位置 · moved",
    "edited": "改过了 · edited",
    "gone": "不在了 · gone",
}


def tally(checked: dict[str, Any]) -> Iterator[tuple[str, list[tuple[str, int]]]]:
    """Of sentences, figures and names that there are, how many have which verdict."""
    for kind, verdicts in (("sentences", SENTENCE_VERDICTS), ("claims", FACT_VERDICTS), ("names", FACT_VERDICTS)):
        counts = Counter(one["verdict"] for one in checked[kind])
        if counts:
            yield kind, [(verdict, counts[verdict]) for verdict in verdicts if counts[verdict]]


def says_something(told: dict[str, Any]) -> bool:
    """Whether it is worth a comment: what the corpus knows nothing of is, where it is given as somebody's words."""
    if told["verdict"] == "not_found":
        return bool(told.get("quotation"))
    return told["verdict"] not in ("too_short", "cannot_tell")


def difference_told(difference: dict[str, Any]) -> str:
    """Both wordings."""
    words, source = difference["draft"]["text"], difference["source"]["text"]
    return {
        "insert": f"讲稿多出“{words}” · added: {words}",
        "delete": f"讲稿漏掉“{source}” · dropped: {source}",
        "replace": f"原文“{source}”，讲稿作“{words}” · changed: {source} → {words}",
        "figure": f"原文数字“{source}”，讲稿作“{words}” · another figure: {source} → {words}",
    }[difference["kind"]]


def place_told(source: dict[str, Any]) -> str:
    """《题名》（日期）第3段."""
    title = f"《{source['title']}》" if source.get("title") else source["file"]
    date = f"（{source['date']}）" if source.get("date") else ""
    return f"{title}{date}第{source['passage'].rpartition('#p')[2]}段"
