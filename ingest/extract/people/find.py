"""People: surnames with evidence around them, and the later mentions of who was named so."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence

from ingest.extract.organisations.completion import scope_of
from ingest.extract.passage_words import PassageWords
from ingest.extract.people.claims import claims_in
from ingest.extract.people.lists import listed_with
from ingest.extract.people.repeated import named_again, repeated_names
from ingest.extract.people.same_person import Told, with_full_names, without_next_word
from ingest.extract.people.short_names import PersonClaim
from ingest.lexicon import words_of
from ingest.steps import Context, NamedMention
from ingest.surnames import SURNAMES
from kg.model import Mention


def find_people(context: Context, named: Sequence[NamedMention]) -> list[NamedMention]:
    """All people of a document, in reading order. `named`: places and organisations that were found before."""
    by_passage: dict[str, list[NamedMention]] = defaultdict(list)
    for one in named:
        by_passage[one.mention.passage_id].append(one)
    passages = [PassageWords(passage, by_passage[passage.id]) for passage in context.document.passages]
    named_in = [by_passage[passage.id] for passage in context.document.passages]
    claims = _claims(passages, named_in, _author(context))
    found = [
        Told(passage, words, claim)
        for passage, words, of_passage in zip(context.document.passages, passages, claims, strict=True)
        for claim in sorted(of_passage, key=lambda claim: claim.start)
    ]
    return [_named(context, one) for one in with_full_names(list(without_next_word(found)))]


def _claims(
    passages: Sequence[PassageWords], named_in: Sequence[Sequence[NamedMention]], author: str
) -> list[list[PersonClaim]]:
    """Passage by passage who is named by evidence, then where those stand again, and who stands in a list with them."""
    claims = [list(claims_in(words, named)) for words, named in zip(passages, named_in, strict=True)]
    names = {claim.name for of_passage in claims for claim in of_passage if claim.recurs}
    names |= {*repeated_names(passages), author} - {""}
    listed: set[str] = set()
    for words, named, of_passage in zip(passages, named_in, claims, strict=True):
        of_passage += named_again(words, of_passage, names)
        of_passage += (new := list(listed_with(words, of_passage, named)))
        listed |= {claim.name for claim in new}
    for words, of_passage in zip(passages, claims, strict=True) if listed else ():
        of_passage += named_again(words, of_passage, listed)
    return claims


def _author(context: Context) -> str:
    """The author where the document states one person."""
    author = context.document.author
    return author if re.fullmatch("[㐀-鿿]{2,4}", author) and author[0] in SURNAMES else ""


def _named(context: Context, told: Told) -> NamedMention:
    passage, claim = told.passage, told.claim
    mention = Mention(passage.id, claim.start, claim.end, passage.text[claim.start : claim.end])
    attrs = {"role": claim.role, "body": claim.body, "partial": "yes" if claim.partial else ""}
    scope = "" if claim.name in words_of("national_figures.txt") else scope_of(context)
    return NamedMention("person", mention, claim.name, scope, {k: v for k, v in attrs.items() if v}, claim.rule)
