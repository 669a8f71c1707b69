"""What around a stretch of text speaks for a person's name."""

from __future__ import annotations

import re

from ingest.extract.border_words import is_border
from ingest.extract.passage_words import PassageWords
from ingest.extract.people.roles import role_after, role_before
from ingest.lexicon import words_of

_HAN = re.compile("[㐀-鿿]")
_AGE = re.compile(r"[（(](?:男|女|化名|\d{2}岁|左|右|中)")
_AGED = re.compile(r"\d岁(?:半)?的?$")
_WITH = re.compile("[和与跟同]|以及")
_FAMILY = re.compile("夫妇|夫妻|等人|一家|全家|两口子|父子|父女|母子|母女|所在的")
_SPEECH = words_of("speech.txt")
_SPEECH_BEGINS = frozenset(word[0] for word in _SPEECH)
_AFTER_NAME = frozenset("作当仍均即更只")
_OPENING = frozenset("，,。；：！？\n")
_AFTER_SUBJECT = frozenset("在被曾则从将对已正也就便却是")  # what stands between a subject and its verb
_PHRASE = re.compile("(?:，|,|是)([^，,。；：！？\n]{2,24})[，,。；]")


def is_edge(words: PassageWords, position: int) -> bool:
    """Whether a clause begins there, or a word before it ends what was said (在, 和, 学习)."""
    text = words.text
    if position == 0 or not _HAN.match(text[position - 1]):
        return not text[max(0, position - 1) : position].isalnum()  # 36项 is no name
    before = words.word_before(position)
    return before is not None and before[1] == position and is_border(text[before[0] : position])


def speaks_or_acts(words: PassageWords, position: int) -> bool:
    """Whether the next word is one that people do (说, 介绍, 带领)."""
    text = words.text
    if text[position : position + 1] not in _SPEECH_BEGINS:
        return False
    if any(text[position : position + length] in _SPEECH for length in (4, 3, 2)):
        return True
    return text[position : position + 1] in _SPEECH and words.ends_at(position + 1)


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
    return (
        after in _AFTER_SUBJECT
        or after in _AFTER_NAME
        or is_border(after)
        or after in _SPEECH
        or role_after(text, position) is not None
    )


def is_introduced(text: str, end: int) -> bool:
    """Whether an age or sex in brackets follows, as after names alone."""
    return bool(_AGE.match(text, end))


def is_joined_to_person(text: str, end: int) -> bool:
    """Whether somebody else follows (和社区干部, 夫妇), or where the person lives or works (所在的)."""
    joined = _WITH.match(text, end)
    if joined is None:
        return _FAMILY.match(text, end) is not None
    return any(role_after(text, start) for start in range(joined.end(), min(joined.end() + 5, len(text))))


def is_announced(text: str, start: int) -> bool:
    """Whether an age or a word for being called or listed stands right before: 55岁的, 叫, 成员：, 创始人是."""
    if text.startswith("是", start - 1) and role_before(text, start - 1):
        return True
    return text.endswith(("叫", "叫做", "这位", "那位", "成员：", "组员：", "组长："), 0, start) or bool(
        _AGED.search(text, max(0, start - 6), start)
    )


def is_subject(words: PassageWords, start: int, end: int) -> bool:
    """Whether the stretch opens a clause, or stands behind 的, and what follows is said of a subject: 在, 被, 曾 …"""
    opens = start == 0 or words.text[start - 1] in _OPENING or (words.text[start - 1] == "的" and end - start > 2)
    return opens and words.text[end : end + 1] in _AFTER_SUBJECT and words.ends_at(end + 1)


def is_explained(text: str, end: int) -> bool:
    """Whether the text says at once what the person is: 某某，某局局长， or 某某是某村村民。"""
    phrase = _PHRASE.match(text, end)
    return phrase is not None and role_before(text, phrase.end(1)) is not None
