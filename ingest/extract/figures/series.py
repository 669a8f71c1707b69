"""Figures that are told together: a change from one to another (由85%提高到98%), a list (分别为12处、30处)."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from itertools import pairwise

from ingest.extract.figures.quantities import Quantity
from ingest.lexicon import words_of
from search.claims.changes import FROM, TO

_AND = re.compile("、|和|与|及|以及")  # between figures of a list
_BETWEEN = 16  # characters at most, from 由 or 分别 to the first figure, and from one list to the other
_STOP = re.compile("[，。；！？\n]")
_EACH = re.compile("分别([^，。；、！？0-9]{0,4})$")
_LINKS = words_of("figure_links.txt")


def ends_of_names(text: str, quantities: Sequence[Quantity]) -> Mapping[Quantity, int]:
    """Where the name of what is counted ends, for figures that it stands before, though not right before them.

    In front of 由 for both figures of a change; in front of 分别, or of a 、 before it, for figures of a list.
    """
    lists = _lists(text, quantities)
    ends: dict[Quantity, int] = {}
    for one, other in pairwise([*lists, []]):
        begin = _change_begins(text, one, other)
        each = _EACH.search(text, 0, one[0].start if begin is None else begin)
        if each and each[1] in {"", *_LINKS}:
            ends |= _shared_out(text, each.start(), one)
        if begin is not None:
            ends |= _shared_out(text, each.start(), other) if each else dict.fromkeys((*one, *other), begin)
    return ends


def _lists(text: str, quantities: Sequence[Quantity]) -> list[list[Quantity]]:
    """Figures with nothing but 、 or 和 between them, together."""
    lists: list[list[Quantity]] = []
    for quantity in quantities:
        if lists and _AND.fullmatch(text, lists[-1][-1].end, quantity.start):
            lists[-1].append(quantity)
        else:
            lists.append([quantity])
    return lists


def _change_begins(text: str, one: Sequence[Quantity], other: Sequence[Quantity]) -> int | None:
    """Where 由 stands, if there is a change from the figures of one list to those of the other."""
    low, start, end = max(0, one[0].start - _BETWEEN), one[0].start, one[-1].end
    begins = [begin for begin in FROM.finditer(text, low, start) if not _STOP.search(text, begin.end(), start)]
    end += text.startswith("，", end) and TO.match(text, end + 1) is not None  # 从4600元，提高到24600元
    if not begins or not other or other[0].start - end > _BETWEEN or _STOP.search(text, end, other[0].start):
        return None
    return begins[-1].start() if TO.search(text, end, other[0].start) else None


def _shared_out(text: str, end: int, figures: Sequence[Quantity]) -> Mapping[Quantity, int]:
    """Each figure with its own name, of those with 、 or 和 between them that end there; none where names are too few."""
    begin = max((stop.end() for stop in _STOP.finditer(text, 0, end)), default=0)
    ends = [*(each.start() for each in _AND.finditer(text, begin, end)), end][-len(figures) :]
    return dict(zip(figures, ends, strict=True)) if len(ends) == len(figures) else {}
