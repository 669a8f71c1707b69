"""Similar practices as JSON objects: command, pages, files and API show the same ones."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Set
from typing import Any

from kg.errors import QueryError
from kg.ids import EntityId, PassageId, document_of, place_chain
from kg.model import Document
from kg.store import GraphStore
from search.hints import Hint
from search.place_names import place_stem
from search.practices.asking import PracticeSearch
from search.practices.finding import SimilarPractices
from search.practices.found import Similar
from search.practices.narrowing import Narrowing
from search.practices.profile_fields import FIELDS, LEVELS
from search.practices.reasons import Reason
from search.values import year_span
from web.objects import words_object

LIMIT, MOST = 10, 50  # practices
_SAYS_SOMETHING = re.compile(r"[\u4e00-\u9fff].*[\u4e00-\u9fff]", re.DOTALL)  # two Han characters at least
_SAYS_NOTHING = "请用一句中文说说想解决什么问题、想找什么样的做法 · say in Chinese what practices you look for"


def similar_object(
    practices: PracticeSearch, asked: Mapping[str, str], narrowing: Narrowing, *, limit: int = LIMIT
) -> dict[str, Any]:
    """What is similar to `asked`: one of "text", "practice" and "passage", by that name.

    Raises NotFoundError, IndexUnavailableError.
    """
    if (text := asked.get("text")) and not _SAYS_SOMETHING.search(text):
        return {"practices": [], "notes": [_SAYS_NOTHING]}
    missing = practices.missing_vectors()
    with practices.asking() as state:
        found = _find(state, asked, narrowing, limit)
    return {
        "practices": [_practice_object(practice) for practice in found],
        "notes": [_incomplete(missing)] if missing else [],
    }


def narrowing_of(
    store: GraphStore,
    *,
    regions: Iterable[str] = (),
    not_regions: Iterable[str] = (),
    year: str = "",
    level: str = "",
    field: str = "",
    by_province: bool = False,
) -> Narrowing:
    """Regions by name or id; years as 2012 or 2010..2013. Raises QueryError, which says what is wrong."""
    for value, known, what in ((level, LEVELS, ("层级", "level")), (field, FIELDS, ("领域", "field"))):
        if value and value not in known:
            chinese, english = what
            raise QueryError(
                Hint(
                    f"{chinese} {value!r}：应为 {'、'.join(known)} 之一",
                    f"{english} {value!r}: give one of {', '.join(known)}",
                )
            )
    wanted, unwanted = (
        frozenset(id_ for name in names for id_ in _regions(store, name)) for names in (regions, not_regions)
    )
    if wanted and all(not unwanted.isdisjoint((id_, *place_chain(id_))) for id_ in wanted):
        raise QueryError("要找的地区全在除去的地区里，什么也不会剩下 · all regions asked for lie in those left out")
    return Narrowing(
        regions=wanted,
        not_regions=unwanted,
        years=_years(year) if year else None,
        level=level,
        field=field,
        by_province=by_province,
    )


def _find(state: SimilarPractices, asked: Mapping[str, str], narrowing: Narrowing, limit: int) -> list[Similar]:
    if practice := asked.get("practice"):
        return state.to_practice(practice, narrowing, limit=limit)
    if passage := asked.get("passage"):
        return state.to_passage(PassageId(passage), narrowing, limit=limit)
    return state.to_description(asked.get("text", ""), narrowing, limit=limit)


def _regions(store: GraphStore, name: str) -> list[EntityId]:
    if name.startswith("place:"):
        return [EntityId(name)]
    places = {node.id: {node.name, place_stem(node.name)} - {""} for node in store.place_tree().all()}
    found = [place for place in places if name in places[place]] or list(dict.fromkeys(_ends_of_chain(name, places)))
    if not found:
        raise QueryError(Hint(f"本库没有地区“{name}”，如 浙江省、嵊泗县", f"this corpus has no region “{name}”"))
    return found


def _ends_of_chain(written: str, places: Mapping[EntityId, Set[str]]) -> Iterator[EntityId]:
    """The places that a name after those above it may mean: 浙江舟山, 浙江省/舟山市."""
    for above, names in places.items():
        for name in names:
            if written.startswith(name):
                rest = written.removeprefix(name).lstrip("/ ")
                inside = [place for place in places if rest in places[place]] or _ends_of_chain(rest, places)
                yield from (place for place in inside if above in place_chain(place)[1:])


def _years(text: str) -> tuple[int, int]:
    span = year_span(text)
    if span is None:
        raise QueryError(
            Hint(f"年份“{text}”看不懂，可写 2012 或 2010..2013", f"“{text}” is no year; write 2012 or 2010..2013")
        )
    first, last = int(span[0] or 0), int(span[1] or 9999)
    if first > last:
        told = f"in “{text}” the later year stands first; write {last}..{first}"
        raise QueryError(Hint(f"年份“{text}”先大后小，应为 {last}..{first}", told))
    return first, last


def _incomplete(missing: int) -> str:
    return (
        f"还有 {missing} 段没有算出向量，意思相近而用词不同的可能漏掉；运行 hongfan vectors 补齐 · "
        f"{missing} passages have no vector yet, run `hongfan vectors`"
    )


def _practice_object(practice: Similar) -> dict[str, Any]:
    by_id = {document.id: document for document in practice.documents}
    first = practice.documents[0]
    return {
        "id": practice.id,
        "entity": practice.entity,
        "name": practice.name,
        "region": list(first.region),
        "score": round(practice.score, 4),
        "closeness": practice.closeness,
        "level": practice.facts.level,
        "fields": list(practice.facts.fields),
        "last_date": practice.last_date,
        "documents": [
            {"document": document.id, "file": document.sources[0].file, "title": document.title, "date": document.date}
            for document in practice.documents
        ],
        "reasons": [
            _reason_object(reason, by_id[document_of(reason.sentence.passage_id)]) for reason in practice.reasons
        ],
    }


def _reason_object(reason: Reason, document: Document) -> dict[str, Any]:
    beside = reason.beside
    return {
        **words_object(reason.sentence, reason.text, document),
        "why": reason.why,
        "words": list(reason.words),
        "related": list(reason.related),
        "topics": list(reason.topics),
        "asked": words_object(beside.source, beside.text, beside.document)
        if beside and beside.source and beside.document
        else None,
    }
