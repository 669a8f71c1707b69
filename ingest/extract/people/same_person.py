"""Which mentions of a document name one person: a name read too long, and short forms of who was named before."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace

from ingest.extract.passage_words import PassageWords
from ingest.extract.people.evidence import is_edge
from ingest.extract.people.names import FAMILIAR
from ingest.extract.people.roles import role_before
from ingest.extract.people.short_names import PersonClaim
from kg.model import Passage

_FULL = 3  # characters of a name that may hold a shorter one and the word behind it


@dataclass(frozen=True, slots=True)
class Told:
    """Somebody named, with the passage in which."""

    passage: Passage
    words: PassageWords
    claim: PersonClaim


def without_next_word(found: Sequence[Told]) -> Iterator[Told]:
    """Names told once that are another name of the document and one character more: of 林丹为 only 林丹 is the name."""
    counts = Counter(one.claim.name for one in found)
    for one in found:
        claim = one.claim
        shorter = claim.name[:-1]
        read_alone = claim.rule in ("context", "listed") and not claim.role
        if len(claim.name) == _FULL and counts[claim.name] == 1 and read_alone and counts[shorter]:
            yield replace(one, claim=replace(claim, name=shorter, end=claim.end - 1))
        else:
            yield one


def with_full_names(found: Sequence[Told]) -> Iterator[Told]:
    """Short forms under the name of the one person of the document whom they can mean; the others as they are.

    `found` stands in reading order: how a short form is told first decides for all of its mentions.
    """
    joined: dict[str, str] = {}
    for position, one in enumerate(found):
        name = one.claim.name
        if one.claim.partial and name not in joined:
            fits = _named_as(one, found, _has_that_post) or _named_as(one, found[:position], _has_that_surname)
            joined[name] = fits.pop() if len(fits) == 1 else name
    in_full = {one.claim.name for one in found if not one.claim.partial}
    for one in found:
        name = joined.get(one.claim.name, one.claim.name)
        yield replace(one, claim=replace(one.claim, name=name, partial=one.claim.partial and name not in in_full))


def _named_as(one: Told, others: Sequence[Told], fits: Callable[[Told, PersonClaim], bool]) -> set[str]:
    return {other.claim.name for other in others if other.claim.name != one.claim.name and fits(one, other.claim)}


def _has_that_post(one: Told, other: PersonClaim) -> bool:
    """Whether the other has a full name, and surname and post (李书记) fit it."""
    claim = one.claim
    if not claim.role or not claim.name.endswith(claim.role) or other.partial:
        return False
    return other.name.startswith(claim.name.removesuffix(claim.role)) and other.role.endswith(claim.role)


def _has_that_surname(one: Told, other: PersonClaim) -> bool:
    """Whether the other has the surname of somebody whom nothing introduces, as if he were known already."""
    claim, text = one.claim, one.words.text
    introduced = (
        claim.body or role_before(text, claim.start) or text.startswith("的", claim.start - 1)
    )  # 财政局的林科长
    return not introduced and is_edge(one.words, claim.start) and _surname(claim) == _surname(other)


def _surname(claim: PersonClaim) -> str:
    return claim.name[1] if claim.name[0] in FAMILIAR else claim.name[0]
