"""People who are named by their surname alone: with a title (王书记), or as one speaks of them (小柳, 老李)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from ingest.extract.passage_words import PassageWords
from ingest.extract.people.evidence import is_clear_end, is_edge, is_explained, speaks_or_acts
from ingest.extract.people.names import FAMILIAR, is_plain_name
from ingest.extract.people.roles import role_after, role_before
from ingest.steps import NamedMention
from ingest.surnames import SURNAMES, SURNAMES_AS_WORDS

GRAMMAR = frozenset("向应党")  # surnames that are nearly always words: 向组长反映, 党员应尽, 兼任党总支
_FAMILIAR_NAME = re.compile("[小老][㐀-鿿]")
_PERSON_SUFFIXES = ("人", "员", "者", "长")


@dataclass(frozen=True, slots=True)
class PersonClaim:
    """A stretch that names a person."""

    start: int
    end: int
    name: str
    role: str
    body: str  # canonical name of the body or place whose role it is
    partial: bool  # only the surname is known
    rule: str

    @property
    def recurs(self) -> bool:
        """Whether the name alone tells the person again later in the document."""
        return not self.partial or self.name[0] in FAMILIAR


def surname_with_title(
    words: PassageWords, start: int, given: int, bodies: Mapping[int, NamedMention]
) -> PersonClaim | None:
    """Surname and title: 王书记."""
    title = role_after(words.text, given, "titles.txt")
    if title is None or not words.begins_at(start) or not words.ends_at(title.end):
        return None
    surname = words.text[start:given]
    after_role = is_edge(words, start) or role_before(words.text, start) is not None
    after_role = after_role or words.text[start - 1 : start] == "的"
    begins = start in bodies or (after_role and surname not in GRAMMAR)
    if surname in SURNAMES_AS_WORDS and not begins:
        return None
    return PersonClaim(start, title.end, surname + title.text, title.text, "", True, "surname_and_title")


def familiar_name(words: PassageWords, start: int, given: int, *, listed: bool) -> PersonClaim | None:
    """网格员小柳, 村民老李: after a word for a person, or in a list of people."""
    text, first = words.text, start - 1
    if start == 0 or text[first] not in FAMILIAR or text[start:given] not in SURNAMES:
        return None
    role = role_before(text, first)
    acts = words.begins_at(first) and is_plain_name(text[first:given]) and _is_told_of(words, first, given)
    if not (role or listed or acts or text[first - 1 : first] in _PERSON_SUFFIXES):
        return None
    if not words.ends_at(given) or not (role or is_clear_end(words, given)):
        return None
    return PersonClaim(first, given, text[first:given], role.text if role else "", "", True, "familiar")


def familiar_alone(words: PassageWords) -> Iterator[str]:
    """小 or 老 and a surname where somebody acts, or is listed or spoken of: 小宋说, 老陈等."""
    text = words.text
    for match in _FAMILIAR_NAME.finditer(text):
        start, end = match.span()
        whole = words.begins_at(start) and words.ends_at(end) and match.group()[1] in SURNAMES
        begins = is_edge(words, start) or role_before(text, start) is not None
        if whole and begins and is_plain_name(match.group()) and is_clear_end(words, end):
            yield match.group()


def _is_told_of(words: PassageWords, start: int, end: int) -> bool:
    """Whether the text says who a familiar name is, what the person says, or sets it before what is said: 小秦：."""
    if words.text.startswith("：", end):
        return True
    return is_edge(words, start) and (is_explained(words.text, end) or speaks_or_acts(words, end))
