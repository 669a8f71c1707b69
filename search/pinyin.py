"""How Chinese names are typed in Latin letters. The only module that imports pypinyin."""

from __future__ import annotations


def spell(name: str) -> tuple[str, str]:
    """The syllables of a name without tones in one word, and their initials: hongfangongcheng, hfgc.

    ü is v, as it is typed. What is not Chinese is kept.
    """
    import pypinyin  # its dictionaries take 0.3 s to load, and only suggestions need them

    syllables = pypinyin.lazy_pinyin(name, errors=list)  # type: ignore[arg-type]  # its manual allows a list
    return "".join(syllables), "".join(syllable[0] for syllable in syllables)
