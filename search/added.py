"""Questions widened by the words that were added to the dictionary of an index."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from search.analyzer import words
from search.dictionary import Dictionary
from search.fold import fold
from search.query import Query
from search.simplify import all_of, any_of, not_
from search.tree import All, AnyOf, Node, Not, Phrase, Term, Word


def with_words(query: Query, dictionary: Dictionary) -> Query:
    """The query in which what was typed may also stand as the added words in it.

    Only choices are added: whatever answers the query answers the widened one, except under an exclusion.
    """
    return replace(query, root=_with_words(query.root, dictionary)) if dictionary.words else query


def _with_words(node: Node, dictionary: Dictionary) -> Node:
    match node:
        case Term(text):
            apart = tuple(_apart(text, dictionary))
            return any_of((node, all_of(apart))) if any(isinstance(part, Word) for part in apart) else node
        case Phrase(text):
            return any_of((node, Word(fold(text)))) if fold(text) in dictionary.words else node
        case All(parts):
            return all_of(tuple(_with_words(part, dictionary) for part in parts))
        case AnyOf(parts):
            return any_of(tuple(_with_words(part, dictionary) for part in parts))
        case Not(part):
            return not_(_with_words(part, dictionary))
    return node


def _apart(text: str, dictionary: Dictionary) -> Iterator[Node]:
    """The added words in a text, and what stands before, between and after them."""
    reached = 0
    for word, start, end in dictionary.longest(text):
        yield from _rest(text[reached:start])
        yield Word(word)
        reached = end
    yield from _rest(text[reached:])


def _rest(text: str) -> Iterator[Node]:
    if any(True for _ in words(text, parts=False)):
        yield Term(text)
