"""From a query to criteria: what was typed, cut into words as the index has them.

A passage is found when all words stand in it, its headings or the title of its document, and at least one of them in
the passage itself.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from search.analyzer import readings, words
from search.criteria import Bool, Criterion, Everything, HasValue, HasWords, TextField, ValueLike
from search.dictionary import laid
from search.fold import fold_name
from search.loose import choices_of, weights_of
from search.query import Query, is_filter
from search.sentences import is_sentence
from search.simplify import parts_of
from search.tree import All, AnyOf, Filter, Node, Not, Phrase, Term, Word

_FIELD_WEIGHTS: dict[TextField, float] = {"text": 1.0, "heading": 0.5, "title": 0.5}
_TOGETHER_WEIGHT = 2.0  # for words as typed, side by side: 红帆工程 comes before 工程 … 红帆
_FUNCTION_WORDS = frozenset("的地得了着过是在和与及或等把被也都就而之吗呢吧啊有为以对")
_SIGNS = "%‰"  # of shares
_YEARS = range(1900, 2101)  # what an open range may reach

Unit = tuple[tuple[str, ...], ...]  # words that belong together: the sequences as which an index may hold them


def make_criterion(query: Query, *, loose: bool = False) -> Criterion:
    """What the index is to match; `loose`: any of the words will do, while filters and exclusions hold all the same."""
    parts = parts_of(query.root)
    asked = tuple(part for part in parts if not isinstance(part, Not) and not is_filter(part))
    required = tuple(_criterion(part) for part in parts if is_filter(part))
    excluded = tuple(_criterion(part.part) for part in parts if isinstance(part, Not))
    choices = tuple(_strongest(choice for part in asked for choice in _choices(part))) if loose else ()
    if choices:
        weights = tuple(_strongest(weight for part in asked for weight in _weights(part)))
        return Bool(must=(_any_of(choices),), should=weights, filter=required, must_not=excluded)
    if all(_has_words(part) for part in asked):
        units = dict.fromkeys(unit for part in asked for unit in _units_below(part))
        required += (_any_of(_in_field(unit, "text") for unit in units),) if units else ()
    return Bool(
        must=(_all_of(map(_criterion, asked)),),
        should=tuple(HasWords("text", sequence, _TOGETHER_WEIGHT) for part in asked for sequence in _together(part)),
        filter=required,
        must_not=excluded,
    )


def asks_in_a_sentence(query: Query) -> bool:
    """Whether to ask loosely at once: what was typed describes what is sought, and passages say it in other words."""
    asked = [part for part in parts_of(query.root) if not isinstance(part, Not) and not is_filter(part)]
    return all(isinstance(part, Term) for part in asked) and any(
        isinstance(part, Term) and is_sentence(part.text) for part in asked
    )


def _criterion(node: Node) -> Criterion:
    match node:
        case Term() | Phrase() | Word():
            return _all_of(map(_anywhere, _units_below(node)))
        case All(parts):
            return _all_of(map(_criterion, parts))
        case AnyOf(parts):
            return _any_of(map(_criterion, parts))
        case Not(part):
            return Bool(must=(Everything(),), must_not=(_criterion(part),))
        case Filter():
            return _filter(node)


def _filter(wanted: Filter) -> Criterion:
    value = fold_name(wanted.value)
    if wanted.field == "title":
        return _all_of(_in_field(unit, "title") for unit in _units(wanted.value))
    if wanted.field == "year":
        return HasValue("year", _years(value))
    if wanted.field == "entity" and "*" not in value:
        return HasValue("entity", tuple(map(fold_name, wanted.value.split())))
    return ValueLike(wanted.field, value) if "*" in value else HasValue(wanted.field, (value,))


def _years(value: str) -> tuple[str, ...]:
    first, dots, last = value.partition("..")
    if not dots:
        return (value,)
    return tuple(str(year) for year in _YEARS if (first or "0") <= str(year) <= (last or "9"))


def _anywhere(unit: Unit) -> Criterion:
    return _any_of(_in_field(unit, field) for field in _FIELD_WEIGHTS)


def _in_field(unit: Unit, field: TextField) -> Criterion:
    return _any_of(HasWords(field, sequence, _FIELD_WEIGHTS[field]) for sequence in unit)


def _units_below(node: Node) -> Iterator[Unit]:
    """All that is to be found, not what is to be excluded."""
    match node:
        case Term(text):
            yield from _units(text)
        case Phrase(text):
            if unit := readings(text):
                yield unit
        case Word(text):
            yield ((laid(text),),)
        case All(parts) | AnyOf(parts):
            for part in parts:
                yield from _units_below(part)


def _choices(node: Node) -> Iterator[HasWords]:
    """What a passage may have in its text, where it need not have all."""
    match node:
        case Term(text):
            yield from choices_of(text)
        case Phrase() | Word():
            yield from (HasWords("text", sequence) for unit in _units_below(node) for sequence in unit)
        case All(parts) | AnyOf(parts):
            for part in parts:
                yield from _choices(part)


def _weights(node: Node) -> Iterator[HasWords]:
    match node:
        case Term(text):
            yield from weights_of(text)
        case All(parts) | AnyOf(parts):
            for part in parts:
                yield from _weights(part)


def _strongest(wanted: Iterable[HasWords]) -> Iterator[HasWords]:
    """Each words of a field once, with the greatest weight that they are given."""
    weights: dict[tuple[TextField, tuple[str, ...]], float] = {}
    for each in wanted:
        key = (each.field, each.words)
        weights[key] = max(weights.get(key, 0.0), each.weight)
    return (HasWords(field, sequence, weight) for (field, sequence), weight in weights.items())


def _units(text: str) -> Iterator[Unit]:
    """Words of a text; a run of single characters (a name, as a rule) is one unit. Function words do not count."""
    groups: list[list[str]] = []
    for word in words(text, parts=False):
        if groups and len(word.text) == len(groups[-1][-1]) == 1:
            groups[-1].append(word.text)
        else:
            groups.append([word.text])
    runs = [tuple(group) for group in groups]
    for run in list(filter(None, map(_without_function_words, runs))) or runs:
        yield readings(run[0]) if len(run) == 1 else (run,)


def _without_function_words(run: tuple[str, ...]) -> tuple[str, ...]:
    while run and run[0] in _FUNCTION_WORDS:
        run = run[1:]
    while run and run[-1] in _FUNCTION_WORDS:
        run = run[:-1]
    return run


def _together(node: Node) -> Iterator[tuple[str, ...]]:
    """What was typed without a space, where that is several words, or a share, which a bare figure may be in part."""
    match node:
        case Term(text):
            yield from (sequence for sequence in readings(text) if len(sequence) > 1 or sequence[0][-1] in _SIGNS)
        case Word(text):
            yield (laid(text),)
        case All(parts) | AnyOf(parts):
            for part in parts:
                yield from _together(part)


def _has_words(node: Node) -> bool:
    """Whether nothing can pass by this part without one of its words."""
    match node:
        case AnyOf(parts):
            return all(map(_has_words, parts))
        case All(parts):
            return any(map(_has_words, parts))
        case _:
            return any(True for _ in _units_below(node))


def _any_of(parts: Iterable[Criterion]) -> Criterion:
    different = tuple(dict.fromkeys(parts))
    return different[0] if len(different) == 1 else Bool(should=different)


def _all_of(parts: Iterable[Criterion]) -> Criterion:
    different = tuple(dict.fromkeys(parts))
    if not different:
        return Everything()
    return different[0] if len(different) == 1 else Bool(must=different)
