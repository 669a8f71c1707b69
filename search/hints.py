"""What a person is told about a question, in both languages."""

from __future__ import annotations

from typing import Self


class Hint(str):
    """One remark; as a text it is Chinese · English. What was typed stands in either as it is, even with ` · ` in it."""

    __slots__ = ("chinese", "english")
    chinese: str
    english: str

    def __new__(cls, chinese: str, english: str) -> Self:
        hint = super().__new__(cls, f"{chinese} · {english}")
        hint.chinese, hint.english = chinese, english
        return hint
