"""People: surnames with evidence around them, and the later mentions of who was named so."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from functools import lru_cache

from ingest.extract.organisations.completion import scope_of
from ingest.extract.passage_words import PassageWords
from ingest.extract.people.claims import claims_in, is_doctrine, often_alone
from ingest.extract.people.short_names import PersonClaim, familiar_alone
from ingest.lexicon import words_of
from ingest.steps import Context, NamedMention
from ingest.surnames import SURNAMES
from kg.model import Mention, Passage

_TWICE = 2  # times that a familiar name (老陈) must stand alone
_OFTEN = 3  # times that a stretch of the shape of a name must stand in a document to be one


def find_people(context: Context, named: Sequence[NamedMention]) -> list[NamedMention]:
    """All people of a document, in reading order. `named`: places and organisations that were found before."""
    by_passage: dict[str, list[NamedMention]] = defaultdict(list)
    for one in named:
        by_passage[one.mention.passage_id].append(one)
    cut = [(passage, PassageWords(passage, by_passage[passage.id])) for passage in context.document.passages]
    first = [list(claims_in(words, by_passage[passage.id])) for passage, words in cut]
    told = {claim.name for claims in first for claim in claims if claim.recurs}
    told |= {name for name, count in Counter(_familiar(cut)).items() if count >= _TWICE}
    told |= {name for name in words_of("national_figures.txt") if len(name) > 2}  # 汪洋 is a word, 李强 anybody
    names = frozenset(told | {name for name in (_author(context), *_often(words for _, words in cut)) if name})
    found = []
    for (passage, words), claims in zip(cut, first, strict=True):
        for claim in [*claims, *_again(words, claims, names)]:
            found.append(_named(context, passage, claim))
    return sorted(_with_full_names(found), key=lambda one: one.mention.start)


def _with_full_names(found: Sequence[NamedMention]) -> Iterator[NamedMention]:
    """Surname and post (李书记) are the person of that surname and post whom the document names in full, if it is one."""
    full = [one for one in found if "partial" not in one.attrs]
    for one in found:
        candidates = full if "partial" in one.attrs else ()
        names = {other.canonical: other for other in candidates if _is_short_for(one, other)}
        if len(names) == 1:
            (other,) = names.values()
            attrs = {key: value for key, value in one.attrs.items() if key != "partial"}
            yield replace(one, canonical=other.canonical, scope=other.scope, attrs=attrs)
        else:
            yield one


def _is_short_for(one: NamedMention, other: NamedMention) -> bool:
    """Whether a mention by surname and post fits the full name and the post of another."""
    post = one.attrs.get("role", "")
    if not post or not one.canonical.endswith(post):
        return False
    surname = one.canonical.removesuffix(post)
    return bool(surname) and other.canonical.startswith(surname) and other.attrs.get("role", "").endswith(post)


def _familiar(cut: Iterable[tuple[Passage, PassageWords]]) -> Iterator[str]:
    return (name for _, words in cut for name in familiar_alone(words))


def _often(passages: Iterable[PassageWords]) -> list[str]:
    counts = Counter(name for words in passages for name in often_alone(words))
    return [name for name, count in counts.items() if count >= _OFTEN]


def _author(context: Context) -> str:
    """The author where the document states one person."""
    author = context.document.author
    return author if re.fullmatch("[㐀-鿿]{2,4}", author) and author[0] in SURNAMES else ""


def _again(words: PassageWords, claims: Sequence[PersonClaim], names: frozenset[str]) -> Iterator[PersonClaim]:
    """Where the passage has one of the names without further evidence."""
    taken = {position for claim in claims for position in range(claim.start, claim.end)}
    for match in _any_of(names).finditer(words.text):
        start, end = match.span()
        whole = words.begins_at(start) and words.ends_at(end)
        if whole and taken.isdisjoint(range(start, end)) and not is_doctrine(words.text, end):
            yield PersonClaim(
                start, end, match.group(), "", "", end - start == 2 and match.group()[0] in "小老", "named_again"
            )


@lru_cache(maxsize=16)  # many documents name nobody but national figures, and a document has many passages
def _any_of(names: frozenset[str]) -> re.Pattern[str]:
    return re.compile("|".join(sorted(names, key=lambda name: (-len(name), name))))


def _named(context: Context, passage: Passage, claim: PersonClaim) -> NamedMention:
    mention = Mention(passage.id, claim.start, claim.end, passage.text[claim.start : claim.end])
    attrs = {"role": claim.role, "body": claim.body, "partial": "yes" if claim.partial else ""}
    scope = "" if claim.name in words_of("national_figures.txt") else scope_of(context)
    return NamedMention("person", mention, claim.name, scope, {k: v for k, v in attrs.items() if v}, claim.rule)
