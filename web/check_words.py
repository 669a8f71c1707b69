"""What is said of a checked draft: verdicts in words and signs, differences, the note beside a sentence."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
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
_LEADING_IN = ("：", ":")  # words before a quotation: who says it
_QUOTATION_MARKS = '“”‘’"「」『』'
_SHOWN = 40  # characters of what was not read
_SAME_WORDS = ("verbatim", "several_sources", "figure_differs", "wrong_source")
FACT_VERDICTS = tuple(VERDICTS)[7:]
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


def in_order(checked: dict[str, Any]) -> list[tuple[str, dict[str, Any]]]:
    """All that is said of a draft, with its kind, by where the words begin."""
    said = ((kind, told) for kind in KINDS for told in checked[kind])
    return sorted(said, key=lambda one: (one[1]["start"], one[1]["end"], list(KINDS).index(one[0])))


def worth_telling(checked: dict[str, Any]) -> list[tuple[str, dict[str, Any]]]:
    """What deserves a comment: not that the corpus has nothing of the writer's own words, nor that a figure is right where all words are the same."""
    said = in_order(checked)
    same = [told for kind, told in said if kind == "sentences" and told["verdict"] in _SAME_WORDS]
    return [(kind, told) for kind, told in said if _tells(told) and not (_agrees(told) and _is_within(told, same))]


def has_sign(told: dict[str, Any], checked: dict[str, Any]) -> bool:
    """Whether words without a comment are marked: not found, or a figure of which nothing is known."""
    if told["verdict"] == "not_found":
        return not told["text"].endswith(_LEADING_IN)
    same = (one for one in checked["sentences"] if one["verdict"] in _SAME_WORDS)
    return told["verdict"] == "cannot_tell" and "unit" in told and not _is_within(told, same)


def _tells(told: dict[str, Any]) -> bool:
    if told["verdict"] == "not_found":
        return bool(told["quotation"])
    if told["verdict"] == "near" and told["text"].endswith(_LEADING_IN):
        return False
    return told["verdict"] not in (("agrees", "cannot_tell") if _is_name(told) else ("too_short", "cannot_tell"))


def _is_name(told: dict[str, Any]) -> bool:
    return "why" in told


def _agrees(told: dict[str, Any]) -> bool:
    return bool(told["verdict"] == "agrees")


def _is_within(told: dict[str, Any], others: Iterable[dict[str, Any]]) -> bool:
    """Whether words lie in others; a quotation mark at an end may stand outside."""
    inside = told["text"].strip(_QUOTATION_MARKS)
    start = told["start"] + told["text"].find(inside)
    return any(other["start"] <= start and start + len(inside) <= other["end"] for other in others)


def subject_told(told: dict[str, Any]) -> str:
    """What a figure or a name is about: 渔船 186艘; "" for a sentence."""
    if "unit" in told:
        return f"{told['subject']} {told['value']:.12g}{told['unit']}".strip()
    return str(told["text"]) if _is_name(told) else ""


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
