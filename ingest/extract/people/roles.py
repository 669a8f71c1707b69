"""Words for what somebody is: offices, trades, standing."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from ingest.lexicon import words_of

_LONGEST_ROLE = 8
_SPACES = " 　”"  # or the quotation mark of “第一书记”


@dataclass(frozen=True, slots=True)
class Role:
    """A word for what somebody is, where it stands."""

    text: str
    start: int
    end: int


def role_before(text: str, position: int, file: str = "roles.txt") -> Role | None:
    """The longest word for a person that ends right before a position; one space or a closing mark may lie between."""
    end = position - 1 if position and text[position - 1] in _SPACES else position
    if text[end - 1 : end] not in _last_characters(file):
        return None
    known = words_of(file)
    for length in range(min(_LONGEST_ROLE, end), 1, -1):
        if text[end - length : end] in known:
            return Role(text[end - length : end], end - length, end)
    return None


def role_after(text: str, position: int, file: str = "roles.txt") -> Role | None:
    """The longest word for a person that begins at a position."""
    if text[position : position + 1] not in _first_characters(file):
        return None
    known = words_of(file)
    for length in range(_LONGEST_ROLE, 1, -1):
        if text[position : position + length] in known:
            return Role(text[position : position + length], position, position + length)
    return None


@cache
def _first_characters(file: str) -> frozenset[str]:
    return frozenset(word[0] for word in words_of(file))


@cache
def _last_characters(file: str) -> frozenset[str]:
    return frozenset(word[-1] for word in words_of(file))
