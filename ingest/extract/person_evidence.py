"""What around a stretch of text speaks for a person's name."""

from __future__ import annotations

import re
from dataclasses import dataclass

from ingest.extract.lexicon import words_of
from ingest.extract.org_words import is_border
from ingest.extract.passage_words import PassageWords

_LONGEST_ROLE = 8
_HAN = re.compile("[㐀-鿿]")
_SPACES = " 　"
_AGE = re.compile(r"[（(](?:男|女|化名|\d{2}岁|左|右|中)")
_AGED = re.compile(r"\d岁(?:半)?的$")
_PHRASE = re.compile("(?:，|,|是)([^，,。；：！？\n]{2,24})[，,。；]")
_LIST_AFTER = re.compile("[、，,和与及]|以及")


@dataclass(frozen=True, slots=True)
class Role:
    """A word for what somebody is, where it stands."""

    text: str
    start: int
    end: int


def role_before(text: str, position: int, file: str = "roles.txt") -> Role | None:
    """The longest word for a person that ends right before a position; one space may lie between."""
    end = position - 1 if position and text[position - 1] in _SPACES else position
    for length in range(min(_LONGEST_ROLE, end), 1, -1):
        if text[end - length : end] in words_of(file):
            return Role(text[end - length : end], end - length, end)
    return None


def role_after(text: str, position: int, file: str = "roles.txt") -> Role | None:
    """The longest word for a person that begins at a position."""
    for length in range(_LONGEST_ROLE, 1, -1):
        if text[position : position + length] in words_of(file):
            return Role(text[position : position + length], position, position + length)
    return None


def is_edge(words: PassageWords, position: int) -> bool:
    """Whether a clause begins there, or a word before it ends what was said (在, 和, 学习)."""
    text = words.text
    if position == 0 or not _HAN.match(text[position - 1]):
        return not text[max(0, position - 1) : position].isalnum()  # 36项 is no name
    before = words.word_before(position)
    return before is not None and before[1] == position and is_border(text[before[0] : position])


def speaks_or_acts(words: PassageWords, position: int) -> bool:
    """Whether the next word is one that people do (说, 介绍, 带领)."""
    text, verbs = words.text, words_of("speech.txt")
    if any(text[position : position + length] in verbs for length in (4, 3, 2)):
        return True
    return text[position : position + 1] in verbs and words.ends_at(position + 1)


def is_followed_by_verb(words: PassageWords, position: int) -> bool:
    """Whether the next word is a verb of two characters or more."""
    after = words.word_from(position)
    return bool(after) and after in words_of("verbs.txt")


def is_clear_end(words: PassageWords, position: int) -> bool:
    """Whether a name may end there: before punctuation, a word of the grammar, a verb, or a word for a person."""
    text = words.text
    if position >= len(text) or not _HAN.match(text[position]):
        return True
    after = words.word_from(position)
    if not after:
        return False
    return is_border(after) or after in words_of("speech.txt") or role_after(text, position) is not None


def is_introduced(text: str, end: int) -> bool:
    """Whether an age or sex in brackets follows, as after names alone."""
    return bool(_AGE.match(text, end))


def is_aged(text: str, start: int) -> bool:
    """Whether an age stands right before: 55岁的."""
    return bool(_AGED.search(text, max(0, start - 6), start))


def is_explained(text: str, end: int) -> bool:
    """Whether the text says at once what the person is: 某某，某局局长， or 某某是某村村民。"""
    phrase = _PHRASE.match(text, end)
    return phrase is not None and role_before(text, phrase.end(1)) is not None


def list_joint(text: str, position: int) -> int:
    """Length of the 、 or 和 before which a list of names goes on; 0 if there is none."""
    match = _LIST_AFTER.match(text, position)
    return match.end() - match.start() if match else 0
