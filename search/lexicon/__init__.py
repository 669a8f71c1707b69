"""Word lists of general Chinese, for seeking: the words of two people who speak of the same thing.

Lines that begin with # are comments; the first of a list says what it is for. All lists are kept by hand but general.txt, which
build.py makes.
"""

from __future__ import annotations

import hashlib
from functools import cache
from pathlib import Path

__all__ = ["digest_of", "general_words", "grassroots_words", "lines_of"]

_FOLDER = Path(__file__).parent


@cache
def general_words() -> frozenset[str]:
    """Words that say nothing of what a text is about: those of its grammar, and those that are frequent in any text."""
    return frozenset(lines_of("general.txt"))


@cache
def grassroots_words() -> tuple[str, ...]:
    """Words of work in villages and communities: its places, bodies and people, and what is done there."""
    return tuple(lines_of("grassroots.txt"))


def lines_of(file: str) -> list[str]:
    """The lines of a list of this folder, without comments and empty lines."""
    lines = (_FOLDER / file).read_text(encoding="utf-8").splitlines()
    return [line for line in lines if line and not line.startswith("#")]


@cache
def digest_of(file: str) -> str:
    """Changes with every list: what was made by one list is told from what another made."""
    return hashlib.sha256((_FOLDER / file).read_bytes()).hexdigest()[:8]
