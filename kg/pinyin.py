"""How Chinese names are typed in Latin letters. The only module that imports pypinyin."""

from __future__ import annotations

import os
import re
import unicodedata
from collections.abc import Mapping
from functools import cache, lru_cache

from kg.names import folded

# pypinyin reads characters here, words are read by _phrases: it need not load these, nor copy what it loads.
os.environ.update({"PYPINYIN_NO_PHRASES": "true", "PYPINYIN_NO_DICT_COPY": "true"})

_NOT_TYPED = re.compile(r"[\W_]+")
_LETTER = "a-z0-9"
_LATIN = re.compile(rf"[{_LETTER}]")
_LONGEST_WORD = 5  # characters; the dictionary's longer phrases are sayings
_U_WITH_DOTS = "u\u0308"  # ü in NFD
_LONGEST_TYPED = 60  # characters


def typeable(name: str) -> str:
    """A name without what nobody types: folded, without punctuation and white space."""
    return _NOT_TYPED.sub("", folded(name))


def spell(name: str) -> tuple[str, str]:
    """The syllables of a name without tones in one word, and their initials: hongfangongcheng, hfgc.

    Read word by word (重庆 is chongqing, 重点 is zhongdian). ü is v, as it is typed; letters and digits are kept.
    """
    syllables = [syllable for _, syllable in _read(name)]
    return "".join(syllables), "".join(syllable[0] for syllable in syllables)


def is_typed_so(name: str, typed: str) -> bool:
    """Whether a name begins as typed, which is folded already: as it is written, in pinyin or by initials."""
    return any(form.startswith(typed) for form in (folded(name), *spell(name)))


def spelled_out(name: str) -> str:
    """Each character of a name with its syllable, 红hong帆fan; letters and digits behind a mark: 'a. For typed_pattern."""
    return "".join(
        f"'{character}" if _LATIN.match(character) else character + (syllable if syllable.isascii() else "")
        for character, syllable in _read(name)
    )


def typed_pattern(typed: str) -> str:
    """The regular expression of names, spelled out, that begin as typed, however characters, syllables and initials mix.

    红帆gc, hongf工程 and hfgongcheng are ways to type 红帆工程. Never matches beyond a line.
    """
    parts = []
    before = ""
    for character in typeable(typed)[:_LONGEST_TYPED]:
        is_letter = _LATIN.match(character)
        rest = f"[{_LETTER}]*" if before else ""
        if is_letter:
            begins = rf"{rest}[^{_LETTER}\n]"
            parts.append(f"(?:|{begins}){character}" if before == "letter" else begins + character)
        else:
            parts.append(rest + re.escape(character))
        before = "letter" if is_letter else "character"
    return "".join(parts) or "(?!)"


def _read(name: str) -> list[tuple[str, str]]:
    """The characters of a name, each with its syllable."""
    wanted, longest = typeable(name), _longest_phrases()
    found: list[tuple[str, str]] = []
    while len(found) < len(wanted):
        start = len(found)
        if most := longest.get(wanted[start : start + 2]):
            found += _read_word(_first_word(wanted[start : start + most]))
        else:
            found += _read_word(wanted[start])
    return found


def _first_word(characters: str) -> str:
    """The longest word at the beginning that the dictionary has, else a single character."""
    known = _phrases()
    return next((characters[:end] for end in range(len(characters), 1, -1) if characters[:end] in known), characters[0])


def _read_word(word: str) -> tuple[tuple[str, str], ...]:
    syllables = _phrases().get(word, "").split() or map(_syllable, word)
    return tuple(zip(word, syllables, strict=True))


@lru_cache(maxsize=1 << 15)
def _syllable(character: str) -> str:
    """How a character is read alone; the character itself where nobody knows."""
    import pypinyin  # its dictionary takes 0.1 s to load, and most commands never need it

    (syllable,) = pypinyin.lazy_pinyin(character, errors=list)  # type: ignore[arg-type]  # its manual allows a list
    return syllable


@cache
def _phrases() -> Mapping[str, str]:
    """Words with their syllables, which are left out where they are those of the characters alone: 14 words in 15."""
    from pypinyin.phrases_dict import phrases_dict

    lines = []
    for phrase, readings in phrases_dict.items():
        if len(phrase) <= _LONGEST_WORD:
            syllables = [_without_tone(reading[0]) for reading in readings]
            lines.append(phrase + "\t" + ("" if syllables == list(map(_syllable, phrase)) else " ".join(syllables)))
    told = "\n".join(lines)
    phrases_dict.clear()  # 40 MB of nested lists; one string of all keeps none of their memory in use
    del lines
    return dict(line.split("\t") for line in told.split("\n"))


@cache
def _without_tone(syllable: str) -> str:
    """The letters of a syllable, ü as v: hóng is hong, lǚ is lv."""
    letters = unicodedata.normalize("NFD", syllable).replace(_U_WITH_DOTS, "v")
    return "".join(letter for letter in letters if not unicodedata.combining(letter))


@cache
def _longest_phrases() -> Mapping[str, int]:
    """By its first two characters, how long a word may be at most."""
    longest: dict[str, int] = {}
    for phrase in _phrases():
        longest[phrase[:2]] = max(longest.get(phrase[:2], 0), len(phrase))
    return longest
