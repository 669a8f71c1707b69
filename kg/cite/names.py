"""Lists of people and bodies as entries print them (GB/T 7714—2025 7.1, —2015 8.1)."""

from __future__ import annotations

import re
from collections.abc import Sequence

from kg.cite.manner import Manner
from kg.cite.pinyin import syllables
from kg.cite.reference import Name

_SHOWN = 3  # of more, the rest are “等”
_AND_OTHERS = {"zh": "等", "ja": "他", "ko": "등", "ru": "и др"}
_TRANSLATED = {"zh": "译", "ja": "訳", "ko": "역", "ru": "пер"}
_NOBODY = {"zh": "佚名"}
_EAST_ASIAN = re.compile(r"[぀-ヿ㐀-鿿가-힯]")
_PART = re.compile(r"[^.\-‐‑–]+")  # of a given name: Jean and Luc
_JOINED_INITIALS = re.compile(r"\b[A-Z]{2,3}\b")  # SK


def name_list(names: Sequence[Name], language: str, manner: Manner) -> str:
    """At most three names and the word for the others; "" where there are none."""
    shown = [one_name(name, manner) for name in names[:_SHOWN]]
    others = [_AND_OTHERS.get(language, "et al")] if len(names) > _SHOWN else []
    return manner.comma.join([*shown, *others])


def translator_list(names: Sequence[Name], language: str, manner: Manner) -> str:
    """The translators and the word that says so."""
    return manner.comma.join([name_list(names, language, manner), _TRANSLATED.get(language, "trans")]) if names else ""


def nobody(language: str) -> str:
    """Who stands first in author-date where no author is known."""
    return _NOBODY.get(language, "Anon")


def one_name(name: Name, manner: Manner) -> str:
    """Surname first; given names of Latin letters are initials, but for those in Pinyin in 2025."""
    if name.literal or not name.family:
        return name.literal or name.given
    if _EAST_ASIAN.search(name.family):
        return name.family + name.given
    family = name.family.upper() if manner.capitals else name.family
    return " ".join(part for part in (family, _given(name, manner), name.suffix) if part)


def _given(name: Name, manner: Manner) -> str:
    chinese = syllables(name.family, name.given)
    if chinese and not manner.capitals:
        return name.given
    if chinese:
        return " ".join(syllable[0].upper() for syllable in chinese)
    joint = "-" if manner.hyphens else " "
    words = re.split(r"\s+|(?<=\.)(?=[^\W_])", _JOINED_INITIALS.sub(lambda match: " ".join(match[0]), name.given))
    return " ".join(joint.join(part[0] for part in _PART.findall(word)) for word in words if word)
