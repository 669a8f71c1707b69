"""Criteria as tantivy's queries: which passages match, and how each of the words weighs."""

from __future__ import annotations

from dataclasses import replace

from tantivy import Occur, Query, Schema

from search.criteria import Bool, Criterion, Everything, HasValue, HasWords, ValueLike

_SIGNS = frozenset(r"\.+*?()|[]{}^$")  # of tantivy's patterns


def make_query(criterion: Criterion, schema: Schema) -> Query:
    """Passages that match, scored by their words."""
    return _Maker(schema).weighing(criterion)


class _Maker:
    """Words that are asked for twice weigh once."""

    def __init__(self, schema: Schema) -> None:
        self._schema = schema
        self._weighed: set[HasWords] = set()

    def weighing(self, criterion: Criterion) -> Query:
        match criterion:
            case HasWords() if criterion not in self._weighed:
                self._weighed.add(criterion)
                return Query.boost_query(self._words(criterion), criterion.weight)
            case Bool():
                return self._bool(_with_optional_parts(criterion))
            case _:
                return Query.const_score_query(self._matching(criterion), 0.0)

    def _matching(self, criterion: Criterion) -> Query:
        match criterion:
            case HasWords():
                return self._words(criterion)
            case HasValue(field, values):
                return Query.term_set_query(self._schema, "value", [f"{field}:{value}" for value in values])
            case ValueLike(field, pattern):
                return Query.regex_query(self._schema, "value", f"{field}:{_pattern(pattern)}")
            case Everything():
                return Query.all_query()
            case Bool():
                return _Maker(self._schema).weighing(criterion)

    def _bool(self, joined: Bool) -> Query:
        must = [self.weighing(part) for part in joined.must]
        should = [(Occur.Should, self.weighing(part)) for part in joined.should]
        if should and not must:
            must, should = [Query.boolean_query(should)], []
        must += [Query.const_score_query(self._matching(part), 0.0) for part in joined.filter]
        if not must:
            return Query.empty_query()
        without = [(Occur.MustNot, self._matching(part)) for part in joined.must_not]
        return Query.boolean_query([*((Occur.Must, part) for part in must), *should, *without])

    def _words(self, wanted: HasWords) -> Query:
        if len(wanted.words) == 1:
            return Query.term_query(self._schema, wanted.field, wanted.words[0])
        return Query.phrase_query(self._schema, wanted.field, list(wanted.words))


def _with_optional_parts(joined: Bool) -> Bool:
    """The same, with less to be read, where some words are choices, and a part of them are demanded besides.

    (text or title) and text: the text is demanded, the title only weighs.
    """
    choices = _choices(joined.must[0]) if len(joined.must) == 1 else ()
    for part in joined.filter:
        demanded = _choices(part)
        if demanded and set(demanded) <= set(choices):
            others = tuple(choice for choice in choices if choice not in demanded)
            rest = tuple(other for other in joined.filter if other is not part)
            return replace(joined, must=(Bool(should=demanded),), should=(*others, *joined.should), filter=rest)
    return joined


def _choices(criterion: Criterion) -> tuple[HasWords, ...]:
    """The words of which one is demanded; none if it is more than that."""
    match criterion:
        case HasWords():
            return (criterion,)
        case Bool(must=(), should=should, filter=(), must_not=()):
            below = [_choices(part) for part in should]
            return tuple(words for some in below for words in some) if all(below) else ()
        case _:
            return ()


def _pattern(pattern: str) -> str:
    """In which only * has a meaning, as tantivy writes it."""
    return "".join(".*" if sign == "*" else f"\\{sign}" if sign in _SIGNS else sign for sign in pattern)
