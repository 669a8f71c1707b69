"""What is said of a checked draft, in words: verdicts and their signs, differences, what a note tells beside them."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

Remark = tuple[str, str]  # what is said, Chinese · English; and the words or the place that it is said of, or ""

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
_NEAR_IN_FIGURES = "相近，文字和数字有出入 · near, wording and figures differ"
_SHOWN = 40  # characters of what was not read
NEAREST = "最接近的 · what comes nearest"
_MORE = 3  # further places of words that stand in several texts
KINDS = {"sentences": "句子 · sentences", "claims": "数据 · figures", "names": "名称 · names"}
PARTS = {  # of a file of Word
    "text_box": "文本框 · text box",
    "footnote": "脚注 · footnote",
    "endnote": "尾注 · endnote",
    "header": "页眉 · header",
    "footer": "页脚 · footer",
    "picture": "图片 · pictures",
    "chart": "图表 · charts",
    "diagram": "示意图 · diagrams",
    "equation": "公式 · equations",
    "embedded": "嵌入的文件 · embedded files",
}


def is_figure(told: dict[str, Any]) -> bool:
    """Whether a figure is told of, and neither a sentence nor a name."""
    return "unit" in told


def is_name(told: dict[str, Any]) -> bool:
    """Whether a name is told of."""
    return "why" in told


def subject_told(told: dict[str, Any]) -> str:
    """What a figure or a name is about: 渔船 186艘; "" for a sentence."""
    if is_figure(told):
        return f"{told['subject']} {told['value']:.12g}{told['unit']}".strip()
    return str(told["text"]) if is_name(told) else ""


def remarks(told: dict[str, Any]) -> Iterator[Remark]:
    """What is to be said beside a verdict: why, and what was looked up and what was not."""
    if told.get("read_as"):
        yield "表格里的数，连同行、列的名称读作 · a figure of a table, read with its row and column as", told["read_as"]
    if reason := told.get("why") or told.get("reason"):
        yield reason, ""
    if told["verdict"] == "wrong_source":
        yield "讲稿所说的出处 · the source that is named", "、".join(told["named"])
    if told.get("unknown_sources"):
        yield (
            (
                "讲稿还说到本库没有的出处，没有核对 · also named, not in this corpus, not checked"
                if told["named"]
                else "讲稿所说的出处本库没有，没有核对 · the source that is named is not in this corpus, not checked"
            ),
            "、".join(told["unknown_sources"]),
        )
    if told.get("lead_in"):
        yield "起头的话没有一起查 · words before it that were not looked up", told["lead_in"]


def source_remarks(told: dict[str, Any]) -> Iterator[Remark]:
    """The first source of what is told, with its words where they may be other words, and further ones."""
    if not told["sources"]:
        return
    source, *others = told["sources"]
    number = f"[{told['reference']}] " if told.get("reference") else ""
    yield NEAREST if told["verdict"] == "cannot_tell" else "出处 · source", f"{number}{place_told(source)}"
    if told["verdict"] not in ("verbatim", "several_sources"):
        yield "原文 · its words", source.get("sentence") or source["text"]
    yield from quoted_told(source)
    if told["verdict"] == "several_sources" and others:
        yield "另见 · also in", "；".join(map(place_told, others[:_MORE]))


def quoted_told(source: dict[str, Any]) -> Iterator[Remark]:
    """That words stand in quotation marks in their source too, and whose they are."""
    if source.get("quoted_from"):
        yield "原文在引号里，是转引 · itself a quotation there, of", source["quoted_from"]
    elif source.get("quoted_from") is not None:
        yield "原文在引号里，没有说明是谁的话 · in quotation marks there too, of whom is not told", ""


def part_told(at: int, checked: dict[str, Any]) -> str:
    """The part of a file of Word in which a place of the text lies: 脚注 1 · footnote 1; "" for its body."""
    within = (part for part in checked.get("parts", ()) if part["start"] <= at < part["end"])
    return next((_both(part["part"], f" {part['number']}") for part in within), "")


def unread_told(checked: dict[str, Any]) -> Iterator[str]:
    """What a file of Word has that was not checked: 页眉“内部资料” · header “内部资料”."""
    for unread in checked.get("not_read", ()):
        yield _both(unread["part"], f"“{_shortened(unread['text'])}”" if unread["text"] else f" {unread['count']}")


def _both(part: str, rest: str) -> str:
    chinese, _, english = PARTS[part].partition(" · ")
    return f"{chinese}{rest} · {english} {rest.lstrip()}"


def _shortened(text: str) -> str:
    text = text.replace(" · ", "·")  # which parts the languages
    return text if len(text) <= _SHOWN else text[:_SHOWN] + "…"


def verdict_told(told: dict[str, Any]) -> tuple[str, str]:
    """Its sign, and what it means here."""
    sign, label = VERDICTS[told["verdict"]]
    return sign, _NEAR_IN_FIGURES if told["verdict"] == "near" and has_other_figures(told) else label


def has_other_figures(told: dict[str, Any]) -> bool:
    """Whether words differ from their source in a figure, if not in that alone."""
    return any(difference["kind"] == "figure" for difference in told.get("differences", ()))


def differences_told(told: dict[str, Any]) -> Iterator[str]:
    """Wherein words differ from their source, figures first."""
    return map(_both_wordings, sorted(told.get("differences", ()), key=lambda each: each["kind"] != "figure"))


def _both_wordings(difference: dict[str, Any]) -> str:
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
