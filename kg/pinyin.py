"""How Chinese names are typed in Latin letters. The only module that imports pypinyin."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from functools import cache, lru_cache

from kg.names import folded

_NOT_TYPED = re.compile(r"[\W_]+")
_LONGEST_WORD = 5  # characters; the dictionary's longer phrases are sayings


def spell(name: str) -> tuple[str, str]:
    """The syllables of a name without tones in one word, and their initials: hongfangongcheng, hfgc.

    Read word by word (重庆 is chongqing, 重点 is zhongdian). ü is v, as it is typed; letters and digits are kept.
    """
    syllables = [syllable for word in _words(_NOT_TYPED.sub("", folded(name))) for syllable in _syllables(word)]
    return "".join(syllables), "".join(syllable[0] for syllable in syllables)


def is_typed_so(name: str, typed: str) -> bool:
    """Whether a name begins as typed, which is folded already: as it is written, in pinyin or by initials."""
    return any(form.startswith(typed) for form in (folded(name), *spell(name)))


def _words(name: str) -> Iterator[str]:
    """The longest words that have a reading of their own, else single characters."""
    known = _phrases()
    start = 0
    while start < len(name):
        ends = range(min(start + _LONGEST_WORD, len(name)), start + 1, -1)
        end = next((end for end in ends if name[start:end] in known), start + 1)
        yield name[start:end]
        start = end


@lru_cache(maxsize=1 << 15)
def _syllables(word: str) -> tuple[str, ...]:
    import pypinyin  # its dictionaries take 0.3 s to load, and most commands never need them

    return tuple(pypinyin.lazy_pinyin(word, errors=list))  # type: ignore[arg-type]  # its manual allows a list


@cache
def _phrases() -> Collection[str]:
    from pypinyin.constants import PHRASES_DICT  # see above

    return PHRASES_DICT
