"""A question typed in Latin letters, read as pinyin or initials of names that the graph knows, or as pinyin of a word.

hongfangongcheng, hongfan gongcheng, hfgc and 红帆gc are read as 红帆工程, where they stand in no text as they are.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from itertools import takewhile

from kg.pinyin import spell, spelled_out, typeable, typed_pattern
from kg.store import GraphStore
from search.fold import fold_name
from search.hints import Hint
from search.pinyin_words import words_typed
from search.query import Query
from search.quotation import MARKS
from search.simplify import all_of, any_of
from search.tree import All, AnyOf, Filter, Node, Phrase, Term

_LETTERS = re.compile("[a-z]{2,}", re.IGNORECASE)
_LATIN_ONLY = re.compile(r"[a-z0-9'’]*[a-z]{2}[a-z0-9'’]*", re.IGNORECASE | re.ASCII)
_REST_OF_SYLLABLE = re.compile("[a-z0-9]*")
_LEAD = re.compile(
    "[^a-z0-9]+|[a-z0-9]{1,3}"
)  # what names are looked up by: characters, or first letters of either kind
_CANDIDATES = 500  # names with the same beginning
_MOST_WORDS = 8  # of Latin letters; with more of them it is no question about names
_SHORTEST_BEGINNING = 3  # letters; fewer begin too many names, and are read only as a whole one
_TYPES = {"region": "place", "place": "place", "org": "organisation", "person": "person", "initiative": "initiative"}

Count = Callable[[Query], int]


def read_as_pinyin(query: Query, store: GraphStore, count: Count) -> Query | None:
    """The question with names for letters, and a hint that says so; None where no name fits.

    `count` gives the number of passages that a question finds: words that stand in a text stay as they are.
    """
    if not 0 < sum(1 for leaf in _leaves(query.root) if _LETTERS.search(_text(leaf))) <= _MOST_WORDS:
        return None
    reader = _Reader(store, count, {})
    root = reader.read(query.root)
    if root == query.root:
        return None
    names = [f"「{name}」" for name in dict.fromkeys(reader.names.values()) if name]
    told = Hint(f"按拼音读作{'、'.join(names)}", f"read as pinyin: {', '.join(names)}")
    return Query(root, (*query.hints, told))


@dataclass(frozen=True, slots=True)
class _Reader:
    store: GraphStore
    count: Count
    names: dict[str, str]  # by what was typed; "" where it fits none

    def read(self, node: Node) -> Node:
        match node:
            case All(parts):
                return all_of(tuple(self._read_all(parts)))
            case AnyOf(parts):
                return any_of(tuple(map(self.read, parts)))
            case Term(text) | Phrase(text) if _LETTERS.search(text) and not self._is_found(node):
                return replace(node, text=self._name(text) or self._name_inside(text))
            case Filter(field, value) if field in _TYPES and _LETTERS.search(value) and not self._is_found(node):
                return Filter(field, self._name(value, field) or value)
        return node

    def _read_all(self, parts: tuple[Node, ...]) -> Iterator[Node]:
        """Part by part, where words that follow one another may be one name: hongfan gongcheng."""
        while parts:
            run = [part.text for part in takewhile(_is_latin, parts) if isinstance(part, Term)]
            longest = next((n for n in range(len(run), 1, -1) if self._name("".join(run[:n]))), 1)
            yield Term(self._name("".join(run[:longest]))) if longest > 1 else self.read(parts[0])
            parts = parts[longest:]

    def _is_found(self, node: Node) -> bool:
        return self.count(Query(node)) > 0

    def _name_inside(self, text: str) -> str:
        """The text with whole names for the letters in it that are none of its words: 推进hfgc."""
        return _LETTERS.sub(lambda letters: self._name_for(letters.group()), text)

    def _name_for(self, letters: str) -> str:
        return letters if self._is_found(Term(letters)) else self._name(letters) or letters

    def _name(self, text: str, field: str = "") -> str:
        """What is typed so: a whole name; else the beginning of a name or a word, whichever more passages have; "" for none."""
        key = field + ":" + text
        if key not in self.names:
            typed = typeable(fold_name(text))
            name, is_whole = _find_name(typed, field, self.store)
            self.names[key] = name if is_whole or field else self._commonest([name, *words_typed(typed)])
        return self.names[key]

    def _commonest(self, choices: Iterable[str]) -> str:
        """Of those that stand somewhere."""
        passages = {choice: self.count(Query(Term(choice))) for choice in choices if choice}
        return max((choice for choice in passages if passages[choice]), key=passages.__getitem__, default="")


def _find_name(typed: str, field: str, store: GraphStore) -> tuple[str, bool]:
    """The name that is typed so, and whether it is whole; of several a whole one, then the one in most documents."""
    lead = _LEAD.match(typed)
    if lead is None:
        return "", False
    pattern = re.compile(typed_pattern(typed))
    begun = ""
    for node in store.find_names(lead.group(), limit=_CANDIDATES).items:
        if field and (node.type != _TYPES[field] or any(mark in node.canonical for mark in MARKS)):
            continue
        out = spelled_out(node.canonical)
        if not (fitting := pattern.match(out)):
            continue
        name = node.canonical if field else typeable(node.canonical)
        if _REST_OF_SYLLABLE.fullmatch(out, fitting.end()):
            return name, True
        begun = begun or (name if field else _beginning(name, typed))
    return (begun if len(typed) >= _SHORTEST_BEGINNING else ""), False


def _beginning(name: str, typed: str) -> str:
    """As much of a name as was typed in whole syllables, else all of it."""
    return next((name[:end] for end in range(1, len(name)) if spell(name[:end])[0] == typed), name)


def _is_latin(node: Node) -> bool:
    return isinstance(node, Term) and _LATIN_ONLY.fullmatch(node.text) is not None


def _leaves(node: Node) -> Iterator[Node]:
    if isinstance(node, All | AnyOf):
        for part in node.parts:
            yield from _leaves(part)
    else:
        yield node


def _text(leaf: Node) -> str:
    match leaf:
        case Term(text) | Phrase(text):
            return text
        case Filter(field, value) if field in _TYPES and ":" not in value and "*" not in value:
            return value
    return ""
