"""Criteria as tantivy's queries: which passages match, and how each of the words weighs."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from tantivy import Occur, Query, Schema, Searcher

from kg.ids import DocumentId
from search.criteria import Bool, Criterion, Everything, HasValue, HasWords, ValueLike
from search.engines.tantivy_.numbers import number_of_document

_SIGNS = frozenset(r"\.+*?()|[]{}^$")  # of tantivy's patterns


def make_query(criterion: Criterion, schema: Schema, searcher: Searcher) -> Query:
    """Passages that match, scored by their words."""
    return _Maker(schema, searcher).weighing(criterion)


class _Maker:
    """Words that are asked for twice weigh once; choices that stand nowhere are left out."""

    def __init__(self, schema: Schema, searcher: Searcher) -> None:
        self._schema = schema
        self._searcher = searcher
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
            case HasValue("document", ids):
                numbers = map(number_of_document, map(DocumentId, ids))
                terms = (Query.term_query(self._schema, "document", number) for number in numbers)
                return _joined([(Occur.Should, term) for term in terms])
            case HasValue(field, values):
                terms = (Query.term_query(self._schema, "value", f"{field}:{value}") for value in values)
                return _joined([(Occur.Should, term) for term in terms])
            case ValueLike(field, pattern):
                return Query.regex_query(self._schema, "value", f"{field}:{_pattern(pattern)}")
            case Everything():
                return Query.all_query()
            case Bool():
                return _Maker(self._schema, self._searcher).weighing(criterion)

    def _bool(self, joined: Bool) -> Query:
        must = [(Occur.Must, self.weighing(part)) for part in _demanded(joined)]
        should = [(Occur.Should, self.weighing(part)) for part in joined.should if self._stands(part)]
        if joined.should and not must:
            must, should = [(Occur.Must, _joined(should))], []
        must += [(Occur.Must, Query.const_score_query(self._matching(part), 0.0)) for part in joined.filter]
        without = [(Occur.MustNot, self._matching(part)) for part in joined.must_not]
        return _joined([*must, *should, *without]) if must else Query.empty_query()

    def _stands(self, criterion: Criterion) -> bool:
        """False for words that no passage has."""
        if not isinstance(criterion, HasWords):
            return True
        return all(self._searcher.doc_freq(criterion.field, word) for word in criterion.words)

    def _words(self, wanted: HasWords) -> Query:
        if len(wanted.words) == 1:
            return Query.term_query(self._schema, wanted.field, wanted.words[0])
        return Query.phrase_query(self._schema, wanted.field, list(wanted.words))


def _joined(parts: list[tuple[Occur, Query]]) -> Query:
    """A single part is left as it is: tantivy passes over what cannot be among the best of simple queries only."""
    return parts[0][1] if len(parts) == 1 else Query.boolean_query(parts)


def _demanded(joined: Bool) -> Iterator[Criterion]:
    """Parts of parts that must all hold must hold themselves."""
    for part in joined.must:
        if isinstance(part, Bool) and part == Bool(must=part.must):
            yield from _demanded(part)
        else:
            yield part


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
