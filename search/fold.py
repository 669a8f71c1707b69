"""One way to write a character for searching: traditional as simplified, full width as half width, capitals as small.

The only module that imports opencc.
"""

from __future__ import annotations

import unicodedata
from functools import cache, lru_cache
from typing import Protocol

_IDEOGRAPHS = (range(0x2E80, 0xA000), range(0xF900, 0xFB00), range(0x20000, 0x40000))


class _Converter(Protocol):
    def convert(self, text: str) -> str: ...


def fold(text: str) -> str:
    """`text` as it is indexed and compared; always of the same length, so that offsets hold in both.

    A character that would become several (㎡, ß, ⑩) is left as it is. Idempotent.
    """
    return _folded_text(text)


def fold_name(name: str) -> str:
    """A name as it is compared with others: folded, without white space, which texts put into names (王 强)."""
    return "".join(fold(name).split())


@lru_cache(maxsize=256)  # the passages of a page are compared, and then marked
def _folded_text(text: str) -> str:
    return text.translate(_TABLE)


class _Table(dict[int, str]):
    """What each code point becomes, worked out when it is first met."""

    def __missing__(self, code: int) -> str:
        folded = self[code] = _folded(chr(code))
        return folded


_TABLE = _Table()


def _folded(character: str) -> str:
    while (further := _step(character)) != character:
        character = further
    return character


def _step(character: str) -> str:
    for change in (_half_width, str.casefold, _simplified):
        changed = change(character)
        if len(changed) == 1:
            character = changed
    return character


def _half_width(character: str) -> str:
    return unicodedata.normalize("NFKC", character)


def _simplified(character: str) -> str:
    return _opencc().convert(character) if any(ord(character) in block for block in _IDEOGRAPHS) else character


@cache
def _opencc() -> _Converter:
    import opencc  # takes 50 ms to load, and text without Chinese does not need it

    converter: _Converter = opencc.OpenCC("t2s")
    return converter
