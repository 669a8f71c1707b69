"""How Chinese names are typed in Latin letters. The only module that imports pypinyin."""

from __future__ import annotations

from functools import lru_cache

from search.analyzer import words


def spell(name: str) -> tuple[str, str]:
    """The syllables of a name without tones in one word, and their initials: hongfangongcheng, hfgc.

    Read word by word (重庆 is chongqing, 重点 is zhongdian). ü is v, as it is typed; letters and digits are kept.
    """
    syllables = [syllable for word in words(name, parts=False) for syllable in _syllables(word.text)]
    return "".join(syllables), "".join(syllable[0] for syllable in syllables)


@lru_cache(maxsize=1 << 15)
def _syllables(word: str) -> tuple[str, ...]:
    import pypinyin  # its dictionaries take 0.3 s to load, and only suggestions need them

    return tuple(pypinyin.lazy_pinyin(word, errors=list))  # type: ignore[arg-type]  # its manual allows a list
