"""Verbs for one deed, which one report uses and another does not: 组建 and 成立 a team."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

# those alone of which none can be done without the other: who 受理 3600 cases has 办结 fewer, and 慰问 is not 走访
_ALIKE = (
    "成立 组建 建立 组成",
    "建成 建起 打造",
    "开展 举办 举行",
    "发放 兑现 下发",
    "化解 调处 调解",
    "收集 征集 搜集",
    "培训 轮训",
    "选派 派出 下派",
    "排查 摸排 排摸",
)
_GROUPS: Mapping[str, tuple[str, ...]] = {verb: tuple(verbs) for verbs in map(str.split, _ALIKE) for verb in verbs}


def shared_words(words: Iterable[str], text: str) -> int:
    """How many of the words the text has, be it another verb for the same deed; two verbs for one deed are one."""
    meant = {_GROUPS.get(word, (word,)) for word in words}
    return sum(any(word in text for word in alike) for alike in meant)
