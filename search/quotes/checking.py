"""Words as people paste them, and sentences of a draft: looked up with the source that stands beside them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from kg.store import GraphStore
from search.quotes.draft import Row, one_row, rows_of
from search.quotes.folding import fold_words
from search.quotes.lookup import Lookup, Quotations
from search.quotes.naming import Named, named_sources
from search.shingles import ShinglesView

_OUTSIDE = 0.5  # of what stands beside a quotation, and not in the source of both: then it is the writer's
_SAME_WORDS = ("verbatim", "several_sources", "figure_differs")
_STANDING = (*_SAME_WORDS, "wrong_source")


@dataclass(frozen=True, slots=True)
class Checked:
    """One row of the check."""

    start: int  # code points of the text that was given
    found: Lookup
    named: tuple[Named, ...] = ()  # sources that are named for the words, and stand in the corpus
    unknown: tuple[str, ...] = ()  # sources that are named for the words, and do not
    lead_in: str = ""  # words before them that were not looked up: 正如某人所说，


class Checker:
    """Checks words against one state of a store and its shingles."""

    def __init__(self, view: ShinglesView, store: GraphStore) -> None:
        self._view = view
        self._store = store
        self._quotations = Quotations(view, store)

    def check_words(self, text: str) -> Checked:
        """What was pasted as one quotation, which may say whose it is: 据《…》：“…”."""
        whole = self._quotations.look_up(text)
        row = one_row(text)
        if whole.verdict in _SAME_WORDS:
            return Checked(0, whole)
        if not row.context:
            return self._without_lead_in(text, row, Checked(0, whole))
        checked = self._check(text, row)
        of_source = _is_of_source(whole, row.context, (0, row.start), (row.end, len(text))) and _is_one_text(
            whole, row, checked
        )
        return Checked(0, whole) if of_source and not _is_cited(whole, checked) else checked

    def check_draft(self, draft: str) -> Iterator[Checked]:
        """Every row of a draft, in order."""
        return (self._check(draft, row) for row in rows_of(draft))

    def _check(self, text: str, row: Row) -> Checked:
        checked = self._look_up(text, row, row.start, row.context)
        return checked if checked.found.verdict in _SAME_WORDS else self._without_lead_in(text, row, checked)

    def _without_lead_in(self, text: str, row: Row, whole: Checked) -> Checked:
        """The row without its lead-in, where this leads to more than the whole."""
        start = row.start + row.lead_in
        lead_in = text[row.start : start]
        if not lead_in or _is_of_source(whole.found, lead_in, (0, row.lead_in)) or _has(whole.found, lead_in):
            return whole
        rest = replace(self._look_up(text, row, start, lead_in), lead_in=lead_in)
        verdict = rest.found.verdict
        return rest if verdict in _STANDING or (verdict, whole.found.verdict) == ("near", "not_found") else whole

    def _look_up(self, text: str, row: Row, start: int, context: str) -> Checked:
        """The words of a row from `start`, with what stands beside them and says whose they are."""
        named = named_sources(context, self._view, self._store) if context else []
        known = tuple(source for source in named if source.documents)
        unknown = tuple(dict.fromkeys(source.text for source in named if not source.documents))
        beside = context + text[slice(*row.sentence)]
        return Checked(start, self._quotations.look_up(text[start : row.end], known, beside=beside), known, unknown)


def _has(found: Lookup, words: str) -> bool:
    """Whether a passage that was found has the words."""
    units = fold_words(words).units
    return any(units in fold_words(source.first.passage_text).units for source in found.sources)


def _is_cited(whole: Lookup, checked: Checked) -> bool:
    """Whether what stands beside the quotation is the title of its document, under which it may well stand there too."""
    document = whole.sources[0].first.document
    return any(document.id in named.documents and named.text in document.title for named in checked.named)


def _is_one_text(whole: Lookup, row: Row, checked: Checked) -> bool:
    """Whether the passage has what is named beside the quotation, and its words unless these stand nowhere as they are.

    Reports of one kind have titles and first lines that differ in little more than a name.
    """
    first = whole.sources[0].first
    changed = any(row.start <= each.start and each.end <= row.end for each in first.differences)
    if changed and checked.found.verdict in _STANDING:
        return False
    return all(named.text in first.passage_text for named in checked.named)


def _is_of_source(found: Lookup, words: str, *stretches: tuple[int, int]) -> bool:
    """Whether the source has the words as well, more or less, that stand in some stretches of what was looked up."""
    if not found.sources:
        return False
    added = [each for each in found.sources[0].first.differences if each.kind in ("insert", "replace")]
    outside = sum(
        len(fold_words(found.text[max(each.start, start) : min(each.end, end)]).units)
        for each in added
        for start, end in stretches
        if max(each.start, start) < min(each.end, end)
    )
    return outside < _OUTSIDE * len(fold_words(words).units)
