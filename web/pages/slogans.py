"""Slogans: which there are, who spells each out how, and since when it is used."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import TypeVar

from flask import Blueprint, current_app, render_template, request
from flask.typing import ResponseReturnValue

from kg.dates import by_last_day, none_may_be_earlier
from kg.errors import NotFoundError
from kg.ids import DocumentId
from kg.model import Document, Evidence, Slogan
from kg.slogans import FoldedSlogan, ToldSlogan, fold_slogans
from kg.store import GraphStore
from kg.views import DocumentFilter, Node
from search.concordance import Occurrence, occurrences_in
from search.fold import fold
from web.export import asked_format, file_answer
from web.objects import Passages, evidence_object
from web.pages.narrowing import by_place_counted, by_year, chosen_values
from web.pages.pager import page_of
from web.pages.request import page_number, page_size, workspace
from web.sentences import Sentences
from web.timeline import draw_timeline

blueprint = Blueprint("slogans", __name__)
T = TypeVar("T")
_NUMERALS = "[一二三四五六七八九十两双]"
_NO_NAME = "的个件项次名位人户家年月日天条是和与及”」，。、；：\\s"  # behind a numeral that counts things
_COUNTS_ON = re.compile(rf"{_NUMERALS}[^{_NO_NAME}]")
_COUNTED_BEFORE = re.compile(rf"[^{_NO_NAME}]{_NUMERALS}")  # read from the slogan outwards
_SOURCE = ["document", "title", "date", "region", "passage", "start", "end", "text"]


@blueprint.get("/slogans")
def listing() -> ResponseReturnValue:
    store, wanted = workspace().store, request.args.get("name", "").strip()
    where = DocumentFilter(year=request.args.get("year", ""), below=request.args.get("below", ""))
    passages = Passages(store)
    folded = [slogan for slogan in _folded(store.find_slogans(where), passages) if slogan.holds(wanted)]
    if form := asked_format():
        return file_answer(form, "slogans", ["slogan", "components", "bodies", *_SOURCE], _rows(folded, passages))
    pager = page_of(page_number(), page_size(), len(folded))
    first = (pager.number - 1) * pager.size
    return render_template(
        "slogans.html",
        slogans=folded[first : first + pager.size],
        pager=pager,
        chosen=chosen_values(),
        place_rows=by_place_counted(_counts(folded, lambda document: document.region_ids)),
        year_rows=by_year(_counts(folded, lambda document: [document.date[:4]])),
    )


@blueprint.get("/slogan/<path:surface>")
def page(surface: str) -> ResponseReturnValue:
    """A slogan, its spellings side by side, and every use of it. Raises NotFoundError where nobody spells it out."""
    store = workspace().store
    passages = Passages(store)
    told = store.find_slogans(DocumentFilter(), surfaces=(surface,))
    if not told:
        raise NotFoundError("slogan", surface)
    (folded,) = _folded(told, passages)
    uses = _uses(surface)
    if form := asked_format():
        if request.args.get("table") == "uses":
            rows = ([surface, *_source(_evidence(use), passages)] for use in uses)
            return file_answer(form, "uses", ["slogan", *_SOURCE], rows)
        return file_answer(form, "slogan", ["slogan", "components", "bodies", *_SOURCE], _rows([folded], passages))
    years = Counter(use.document.date[:4] for use in uses)
    return render_template(
        "slogan.html",
        slogan=folded,
        words={told: evidence_object(told.slogan.evidence, passages) for told in folded.told},
        bodies={told: _bodies(store, told) for told in folded.told},
        sentences=Sentences(store, {}),
        first=evidence_object(_evidence(uses[0]), passages) if uses and uses[0].document.date else None,
        surely=bool(uses) and _is_surely_first(uses),
        undated=len({use.document.id for use in uses if not use.document.date}),
        uses=uses,
        documents=len({use.document.id for use in uses}),
        years=sorted(years.items(), key=lambda item: (not item[0], item[0])),
        firsts=_firsts(uses),
        timeline=draw_timeline(years),
    )


def _folded(told: Iterable[Slogan], passages: Passages) -> list[FoldedSlogan]:
    return fold_slogans(told, lambda passage_id: passages[passage_id][0])


def _counts(folded: Iterable[FoldedSlogan], values_of: Callable[[Document], Iterable[T]]) -> Counter[T]:
    """How many slogans are spelled out by documents with each of some values."""
    return Counter(
        value for slogan in folded for value in {value for told in slogan.told for value in values_of(told.document)}
    )


def _uses(surface: str) -> list[Occurrence]:
    """Wherever the words stand, spelled out or not: the earliest dated first, undated last."""
    phrase = fold(surface)
    texts = current_app.extensions["folded_texts"]
    found = [use for use in occurrences_in(texts.holding([phrase]), [phrase]) if not _is_part_of_another(use)]
    return sorted(found, key=lambda use: (by_last_day(use.document.date), use.passage_id, use.start))


def _is_surely_first(uses: Sequence[Occurrence]) -> bool:
    """Whether no other document that has the words may be dated before that of the first use."""
    first, *others = (use.document for use in uses)
    return none_may_be_earlier((other.date for other in others if other.id != first.id), first.date)


def _is_part_of_another(use: Occurrence) -> bool:
    """Whether it goes on counting, as 三亮三比三评 does behind 三亮: that is another slogan."""
    return bool(_COUNTS_ON.match(use.right) or _COUNTED_BEFORE.match(use.left))


def _firsts(uses: Iterable[Occurrence]) -> dict[str, list[Occurrence]]:
    """By year, the first use of each document."""
    first: dict[DocumentId, Occurrence] = {}
    for use in uses:
        first.setdefault(use.document.id, use)
    found: defaultdict[str, list[Occurrence]] = defaultdict(list)
    for use in first.values():
        found[use.document.date[:4]].append(use)
    return found


def _evidence(use: Occurrence) -> Evidence:
    return Evidence(use.passage_id, use.start, use.end)


def _bodies(store: GraphStore, told: ToldSlogan) -> list[Node]:
    """Bodies and practices that the very sentence names beside the slogan, in its order."""
    evidence, spelled_out = told.slogan.evidence, "".join((told.slogan.surface, *told.slogan.components))
    named = [
        (mention.start, entity.id)
        for entity in store.judged_record(told.document.id).entities
        if entity.type in ("organisation", "initiative") and entity.canonical not in spelled_out
        for mention in entity.mentions
        if mention.passage_id == evidence.passage_id and evidence.start <= mention.start < evidence.end
    ]
    return store.nodes(list(dict.fromkeys(entity for _, entity in sorted(named))))


def _rows(folded: list[FoldedSlogan], passages: Passages) -> Iterator[list[object]]:
    store = workspace().store
    for slogan in folded:
        for told in slogan.told:
            bodies = "、".join(node.canonical for node in _bodies(store, told))
            source = _source(told.slogan.evidence, passages)
            yield [slogan.surface, "、".join(told.slogan.components), bodies, *source]


def _source(evidence: Evidence, passages: Passages) -> list[object]:
    words = evidence_object(evidence, passages)
    region = "/".join(reversed(passages[evidence.passage_id][0].region))
    known = {**words, "title": words["title"] or words["file"], "region": region}
    return [known[name] for name in _SOURCE]
