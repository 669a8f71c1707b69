"""Whose figure it is: the place, body or initiative that the sentence speaks of."""

from __future__ import annotations

import re
from collections.abc import Sequence

from kg.ids import EntityId
from kg.model import Mention

_SENTENCE_ENDS = "。！？；\n"
_WHOLE = re.compile("全([市县区镇乡村省国旗])|[该我]([市县区镇乡村局])")
_IN_LIST = re.compile(r"、|等|[和与及]?\s?\d")
_LEAD_IN = 2  # characters like 在 that may stand before a name at the head of a clause


class Owners:
    """Who may own the figures of one passage. Derived from the passage and its mentions; never changed.

    `mentions` stand in reading order; `home` is the place that the document is about.
    """

    def __init__(self, text: str, mentions: Sequence[tuple[Mention, EntityId]], home: EntityId | None) -> None:
        self._text, self._all, self._home = text, mentions, home
        self._named = [(mention, owner) for mention, owner in mentions if self._may_own(mention)]

    def owner(self, clause: int, number: int) -> EntityId | None:
        """The owner of the number at `number` in the clause that begins at `clause`.

        The name at the head of the clause, what 全村 or 该县 stands for, the first name of the sentence, any name of
        the clause. Nobody where the sentence names nobody: of owners carried from earlier sentences four in five were
        wrong.
        """
        sentence = self._sentence(clause)
        inside = [named for named in self._named if clause <= named[0].start and named[0].end <= number]
        if inside and inside[0][0].start <= clause + _LEAD_IN:
            return inside[0][1]
        before = [named for named in self._named if sentence <= named[0].start < clause]
        if whole := _WHOLE.search(self._text, before[-1][0].end if before else sentence, number):
            return self._whole(whole)
        return (before or inside)[0][1] if before or inside else None

    def _may_own(self, mention: Mention) -> bool:
        """Whether it is no list item, which is what a number counts (A、B等4个村), and no name in front of another."""
        text, starts = self._text, {other.start for other, _ in self._all}
        if _IN_LIST.match(text, mention.end) or text[mention.start - 1 : mention.start] == "、":
            return False
        return mention.end not in starts and not (
            text[mention.end : mention.end + 1] == "“" and mention.end + 1 in starts
        )

    def _sentence(self, position: int) -> int:
        return max(self._text.rfind(mark, 0, position) for mark in _SENTENCE_ENDS) + 1

    def _whole(self, whole: re.Match[str]) -> EntityId | None:
        """全村: the village named last; the document's place where none was."""
        kind = whole.group(1) or whole.group(2)
        told = [owner for one, owner in self._all if one.end <= whole.start() and one.surface.endswith(kind)]
        return told[-1] if told else None if kind == "国" else self._home
