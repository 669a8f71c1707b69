"""Words of a text: the one way in which index, query and extraction cut Chinese.

The only module that imports jieba and rjieba. Both have the same dictionary and give the same cut of Han text; rjieba
is twenty times faster, and is used wherever it can be imported. Names that are in no dictionary are left in single
characters (no hidden Markov model): what the model makes of a name depends on the words around it, so that a name
cut on its own would miss the same name in a sentence.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterator
from functools import cache, lru_cache
from typing import NamedTuple

from search.fold import fold

_RULES = 2  # raise when the same text comes to give other words: indexes made before must be made anew
_IDEOGRAPHS = (
    "〇㐀-䶿一-鿿豈-\ufaff\U00020000-\U0003ffff\ue000-\uf8ff"  # private use stands for rare characters in names
)
_RUN = re.compile(
    r"(?P<han>[一-鿕]+)"  # what both dictionaries take as Han
    r"|(?P<share>\d+(?:\.\d+)*)(?=[%‰])"  # the sign is no word, but tells a share from a number
    r"|\d+(?:\.\d+)+"
    rf"|[^\W_{_IDEOGRAPHS}]+"
    rf"|[{_IDEOGRAPHS}]"
)
_PLACE = "ns"  # what both dictionaries call the name of a place
_LONGEST_WHOLE = 2  # Han characters of a word without a word inside it
_PIECE = re.compile(r"[0-9]+|[^0-9]+")
_SHARE = re.compile(r"\d+(?:\.\d+)*[%‰]")


class Word(NamedTuple):
    """A word where it stands."""

    text: str  # folded
    position: int  # counts words, so that phrases can be found in any script
    start: int  # code points, half-open
    end: int


class _Cutter(NamedTuple):
    name: str
    cut: Callable[[str], list[str]]
    knows: Callable[[str], bool]  # whether the dictionary has a word
    names_place: Callable[[str], bool]  # whether it has it as the name of a place


def words(text: str, *, parts: bool) -> Iterator[Word]:
    """Words of `text` in reading order; with `parts`, after each the shorter words inside it, at its position.

    There stands also a share with its sign (38.5%) beside the bare figure.
    """
    position = 0
    cut, folded = _cutter().cut, fold(text)
    for run in _RUN.finditer(folded):
        start, is_han = run.start(), run["han"]
        for piece in cut(run.group()) if is_han else (run.group(),):
            end = start + len(piece)
            yield Word(piece, position, start, end)
            if parts and len(piece) > (_LONGEST_WHOLE if is_han else 1):
                for offset, part in _parts(piece):
                    yield Word(part, position, start + offset, start + offset + len(part))
            if parts and run["share"]:
                yield Word(folded[start : end + 1], position, start, end + 1)
            position += 1
            start = end


def words_among(folded: str, wanted: Collection[str]) -> Iterator[Word]:
    """Of `words` with parts those that are wanted; their positions tell which follow one another, not how far apart they are.

    Only runs that hold a wanted word are cut: most do not, and cutting is what takes time.
    """
    position = 0
    shortest = min(map(len, wanted), default=0)
    any_wanted = _any_of(frozenset(wanted))
    found = any_wanted.search(folded)
    for run in _RUN.finditer(folded) if found else ():
        start, end = run.span()
        if found and found.start() < start:
            found = any_wanted.search(folded, start)
        if found is None or found.start() >= end:
            position += 1
            continue
        whole = run.group()
        for piece in _cutter().cut(whole) if run["han"] else (whole,):
            if piece in wanted:
                yield Word(piece, position, start, start + len(piece))
            for offset, part in _parts(piece) if len(piece) > shortest else ():
                if part in wanted:
                    yield Word(part, position, start + offset, start + offset + len(part))
            if run["share"] and folded[start : end + 1] in wanted:
                yield Word(folded[start : end + 1], position, start, end + 1)
            position += 1
            start += len(piece)


def readings(text: str) -> tuple[tuple[str, ...], ...]:
    """The sequences of words as which an index may hold `text`, the likeliest first; none if it has no word.

    A long word (中共中央) may stand in a sentence as its parts (中共, 中央). A share is held with its sign.
    """
    folded = fold(text)
    whole = tuple(_with_sign(word, folded) for word in words(text, parts=False))
    fine = tuple(part for word in whole for part in _finest(word))
    return tuple(dict.fromkeys(reading for reading in (whole, fine) if reading))


def _with_sign(word: Word, folded: str) -> str:
    signed = folded[word.start : word.end + 1]
    return signed if _SHARE.fullmatch(signed) else word.text


def names_place(word: str) -> bool:
    """Whether the dictionary has a word as the name of a place (四川, 永定河)."""
    return _cutter().names_place(word)


def analyzer_name() -> str:
    """Which cutter and which rules make the words; an index made by other rules must be made anew."""
    return f"{_cutter().name}/{_RULES}"


@lru_cache(maxsize=64)  # one question is looked for in all passages of a page
def _any_of(wanted: frozenset[str]) -> re.Pattern[str]:
    return re.compile("|".join(map(re.escape, wanted)) or "(?!)")


@lru_cache(maxsize=1 << 16)
def _parts(word: str) -> tuple[tuple[int, str], ...]:
    """The dictionary's words inside a word, each with its offset; of a run like x86, its letters and its digits."""
    if len(word) < 2:
        return ()
    if not _is_han(word):
        pieces = tuple((piece.start(), piece.group()) for piece in _PIECE.finditer(word))
        return pieces if len(pieces) > 1 and "." not in word else ()
    knows = _cutter().knows
    return tuple(
        (start, word[start:end])
        for start in range(len(word) - 1)
        for end in range(start + 2, len(word) + 1)
        if end - start < len(word) and knows(word[start:end])
    )


@lru_cache(maxsize=1 << 12)
def _finest(word: str) -> tuple[str, ...]:
    """The most words of the dictionary that make up `word` without a rest; the word itself if there are none."""
    parts = [(start, part) for start, part in _parts(word) if _is_han(part)]
    best: dict[int, tuple[str, ...]] = {0: ()}  # tilings up to an offset
    for start, part in parts:  # in order of start, so that best[start] is final
        if start in best:
            tiling = (*best[start], part)
            if len(tiling) > len(best.get(start + len(part), ())):
                best[start + len(part)] = tiling
    return best.get(len(word), ()) or (word,)


def _is_han(word: str) -> bool:
    return "一" <= word[0] <= "鿕"


@cache
def _cutter() -> _Cutter:
    try:
        return _rjieba()
    except ImportError:
        return _jieba()


def _rjieba() -> _Cutter:
    import rjieba  # an accelerator that may be missing; loading its dictionary takes 0.2 s

    return _Cutter(
        "rjieba",
        lambda run: rjieba.cut(run, False),
        rjieba.has_word,
        lambda word: rjieba.has_word(word) and rjieba.tag(word) == [(word, _PLACE)],
    )


def _jieba() -> _Cutter:
    import jieba  # loading its dictionary takes a second

    jieba.setLogLevel("ERROR")
    jieba.initialize()
    return _Cutter(
        "jieba",
        lambda run: jieba.lcut(run, HMM=False),
        lambda word: bool(jieba.dt.FREQ.get(word)),
        _names_place_in_jieba,
    )


def _names_place_in_jieba(word: str) -> bool:
    import jieba.posseg  # loading it takes several seconds

    return bool(jieba.posseg.dt.word_tag_tab.get(word) == _PLACE)
