"""Lists that stand beside a slogan in whatever form: told by the items that the corpus has for it."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator

from ingest.extract.lists import alike, last_items, split_items
from search.fold import fold_name

_CLAUSE = re.compile(r"[，,；;：:。！？（）()“”‘’\"「」『』=＝\n]+")
_NUMBER = re.compile("^(?:[一二三四五六七八九]是|即|就是)")


def items_beside(sentence: str, components: Collection[str]) -> tuple[str, ...]:
    """The list of a sentence with as many items as the slogan has components, half of them the same at least; () if none is.

    `components`: folded.
    """
    for items in _lists(sentence, len(components)):
        shared = sum(fold_name(item) in components for item in items)
        if 2 * shared >= len(components) and alike(items) and len(set(items)) == len(items):
            return tuple(items)
    return ()


def _lists(sentence: str, size: int) -> Iterator[list[str]]:
    """Lists of so many items: those inside a clause, and clauses that follow one another."""
    clauses = [clause.strip() for clause in _CLAUSE.split(sentence)]
    for clause in clauses:
        if len(split_items(clause)) == size and (items := last_items(clause, size)):
            yield [*items[:-1], _as_long(items[-1], items[:-1])]
    for at in range(len(clauses) - size + 1):
        items = [_NUMBER.sub("", clause) for clause in clauses[at : at + size]]
        if all(items):
            yield items


def _as_long(last: str, others: Collection[str]) -> str:
    """The last item, without what it belongs to where the others are of one length: 亮业绩 of 亮业绩活动."""
    lengths = set(map(len, others))
    return last[: lengths.pop()] if len(others) > 1 and len(lengths) == 1 else last
