"""What people ask in a sentence: which of its words say what is sought, and which only ask.

The lists hold general language only.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from search.analyzer import words

_ASKING = re.compile("哪里|哪儿|哪些|哪个|谁|怎么|怎样|如何|什么|有没有|能不能|是不是|可不可以|[吗呢]?[?？]$")
_FRAME = re.compile(
    "^(?:请问|想问)?(?:哪里|哪儿|哪些地方|哪个地方|别处|别的地方|谁)(?:还|也)?(?:有|在|能)?"
    "|(?:类似|这样|这种|这类)的?(?:做法|办法|例子|经验|案例)"
    "|的?(?:好的?)?(?:做法|办法|例子|经验|案例)(?:有哪些|有吗|有没有)?[吗呢?？]*$"
)
_LEAST_ASKED, _LEAST = 3, 7  # telling words of a question; of what is long enough to be a sentence
_SAYING_NOTHING = """
的 地 得 了 着 过 是 在 和 与 及 或 等 把 被 也 都 就 而 之 吗 呢 吧 啊 有 为 以 对 于 由 从 到 向 给 让 使 跟 像
我 你 他 她 它 我们 你们 他们 自己 大家 人 个 这 那 这儿 这里 那里 这些 那些 这样 那样 有的 有些 一些 一个 一下
谁 什么 怎么 怎样 如何 为什么 哪些 哪个 多少 有没有 能不能 没有 不 没 能 可 可以 会 要 想 再 又 还 只 才 很 更 最
总 老 但 但是 就是 因为 所以 以后 之后 时候 时 并 上 下 里 中 后 前 起来 下来 出来 来 去 做 办 搞 帮
别处 其他 地方 办法 好办法 做法 例子 案例 经验 类似 请问
"""
_SAY_NOTHING = frozenset(_SAYING_NOTHING.split())


class Telling(NamedTuple):
    """The words of a text in order."""

    words: tuple[str, ...]
    telling: frozenset[str]  # those that say what is sought; all, where none does


def cut_sentence(text: str) -> Telling:
    """The words of what was typed, without what frames a question."""
    inside = _FRAME.sub("，", text)
    cut = tuple(word.text for word in words(inside, parts=False)) or tuple(
        word.text for word in words(text, parts=False)
    )
    return Telling(cut, frozenset(cut) - _SAY_NOTHING or frozenset(cut))


def is_sentence(text: str) -> bool:
    """Whether a text without white space describes what is sought, rather than naming it: no passage has all its words."""
    telling = len(cut_sentence(text).telling)
    return telling >= (_LEAST_ASKED if _ASKING.search(text) else _LEAST)
