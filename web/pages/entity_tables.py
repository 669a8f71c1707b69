"""What the page of an entity shows as tables, to take away: each row with its words and where they stand."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

Row = list[object]
_SOURCE = ["document", "title", "date", "passage", "words"]


def table_of(shown: dict[str, Any], name: str) -> tuple[list[str], list[Row]]:
    """Header and rows of one of TABLES, of an entity object (web.objects); of the passages where there is no such."""
    header, rows = _TABLES.get(name, _TABLES["passages"])
    return [*header, *_SOURCE], list(rows(shown))


def _relations(shown: dict[str, Any]) -> Iterator[Row]:
    for relation in shown["relations"]:
        other = relation["entity"]
        known = [relation["predicate"], relation["direction"], other["canonical"], other["type"], other["id"]]
        for words in relation["evidence"]:
            yield [*known, relation["confidence"], *_source(words)]


def _figures(shown: dict[str, Any]) -> Iterator[Row]:
    for figure in shown["figures"]:
        yield [figure["subject"], figure["value"], figure["unit"], figure["approximate"], *_source(figure)]


def _slogans(shown: dict[str, Any]) -> Iterator[Row]:
    for slogan in shown["slogans"]:
        yield [slogan["surface"], "、".join(slogan["components"]), *_source(slogan)]


def _passages(shown: dict[str, Any]) -> Iterator[Row]:
    for passage in shown["passages"]:
        yield [len(passage["mentions"]), *_source(passage)]


def _source(words: dict[str, Any]) -> Row:
    return [words["document"], words["title"] or words["file"], words["date"], words["passage"], words["text"]]


_TABLES: dict[str, tuple[list[str], Callable[[dict[str, Any]], Iterator[Row]]]] = {
    "relations": (["predicate", "direction", "name", "type", "entity", "confidence"], _relations),
    "figures": (["subject", "value", "unit", "approximate"], _figures),
    "slogans": (["slogan", "components"], _slogans),
    "passages": (["mentions"], _passages),
}
TABLES = tuple(_TABLES)
