"""Villages, communities and towns that the table lacks and a document names again and again.

Where a sentence leaves open which characters belong to a name (来到达兴村), its other uses tell: somewhere it stands
behind a mark or another place, and there it begins.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from ingest.cutting import cut
from ingest.extract.border_words import NUMERALS, is_activity, is_border
from ingest.extract.places.borders import is_telling
from ingest.extract.places.suffixes import local_kinds
from ingest.lexicon import words_of
from ingest.placewords import GENERIC_STEMS, STOP_WORDS

_LEVELS = ("village", "town", "county")
_LONGEST = 4  # characters before the kind
_TWICE, _OFTEN = 2, 4
_PARTICLES = re.compile("[的了和与在是把被对着]")
_HAN = re.compile(r"[\u3400-\u9fff]")
_BORDER = re.compile(r"[^\u3400-\u9fff“‘《「]|$")  # before a name; in quotation marks stand names of other things
_WIDER = frozenset("省市州县区乡镇旗")
_POINTING = frozenset("各全该本我每某这那此几两")
_HOLDER = re.compile(r"[县区市镇乡州旗]$|街道$")


@dataclass(slots=True)
class _Uses:
    """How often a name stands in a document; how often with a sure beginning; how often behind another place."""

    total: int = 0
    sure: int = 0
    held: int = 0


def recurring_names(texts: Sequence[str]) -> Mapping[str, str]:
    """Names → level (village, town, county); of names that end alike the shortest that begins somewhere for certain."""
    uses: dict[str, _Uses] = defaultdict(_Uses)
    kinds: dict[str, tuple[str, str]] = {}  # name → stem, level
    for text in texts:
        for kind in local_kinds(text, _LEVELS):
            for start in _starts(text, kind) if not _is_in_word(text, kind) else ():
                name = text[start : kind.end()]
                kinds[name] = (text[start : kind.start()], kind.lastgroup or "")
                uses[name].total += 1
                before = text[max(0, start - 2) : start]
                uses[name].sure += bool(_BORDER.match(before[-1:]))
                uses[name].held += bool(_HOLDER.search(before))
    told = [name for name, use in uses.items() if use.total >= _TWICE and use.sure + use.held]
    good = {name for name in told if _bears_out(name, kinds[name][0], uses)}
    return {name: kinds[name][1] for name in good if not any(name[i:] in good for i in range(1, len(name) - 1))}


def _starts(text: str, kind: re.Match[str]) -> Iterator[int]:
    """Where a name with that kind may begin: one to four Chinese characters before it."""
    for start in range(kind.start() - 1, max(0, kind.start() - _LONGEST) - 1, -1):
        if not _HAN.match(text, start):
            return
        yield start


def _is_in_word(text: str, kind: re.Match[str]) -> bool:
    """Whether the kind and the character before are a common word, or two kinds: 农村, 市县."""
    before = text[max(0, kind.start() - 1) : kind.start()]
    return before in _WIDER or not is_telling(before + kind.group())


def without_kind(name: str) -> str:
    """The name without its kind."""
    kind = next(local_kinds(name, _LEVELS), None)
    return name[: kind.start()] if kind and kind.end() == len(name) else ""


def _bears_out(name: str, stem: str, uses: Mapping[str, _Uses]) -> bool:
    """Whether the uses of a name outweigh what its words may mean otherwise."""
    use, words = uses[name], [word.text for word in cut(stem)]
    if _PARTICLES.search(stem) or stem[0] in _POINTING or not any(is_telling(word) for word in words):
        return False
    if len(stem) == 1:
        return stem not in GENERIC_STEMS and use.total > _TWICE and use.sure > 0 and use.held > 0
    if len(words) == 1 and words[0] in words_of("verbs.txt"):
        usual = stem in STOP_WORDS or stem in words_of("borders.txt") or is_activity(stem)
        return not usual and use.total >= _OFTEN and use.held > 0
    if any(len(word) > 1 and (word in STOP_WORDS or is_border(word)) for word in words) or not use.sure:
        return False
    # A function word belongs to the name only if the rest of it never stands alone: 百坭村.
    alone = uses[name[1:]].total > use.total if name[1:] in uses else False
    return stem[0] not in STOP_WORDS or (not alone and (stem[0] in NUMERALS or use.total > _TWICE))
