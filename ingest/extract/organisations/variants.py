"""Shorter references to an organisation join the one full name of the document that they fit."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace

from ingest.extract.organisations.kinds import COMPANY, COOPERATIVE, SOCIETY
from ingest.extract.organisations.naming import SHORT
from ingest.steps import NamedMention

_LEAST_LENGTH = 4  # of a name that may be the end of a longer one
_KINDS = (COMPANY, COOPERATIVE, SOCIETY)  # of others, 上会村党支部 and 上会村联合党支部 are two
_SAME_BEGINNING = 2  # characters that a name and its shorter form share, unless it is a mere class word


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
    return named.attrs["kind"], named.canonical[-2:]


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
    """Whether a name leaves out the beginning of another, or a part in its middle."""
    short, long = named.canonical, other.canonical
    if named.rule == "ending" and len(short) >= _LEAST_LENGTH and long.endswith(short):
        return True
    if long.replace("人民", "") == short:
        return True  # 县政府, 市法院
    if named.attrs["kind"] not in _KINDS:
        return False
    same_beginning = named.rule == SHORT or long.startswith(short[:_SAME_BEGINNING])
    return same_beginning and _is_subsequence(short, long)


def _is_subsequence(short: str, long: str) -> bool:
    letters = iter(long)
    return all(letter in letters for letter in short)
