"""Places whose names a document hides behind a letter (Q县), and names that it makes up in such a place."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence

from ingest.cutting import cut
from ingest.extract.places.borders import is_telling
from search.place_names import stem_of

_LEVELS = {"市": "city", "县": "county", "区": "county", "镇": "town", "乡": "town", "街道": "town", "村": "village", "社区": "village"}  # fmt: skip
_LETTER = re.compile(
    r"(?<![A-Za-z0-9.&+－-])[A-Z](?:市(?!场|民|值|占)|县|区(?![域块位间别段])|镇|乡|街道|村|社区)(?![a-z0-9]|[A-Z](?![市县区镇乡街村社]))"
)
# What only districts have: a district's letter may else be that of a part of a building site.
_OFFICES = "(?:委|政府|人大|政协|纪委|公安|法院|检察院|[\u3400-\u9fff]{2,3}(?:街道|镇))"
_TOWN = re.compile(r"[A-Z×＊*][省市县区]([\u3400-\u9fff]{2,3}?(?:街道|镇|乡))(?![镇乡村亲级贤土域])")
_COUNTY = re.compile(r"[A-Za-z×＊*]市([\u3400-\u9fff](?![社小各])[\u3400-\u9fff][县区])(?![域级块位间内外])")


def hidden_places(text: str, whole: str) -> Iterator[tuple[int, int, str]]:
    """Where letters stand for places in a text of the document `whole`: start, end and level."""
    for found in _LETTER.finditer(text):
        name = found.group()
        if name[1:] != "区" or re.search(f"[A-Z]市{name}|{name}{_OFFICES}", whole):
            yield found.start(), found.end(), _LEVELS[name[1:]]


def only_hidden(whole: str) -> tuple[str, str] | None:
    """Name and level of the one city, or without any the one county, that the document hides; None for several."""
    names = {whole[start:end]: level for start, end, level in hidden_places(whole, whole)}
    for level in ("city", "county"):
        wide = [name for name in names if names[name] == level]
        if wide:
            return (wide[0], level) if len(wide) == 1 else None
    return None


def made_up_places(texts: Sequence[str]) -> Mapping[str, str]:
    """Towns behind a county that a document hides (F县柳岸乡), and made-up counties behind such a city (Q市柳川区)."""
    counties = {name: "county" for name in _found(_COUNTY, texts) if len(cut(name[:-1])) > 1}  # 高新 is a word
    towns = (name for name in _found(_TOWN, texts) if is_telling(stem_of(name)) and "的" not in name)
    return {**dict.fromkeys(towns, "town"), **counties}


def _found(pattern: re.Pattern[str], texts: Iterable[str]) -> Iterator[str]:
    return (match.group(1) for text in texts for match in pattern.finditer(text))
