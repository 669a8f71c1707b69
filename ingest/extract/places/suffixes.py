"""Villages, communities, estates and the like, found by the kind at the end of their names."""

from __future__ import annotations

import re
from collections.abc import Container, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from ingest.cutting import KEPT_PASSAGES
from ingest.extract.places.borders import adjacent_start, stem_start
from ingest.lexicon import rows_of
from ingest.placewords import GENERIC_STEMS, STOP_WORDS
from search.analyzer import Word

_KINDS = {level: "|".join(kinds.split()) for level, kinds in rows_of("place_kinds.tsv")}
_KIND = re.compile("|".join(f"(?P<{level}>{kinds})" for level, kinds in _KINDS.items()))
# The kind and the next characters make another word (村民, 社区化, 乡村), or a longer name (长山花园社区).
_TORN = re.compile(
    r"村村(?=[通有行响])|村(?:民|干|官|里|容|规|落|集体|企|务|级|寨|史|医|口|子|庄|貌|情|头|道|路|改|域|镇|屯|居|小组|财|账|组织|部)"
    r"|(?:社|小|片|园|新|居民|试验|示范|开发|度假)区(?:化|域|别|间|块)|(?:花园|家园|公寓|新城|新村|大厦|广场|园区)(?:社区|小区)|岛(?:屿|国|上)|屯(?:子|垦|兵|田|里)|广场舞|花园式|家园里"
    r"|社区(?:服务(?:中心|站|社)|商业|公益|学院|大学|基金|矫正|干部学院)"
    r"|[岙坳峪峁崮埭垸][镇乡村街社]"
    r"|县(?:长|域|城|委|级|里|政|直|区|乡(?!村)|市|处|情|份|人|公|局|医|中)|[镇乡](?:长|村|镇|街|级|域|情|亲|土|愁|贤|友|区|里|静|定|痛)|街道(?:上|两旁|两侧)"
)
# Alone in quotation marks these name works and projects more often than places.
_QUOTED = re.compile(r"[“‘\"「][^“”‘’]+(?:家园|花园|新城|社区|广场)[”’\"」]")
_MASKED = re.compile(r"[A-Za-z×*＊○〇某]$")


@dataclass(frozen=True, slots=True)
class LocalName:
    """A name of a place at or below the towns: text[start:end]."""

    start: int
    end: int
    level: str  # of place_kinds.tsv
    known: bool  # a village of the table in the document's region bears it


def local_kinds(text: str, levels: Container[str]) -> Iterator[re.Match[str]]:
    """Where kinds of these levels stand as kinds, not in other words; the level is the name of the match's group."""
    return (kind for kind in _kinds(text) if kind.lastgroup in levels)


@lru_cache(maxsize=KEPT_PASSAGES)  # asked for by village, estate and landmark in turn
def _kinds(text: str) -> tuple[re.Match[str], ...]:
    return tuple(kind for kind in _KIND.finditer(text) if not _TORN.match(text, kind.start()))


def find_local_names(
    text: str,
    cut: Sequence[Word],
    levels: Container[str],
    villages: Container[str],
    taken: Sequence[tuple[int, int]],
) -> Iterator[LocalName]:
    """Names by their kinds, outside `taken` stretches. `villages`: names in the table of the document's region."""
    begun = {word.start for word in cut}
    ends = {end for _, end in taken}
    last = 0  # end of the name before
    for kind in local_kinds(text, levels):
        level = kind.lastgroup or ""
        if any(s < kind.end() and kind.start() < e for s, e in taken):
            continue
        floor = max((end for _, end in taken if end <= kind.start()), default=0)
        floor = max(floor, last)
        beside = adjacent_start(cut, kind.start(), floor) if level not in ("zone", "hall") and floor in ends else None
        known = _known_start(text, kind, villages, floor, begun | ends) if level == "village" else None
        if known is not None and beside in (None, known):
            last = kind.end()
            yield LocalName(known, kind.end(), level, known=True)
            continue
        start = stem_start(cut, kind.start(), floor, level) if beside is None else beside
        if start is not None and _QUOTED.fullmatch(text[max(0, start - 1) : kind.end() + 1]):
            continue
        if start is not None and kind.start() - start > 1 and not _MASKED.search(text[max(0, start - 1) : start]):
            last = kind.end()
            yield LocalName(start, kind.end(), level, known=False)


def _known_start(text: str, kind: re.Match[str], villages: Container[str], floor: int, begun: set[int]) -> int | None:
    for start in range(max(floor, kind.start() - 8), kind.start()):
        stem = text[start : kind.start()]
        if start in begun and text[start : kind.end()] in villages:
            return start if start == floor or (stem not in GENERIC_STEMS and stem not in STOP_WORDS) else None
    return None
