"""Shorter references to an organisation join the one full name of the document that they fit."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace
from itertools import takewhile

from ingest.extract.border_words import NUMERALS
from ingest.extract.organisations.kinds import COMPANY, COOPERATIVE, GOVERNMENT, SCHOOL, SOCIETY
from ingest.steps import NamedMention

SHORT = "short_reference"  # rule of a mention that is none unless a longer name of the document explains it
_LEAST_LENGTH = 4  # of a name that may be the end of a longer one
_SHORTENED = (COMPANY, COOPERATIVE, SOCIETY)  # of others, 上会村党支部 and 上会村联合党支部 are two
_ABBREVIATED = (GOVERNMENT, SCHOOL)  # 市人社局, 公管学院
_SAME_BEGINNING = 2  # characters that a name and its shorter form share, unless it is a mere class word
_LONGEST_ABBREVIATION = 2  # characters that stand for what only the full name spells out


def told_before(name: str, kind: str, known: Sequence[NamedMention]) -> NamedMention | None:
    """The one body named before whose longer name ends in `name`; None where there is none, or several."""
    if len(name) < _LEAST_LENGTH:
        return None
    longer = {body.canonical: body for body in known if body.attrs["kind"] == kind and body.canonical.endswith(name)}
    return next(iter(longer.values())) if len(longer) == 1 else None


def join_variants(found: Sequence[NamedMention]) -> list[NamedMention]:
    """The mentions with the fullest names; a mere class word (促进会) that fits no name, or several, is left out."""
    by_ending: dict[tuple[str, str], list[NamedMention]] = defaultdict(list)
    for named in found:
        if named.rule != SHORT:
            by_ending[_ending(named)].append(named)
    joined = []
    for named in found:
        fuller = _fuller(named, by_ending[_ending(named)])
        if fuller:
            joined.append(replace(named, canonical=fuller.canonical, scope=fuller.scope))
        elif named.rule != SHORT:
            joined.append(named)
    return joined


def _ending(named: NamedMention) -> tuple[str, str]:
    kind = named.attrs["kind"]
    return kind, _plain(named.canonical)[-1 if kind in _ABBREVIATED else -2 :]


def _fuller(named: NamedMention, others: Sequence[NamedMention]) -> NamedMention | None:
    """The longer name that holds all characters of `named` in their order; None where there is none.

    Of several that differ it is the first that the document names, and none for a mere class word.
    """
    longer = [other for other in others if len(other.canonical) > len(named.canonical)]
    names = {other.canonical: other for other in longer if _shortens(named, other)}
    longest = max(names, key=lambda name: (len(name), name), default="")
    if all(_is_subsequence(name, longest) for name in names):
        return names.get(longest)
    return None if named.rule == SHORT else next(iter(names.values()))


def _shortens(named: NamedMention, other: NamedMention) -> bool:
    """Whether a name leaves out the beginning of another, or a part in its middle, or abbreviates it."""
    short, long, kind = named.canonical, other.canonical, named.attrs["kind"]
    if named.rule in ("ending", "after_place") and len(short) >= _LEAST_LENGTH and long.endswith(short):
        return True
    if long.replace("人民", "") == short:
        return True  # 县政府, 市法院
    if kind in _ABBREVIATED:
        return named.scope == other.scope and _abbreviates(_plain(short), _plain(long))
    if kind not in _SHORTENED:
        return False
    same_beginning = named.rule == SHORT or long.startswith(short[:_SAME_BEGINNING])
    return same_beginning and _is_subsequence(short, long)


def _abbreviates(short: str, long: str) -> bool:
    """Whether one name has a few characters where the other spells them out: 市人社局, 公管学院."""
    head = _shared(short, long)
    tail = _shared(short[head:][::-1], long[head:][::-1])
    middle, full = short[head : len(short) - tail], long[head : len(long) - tail]
    told = head > 0 and tail > 0 and not NUMERALS & set(full)
    return told and 1 <= len(middle) <= _LONGEST_ABBREVIATION and _is_subsequence(middle, full)


def _shared(one: str, other: str) -> int:
    """How many characters two names begin with alike."""
    return sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], zip(one, other, strict=False)))


def _plain(name: str) -> str:
    return name.removesuffix("员会") if name.endswith("委员会") else name


def _is_subsequence(short: str, long: str) -> bool:
    letters = iter(long)
    return all(letter in letters for letter in short)
