"""Which stretches of a passage name a person, and by what evidence."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from ingest.extract.border_words import is_activity, is_border
from ingest.extract.passage_words import PassageWords
from ingest.extract.people.evidence import (
    is_announced,
    is_clear_end,
    is_edge,
    is_explained,
    is_followed_by_verb,
    is_introduced,
    is_joined_to_person,
    speaks_or_acts,
)
from ingest.extract.people.names import (
    is_one_word,
    is_plain_name,
    name_ends,
    spaced_names,
    surnames_in,
    transliterated_names,
)
from ingest.extract.people.roles import Role, role_after, role_before
from ingest.extract.people.short_names import FAMILIAR, GRAMMAR, PersonClaim, familiar_name, surname_with_title
from ingest.lexicon import words_of
from ingest.steps import NamedMention
from ingest.surnames import SURNAMES_AS_WORDS

# A name before these belongs to a doctrine, a method or a place of work, and nobody of the report is meant.
_DOCTRINE = re.compile(
    "(?:新时代|法治|经济|外交|强军|文化|生态文明)?(?:中国特色社会主义)?(?:思想|理论)|式(?!样)|精神|工作法|工作室|调解室|服务队|志愿队|同志为核心"
)
_JOINT = re.compile("[、，,和与及]|以及")


def is_doctrine(text: str, end: int) -> bool:
    """Whether the name that ends there stands for a doctrine, a method or the like."""
    return bool(_DOCTRINE.match(text, end))


def claims_in(words: PassageWords, named: Sequence[NamedMention]) -> Iterator[PersonClaim]:
    """The people of a passage in reading order; of those in a list each."""
    text = words.text
    bodies = {one.mention.end: one for one in named}
    covered = {position for one in named for position in range(one.mention.start, one.mention.end)}
    for start, end in (*transliterated_names(text), *spaced_names(text)):
        covered.update(range(start, end))
        yield PersonClaim(start, end, text[start:end].replace(" ", "").replace("　", ""), "", "", False, "shape")
    before: PersonClaim | None = None
    for start, given in surnames_in(text):
        if (before and start < before.end) or start in covered:
            continue
        if not words.begins_at(start) and text[start - 1 : start] not in FAMILIAR:
            continue  # inside a word
        listed = _goes_on(text, before, start)
        claim = _full_name(words, start, given, listed=listed) or surname_with_title(words, start, given, bodies)
        claim = claim or familiar_name(words, start, given, listed=_goes_on(text, before, start - 1))
        if claim and not is_doctrine(text, claim.end):
            before = _with_role(claim, role_before(text, start), before if listed else None, bodies)
            yield before


def _full_name(words: PassageWords, start: int, given: int, *, listed: bool) -> PersonClaim | None:
    text = words.text
    ends = name_ends(words, start, given)
    role = role_before(text, start) if ends else None
    for end in ends:
        if text[given:end] in words_of("titles.txt"):
            continue  # 李书记
        after = role_after(text, end, "titles.txt")
        strong = bool(after) or speaks_or_acts(words, end) or is_introduced(text, end) or is_joined_to_person(text, end)
        if text[start:given] in GRAMMAR and not _is_surely_name(words, start, end, strong=strong):
            continue
        if role or listed or is_announced(text, start):
            fits = _fits_role(words, start, given, end, strong=strong)
        else:
            fits = _fits_alone(words, start, given, end, strong=strong)
        if fits:
            role_text = "" if role or not after else after.text
            return PersonClaim(start, end, text[start:end], role_text, "", False, "role" if role else "context")
    return None


def _is_surely_name(words: PassageWords, start: int, end: int, *, strong: bool) -> bool:
    """Whether a stretch that begins with a word of the grammar can be read as a name alone."""
    return _is_cut_into_characters(words, start, end) and (strong or end - start > 2)


def _fits_role(words: PassageWords, start: int, given: int, end: int, *, strong: bool) -> bool:
    """Whether a stretch after a role, or after a name and 、, is a name."""
    unknown = _is_cut_into_characters(words, start, end)
    rare = words.text[start:given] not in SURNAMES_AS_WORDS
    if role_after(words.text, start) == Role(words.text[start:end], start, end):
        return False  # 董事长
    if not (strong or is_clear_end(words, end)):
        return rare and end - start == 3 and (unknown or _is_word_for_given_name(words, given, end))
    if is_one_word(words, start, end) and end - start == 2:
        return rare and speaks_or_acts(words, end)
    return unknown or strong or rare or _is_word_for_given_name(words, given, end)


def _fits_alone(words: PassageWords, start: int, given: int, end: int, *, strong: bool) -> bool:
    """Whether a stretch without a role before it is a name."""
    text, rare = words.text, words.ends_at(given) and words.text[start:given] not in SURNAMES_AS_WORDS
    if is_one_word(words, start, end) and end - start == 3 and is_plain_name(words.text[start:end]):
        return role_after(words.text, end, "titles.txt") is not None  # the dictionary has it as a name
    if is_one_word(words, start, end) or not (rare or end - start > 2):
        return False
    unknown = _is_cut_into_characters(words, start, end) and end - start > 2
    if strong and unknown and rare:
        return True
    if not is_edge(words, start):
        return False
    if strong:
        return rare or (unknown and speaks_or_acts(words, end))
    return rare and ((unknown and is_followed_by_verb(words, end)) or is_explained(text, end))


def _is_word_for_given_name(words: PassageWords, given: int, end: int) -> bool:
    """Whether the two characters after a surname are one word that could be a given name (宏伟), and no verb."""
    word = words.text[given:end]
    return words.word_from(given) == word and words.ends_at(given) and not is_border(word) and not is_activity(word)


def _is_cut_into_characters(words: PassageWords, start: int, end: int) -> bool:
    """Whether no dictionary has any part of the stretch."""
    return all(words.begins_at(position) for position in range(start, end)) and words.ends_at(end)


def often_alone(words: PassageWords) -> Iterator[str]:
    """Stretches of three characters that have the shape of a name and stand between borders.

    One alone proves nothing; a document that has the same several times speaks of a person.
    """
    for start, given in surnames_in(words.text):
        end = given + 2
        if not (words.begins_at(start) and words.ends_at(given)) or words.text[start:given] in SURNAMES_AS_WORDS:
            continue
        if is_edge(words, start) and is_clear_end(words, end) and end in name_ends(words, start, given):
            yield words.text[start:end]


def _goes_on(text: str, before: PersonClaim | None, position: int) -> bool:
    """Whether only 、 or 和 stands between a person and that position."""
    if before is None:
        return False
    joint = _JOINT.match(text, before.end)
    return joint is not None and joint.end() == position


def _with_role(
    claim: PersonClaim, role: Role | None, before: PersonClaim | None, bodies: dict[int, NamedMention]
) -> PersonClaim:
    """The claim with the role right before it, or that of the list in which it stands, and whose role it is."""
    if role is None and before is not None:
        return replace(claim, role=claim.role or before.role, body=before.body)
    text = claim.role or (role.text if role else "")
    ends = range(role.start, role.end + 1) if role else range(claim.start, claim.start + 1)
    body = next((bodies[end].canonical for end in ends if end in bodies), "")
    return replace(claim, role=text, body=body)
