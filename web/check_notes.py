"""Which of the things that are said of a draft deserve a note, which a sign alone, and how many there are."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from typing import Any

from ingest.draft.check import leads_in
from web.check_words import KINDS, VERDICTS, is_figure, is_name

_SENTENCE_VERDICTS = tuple(VERDICTS)[:7]
_FACT_VERDICTS = tuple(VERDICTS)[7:]
_NUMBER = re.compile(r"[\d二三四五六七八九十百千万亿]")  # 一 stands in many a word
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
    sentences = [told for kind, told in said if kind == "sentences"]
    same = [told for told in sentences if told["verdict"] in _SAME_WORDS]
    near = [told for told in sentences if told["verdict"] == "near" and _tells(told)]
    return [
        (kind, told)
        for kind, told in said
        if _tells(told) and not (_goes_without(told) and (_is_within(told, same) or _is_told_with(told, near)))
    ]


def has_sign(told: dict[str, Any]) -> bool:
    """Whether words without a note are marked: not found, and more than words before a quotation."""
    return told["verdict"] == "not_found" and not leads_in(told)


def _tells(told: dict[str, Any]) -> bool:
    verdict = told["verdict"]
    if is_figure(told):
        return True
    if is_name(told):
        return verdict == "differs" or bool(told["posts"]) or (verdict == "cannot_tell" and bool(told["sources"]))
    if verdict == "not_found":
        return bool(told["quotation"] or told["unknown_sources"])
    return verdict != "too_short" and not (verdict == "near" and leads_in(told))


def _goes_without(told: dict[str, Any]) -> bool:
    """Whether a figure or a post needs no note of its own beside that of its sentence."""
    return told["verdict"] == "agrees" or (is_figure(told) and told["verdict"] == "cannot_tell")


def _is_told_with(told: dict[str, Any], near: Iterable[dict[str, Any]]) -> bool:
    """Whether the note of a sentence shows what its source has for a figure, and no other source bears it out."""
    return is_figure(told) and any(
        _is_within(told, [sentence]) and not _adds_a_number(sentence, told) and _is_of_source(told, sentence)
        for sentence in near
    )


def _is_of_source(told: dict[str, Any], sentence: dict[str, Any]) -> bool:
    """Whether the first source of both is one passage; what nobody can judge has none of its own."""
    first = sentence["sources"][0]["passage"]
    return told["verdict"] == "cannot_tell" or bool(told["sources"][0]["passage"] == first)


def _adds_a_number(sentence: dict[str, Any], told: dict[str, Any]) -> bool:
    """Whether numbers in what is told of stand in words that the source does not have."""
    words = (each["draft"] for each in sentence["differences"] if each["kind"] in ("insert", "replace"))
    return any(
        each["start"] < told["end"] and told["start"] < each["end"] and _NUMBER.search(each["text"]) for each in words
    )


def _is_within(told: dict[str, Any], others: Iterable[dict[str, Any]]) -> bool:
    """Whether words lie in others; a quotation mark at an end may stand outside."""
    inside = told["text"].strip(_QUOTATION_MARKS)
    start = told["start"] + told["text"].find(inside)
    return any(other["start"] <= start and start + len(inside) <= other["end"] for other in others)
