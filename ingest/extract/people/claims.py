"""Which stretches of a passage name a person, and by what evidence."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from ingest.extract.passage_words import PassageWords
from ingest.extract.people.evidence import (
    is_announced,
    is_clear_end,
    is_edge,
    is_explained,
    is_followed_by_verb,
    is_introduced,
    is_joined_to_person,
    is_subject,
    speaks_or_acts,
)
from ingest.extract.people.names import (
    is_given_word,
    is_one_word,
    is_plain_name,
    is_unknown,
    name_ends,
    spaced_names,
    surnames_in,
)
from ingest.extract.people.peoples import names_of_peoples
from ingest.extract.people.roles import Role, role_after, role_before
from ingest.extract.people.short_names import GRAMMAR, PersonClaim, familiar_name, surname_with_title
from ingest.lexicon import words_of
from ingest.steps import NamedMention
from ingest.surnames import SURNAMES_AS_WORDS

# A name before these belongs to a doctrine, a method or a place of work, and nobody of the report is meant.
_DOCTRINE = re.compile(
    "(?:新时代|法治|经济|外交|强军|文化|生态文明)?(?:中国特色社会主义)?(?:思想|理论)|式(?!样)|精神|工作法|工作室|调解室|服务队|志愿队|同志为核心"
)
JOINT = re.compile("[、，,和与及]|以及")


def is_doctrine(text: str, end: int) -> bool:
    """Whether the name that ends there stands for a doctrine, a method or the like."""
    return bool(_DOCTRINE.match(text, end))


def claims_in(words: PassageWords, named: Sequence[NamedMention]) -> Iterator[PersonClaim]:
    """The people of a passage, those by their shape first, then in reading order; of those in a list each."""
    text = words.text
    bodies = {one.mention.end: one for one in named}
    covered = {position for one in named for position in range(one.mention.start, one.mention.end)}
    for start, end in (*names_of_peoples(words), *spaced_names(text)):
        if covered.isdisjoint(range(start, end)):
            covered.update(range(start, end))
            name = text[start:end].replace(" ", "").replace("　", "")
            yield _with_role(
                PersonClaim(start, end, name, "", "", False, "shape"), role_before(text, start), None, bodies
            )
    before: PersonClaim | None = None
    for start, given in surnames_in(words):
        if (before and start < before.end) or start in covered:
            continue
        listed = _goes_on(text, before, start)
        claim = _full_name(words, start, given, bodies, listed=listed) or surname_with_title(
            words, start, given, bodies
        )
        claim = claim or familiar_name(words, start, given, listed=_goes_on(text, before, start - 1))
        if claim and not is_doctrine(text, claim.end):
            before = _with_role(claim, role_before(text, start), before if listed else None, bodies)
            yield before


def _full_name(
    words: PassageWords, start: int, given: int, bodies: Mapping[int, NamedMention], *, listed: bool
) -> PersonClaim | None:
    text = words.text
    ends = [end for end in name_ends(words, start, given) if text[given:end] not in words_of("titles.txt")]  # 李书记
    if not ends:
        return None
    role = role_before(text, start)
    expected = role is not None or listed or is_announced(text, start)
    edge = expected or start in bodies or is_edge(words, start)
    for end in ends:
        fits = _fits_role(words, start, given, end) if expected else _fits_alone(words, start, given, end, edge=edge)
        if fits and (text[start:given] not in GRAMMAR or _is_surely_name(words, start, end)):
            after = role_after(text, end, "titles.txt")
            role_text = "" if role or not after else after.text
            return PersonClaim(start, end, text[start:end], role_text, "", False, "role" if role else "context")
    return None


def _is_told_of(words: PassageWords, end: int) -> bool:
    """Whether what follows is said of people only: a title, what they say or do, age or sex, company."""
    text = words.text
    return (
        role_after(text, end, "titles.txt") is not None
        or speaks_or_acts(words, end)
        or is_introduced(text, end)
        or is_joined_to_person(text, end)
    )


def _is_surely_name(words: PassageWords, start: int, end: int) -> bool:
    """Whether a stretch that begins with a word of the grammar can be read as a name alone."""
    return is_unknown(words, start, end) and (end - start > 2 or _is_told_of(words, end))


def _fits_role(words: PassageWords, start: int, given: int, end: int) -> bool:
    """Whether a stretch after a role, or after a name and 、, is a name."""
    unknown, strong = is_unknown(words, start, end), _is_told_of(words, end)
    rare = words.text[start:given] not in SURNAMES_AS_WORDS
    if role_after(words.text, start) == Role(words.text[start:end], start, end):
        return False  # 董事长
    if not (strong or is_clear_end(words, end)):
        return rare and end - start == 3 and (unknown or is_given_word(words, given, end))
    if is_one_word(words, start, end) and end - start == 2:
        return rare and speaks_or_acts(words, end)
    return unknown or strong or rare or is_given_word(words, given, end)


def _fits_alone(words: PassageWords, start: int, given: int, end: int, *, edge: bool) -> bool:
    """Whether a stretch without a role before it is a name; `edge`: whether one may begin there."""
    text, rare = words.text, words.ends_at(given) and words.text[start:given] not in SURNAMES_AS_WORDS
    if is_one_word(words, start, end):  # the dictionary may have it as a name
        return (
            end - start == 3
            and is_plain_name(words.text[start:end])
            and role_after(text, end, "titles.txt") is not None
        )
    unknown = is_unknown(words, start, end) and end - start > 2
    if not (rare or end - start > 2) or not (edge or (unknown and rare)):
        return False
    if _is_told_of(words, end):
        return rare or (unknown and speaks_or_acts(words, end))
    if not (rare and edge):
        return False
    if is_subject(words, start, end) and (is_unknown(words, start, end) or is_given_word(words, given, end)):
        return True
    return (unknown and is_followed_by_verb(words, end)) or is_explained(text, end)


def _goes_on(text: str, before: PersonClaim | None, position: int) -> bool:
    """Whether only 、 or 和 stands between a person and that position."""
    if before is None:
        return False
    joint = JOINT.match(text, before.end)
    return joint is not None and joint.end() == position


def _with_role(
    claim: PersonClaim, role: Role | None, before: PersonClaim | None, bodies: Mapping[int, NamedMention]
) -> PersonClaim:
    """The claim with the role right before it, or that of the list in which it stands, and whose role it is."""
    if role is None and before is not None:
        return replace(claim, role=claim.role or before.role, body=before.body)
    text = claim.role or (role.text if role else "")
    ends = range(role.start, role.end + 1) if role else range(claim.start, claim.start + 1)
    body = next((bodies[end].canonical for end in ends if end in bodies), "")
    return replace(claim, role=text, body=body)
