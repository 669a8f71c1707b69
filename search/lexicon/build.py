"""Makes general.txt: python -m search.lexicon.build DICT, with the dictionary of jieba 0.42.1 (jieba/dict.txt, MIT).

The words that say nothing of what a text is about: those of its function words (adverbs, pronouns, conjunctions, words of
time and place, numerals), those that are frequent in any text, and those that stand for anybody.
"""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator
from pathlib import Path

_FUNCTION = frozenset(["d", "r", "c", "p", "u", "f", "t", "y", "m", "q", "ad", "z", "e", "o", "mq", "k"])
_ANYBODY = [
    "大伙",
    "大家伙",
    "乡亲",
    "乡亲们",
    "老乡",
    "街坊",
    "街坊邻居",
    "老百姓",
    "百姓",
    "老同志",
    "年轻人",
    "老人家",
    "一家子",
    "事儿",
]
_FREQUENT = 5000  # in the corpus that the dictionary was counted in; 2 % of its words have that


def general_words(rows: Iterable[str]) -> Iterator[str]:
    """Of rows with a word, its frequency and its tag."""
    for row in rows:
        word, frequency, tag = row.split()
        if len(word) > 1 and len(word) < 5 and (tag in _FUNCTION or int(frequency) >= _FREQUENT):
            yield word


if __name__ == "__main__":
    rows = Path(sys.argv[1]).read_text(encoding="utf-8").splitlines()
    head = "# Words that say nothing of what a text is about; made by search/lexicon/build.py of the dictionary of jieba (MIT)."
    made = "\n".join([head, *sorted({*general_words(rows), *_ANYBODY})])
    Path(__file__).with_name("general.txt").write_text(made + "\n", encoding="utf-8")
