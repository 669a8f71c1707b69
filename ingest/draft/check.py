"""The check of a draft: each sentence and quotation, each figure, each name, against one state of the corpus."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from typing import Any

from ingest.draft.claims import check_claims
from ingest.draft.names import check_names
from ingest.draft.reading import read_draft
from ingest.draft.tables import TableCell, check_cells, is_label
from kg.ids import DocumentId
from kg.store import GraphStore
from search.quotes.checking import Checked, Checker
from search.quotes.draft import rows_of, title_of
from search.quotes.folding import fold_words
from search.quotes.lookup import Lookup
from search.quotes.objects import Citing, answer_object, checked_object, citing_from, coverage_of
from search.shingles import ShinglesView

Progress = Callable[[int, int], None]  # steps done, and of how many

_MARKS = (("“", "”"), ("‘", "’"), ("「", "」"), ("『", "』"), ('"', '"'))
_TITLE = re.compile(r"《[^《》\n]+》")
_LEAST = 8  # units beside titles that may prove something
_MOST_SOURCES = 20  # of one row
_OWN_WORDS = ("near", "not_found")
_SAME_WORDS = ("verbatim", "several_sources", "figure_differs", "wrong_source")
_PLACE = ("document", "passage", "file", "title", "date", "start", "end", "text")
_CITED = ("verbatim", "several_sources", "figure_differs", "near", "wrong_source", "agrees", "differs")
_CITED_NAMES = ("differs",)


def check_draft(
    text: str,
    store: GraphStore,
    view: ShinglesView,
    *,
    cells: Sequence[TableCell] = (),
    progress: Progress | None = None,
) -> dict[str, Any]:
    """What `hongfan check` prints; `cells` are those of the tables in the text. Raises StoreUnavailableError, IndexUnavailableError."""
    steps = sum(1 for _ in rows_of(text)) + 1  # one for all that is no quotation
    rows: list[Checked] = []
    for row in Checker(view, store).check_draft(text):
        if progress:
            progress(len(rows), steps)
        rows.append(row)
    shown = (source for row in rows for source in row.found.sources[:_MOST_SOURCES])
    citing = citing_from(store, {source.first.document.id for source in shown})
    sentences = [_sentence(text, row, citing, cells) for row in rows]
    draft = read_draft(text)
    in_cells = check_cells(draft, cells, store)
    read = {one.claim.start for one in in_cells}  # the others are told of as they stand
    in_text = (one for one in check_claims(draft, store) if one.claim.start not in read)
    claims = [checked.to_json() for checked in (*in_text, *in_cells)]
    for claim in claims:
        _bear_out(claim, sentences)
    names = [checked.to_json() for checked in check_names(draft, store)]
    return {
        **answer_object(text, sentences, coverage_of(store)),
        "claims": claims,
        "names": names,
        "references": _number(
            [*zip(sentences, map(_document_cited, rows), strict=True), *((one, None) for one in (*claims, *names))],
            citing,
        ),
    }


def _sentence(text: str, row: Checked, citing: Citing, cells: Sequence[TableCell]) -> dict[str, Any]:
    nothing = _is_no_sentence(row, text) or is_label(row.found.text, row.start, cells)
    found = Lookup(row.found.text, "too_short", ()) if nothing else _fewer(row.found)
    told = checked_object(replace(row, found=found), citing)
    quoted = (text[row.start - 1 : row.start], text[told["end"] : told["end"] + 1]) in _MARKS
    return {**told, "quotation": quoted, "named": [each.text for each in row.named]}


def _is_no_sentence(row: Checked, text: str) -> bool:
    """Whether it is the draft's own title, in words that stand nowhere, or says hardly anything but what documents are called."""
    words, verdict = row.found.text, row.found.verdict
    return _is_titles(words) or (verdict in _OWN_WORDS and words == title_of(text) and row.start == text.find(words))


def _is_titles(words: str) -> bool:
    rest = _TITLE.sub("", words)
    return rest != words and len(fold_words(rest).units) < _LEAST


def _fewer(found: Lookup) -> Lookup:
    hidden = max(0, len(found.sources) - _MOST_SOURCES)
    return replace(found, sources=found.sources[:_MOST_SOURCES], left_out=found.left_out + hidden)


def _bear_out(claim: dict[str, Any], sentences: Iterable[dict[str, Any]]) -> None:
    """A figure that nothing is known of by its subject agrees where its words stand in the corpus as they are."""
    around = (one for one in sentences if one["start"] <= claim["start"] and claim["end"] <= one["end"])
    sentence = next((one for one in around if one["verdict"] in _SAME_WORDS), None)
    if claim["verdict"] != "cannot_tell" or sentence is None:
        return
    differing = (difference["draft"] for difference in sentence["differences"])
    if all(words["end"] <= claim["start"] or claim["end"] <= words["start"] for words in differing):
        claim["verdict"], claim["reason"] = "agrees", ""
        claim["sources"] = [{key: source[key] for key in _PLACE} for source in sentence["sources"][:1]]


def leads_in(told: dict[str, Any]) -> bool:
    """Whether it is words before a quotation: who says it, and when."""
    return str(told["text"]).endswith(("：", ":"))


def _document_cited(row: Checked) -> DocumentId | None:
    """The document that the writer names for the words, where it has them as well as any."""
    places = (place for source in row.found.sources for place in (source.first, *source.reprints))
    best = (place.document.id for place in places if place.agreement == row.found.sources[0].first.agreement)
    return next((id_ for id_ in best if any(id_ in named.documents for named in row.named)), None)


def _is_cited(one: dict[str, Any]) -> bool:
    """That others lead a quotation in with words that are near is no source."""
    verdict = one["verdict"]
    return verdict in (_CITED_NAMES if "why" in one else _CITED) and not (verdict == "near" and leads_in(one))


def _number(told: Iterable[tuple[dict[str, Any], DocumentId | None]], citing: Citing) -> list[str]:
    """Give each its `reference`, a number in the list that is made: of the document beside it, else of its first source.

    None where nothing is cited. That a name is known is no citation.
    """
    numbers: dict[DocumentId, int] = {}
    for one, named in sorted(told, key=lambda pair: (pair[0]["start"], pair[0]["end"])):
        one["reference"] = None
        if one["sources"] and _is_cited(one):
            one["reference"] = numbers.setdefault(named or one["sources"][0]["document"], len(numbers) + 1)
    return [f"[{number}] {citing(document)}" for document, number in numbers.items()]
