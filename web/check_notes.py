"""Which of the things that are said of a draft deserve a note, which a sign alone, and how many there are."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from typing import Any

from web.check_words import KINDS, VERDICTS, is_figure, is_name

_SENTENCE_VERDICTS = tuple(VERDICTS)[:7]
_FACT_VERDICTS = tuple(VERDICTS)[7:]
_LEADING_IN = ("：", ":")  # words before a quotation: who says it
_QUOTATION_MARKS = '“”‘’"「」『』'
_SAME_WORDS = ("verbatim", "several_sources", "figure_differs", "wrong_source")


def tally(checked: dict[str, Any]) -> Iterator[tuple[str, list[tuple[str, int]]]]:
    """Of sentences, figures and names that there are, how many have which verdict."""
    for kind, verdicts in (("sentences", _SENTENCE_VERDICTS), ("claims", _FACT_VERDICTS), ("names", _FACT_VERDICTS)):
        counts = Counter(one["verdict"] for one in checked[kind])
        if counts:
            yield kind, [(verdict, counts[verdict]) for verdict in verdicts if counts[verdict]]


def in_order(checked: dict[str, Any]) -> list[tuple[str, dict[str, Any]]]:
    """All that is said of a draft, with its kind, by where the words begin."""
    said = ((kind, told) for kind in KINDS for told in checked[kind])
    return sorted(said, key=lambda one: (one[1]["start"], one[1]["end"], list(KINDS).index(one[0])))


def worth_telling(checked: dict[str, Any]) -> list[tuple[str, dict[str, Any]]]:
    """What deserves a note: not that the corpus has nothing of the writer's own words, nor what a figure or a post is where all words are the same."""
    said = in_order(checked)
    same = [told for kind, told in said if kind == "sentences" and told["verdict"] in _SAME_WORDS]
    return [
        (kind, told) for kind, told in said if _tells(told) and not (_goes_without(told) and _is_within(told, same))
    ]


def has_sign(told: dict[str, Any]) -> bool:
    """Whether words without a note are marked: not found, and more than words before a quotation."""
    return told["verdict"] == "not_found" and not told["text"].endswith(_LEADING_IN)


def _tells(told: dict[str, Any]) -> bool:
    verdict = told["verdict"]
    if is_figure(told):
        return True
    if is_name(told):
        return verdict == "differs" or bool(told["posts"]) or (verdict == "cannot_tell" and bool(told["sources"]))
    if verdict == "not_found":
        return bool(told["quotation"] or told["unknown_sources"])
    return verdict != "too_short" and not (verdict == "near" and told["text"].endswith(_LEADING_IN))


def _goes_without(told: dict[str, Any]) -> bool:
    """Whether a figure or a post needs no note of its own beside that of its sentence."""
    return told["verdict"] == "agrees" or (is_figure(told) and told["verdict"] == "cannot_tell")


def _is_within(told: dict[str, Any], others: Iterable[dict[str, Any]]) -> bool:
    """Whether words lie in others; a quotation mark at an end may stand outside."""
    inside = told["text"].strip(_QUOTATION_MARKS)
    start = told["start"] + told["text"].find(inside)
    return any(other["start"] <= start and start + len(inside) <= other["end"] for other in others)
