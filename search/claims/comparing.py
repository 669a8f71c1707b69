"""Whether a figure of the corpus counts what a claim counts, and whether it bears the claim out."""

from __future__ import annotations

import re
from collections.abc import Sequence

from kg.model import Figure
from search.claims.amounts import is_near, is_slip, rounded_alike, same_amount, told_in_thousands, within_rounding
from search.claims.changes import is_earlier, tells_change, to_its_end, years_of_earlier
from search.claims.claim import Claim, FigureSource
from search.claims.deeds import shared_words
from search.claims.ranges import is_end_of_range
from search.claims.subjects import plain_subject, related_subjects
from search.claims.times import is_told_from_today, tell_of_one_span
from search.claims.units import amount, is_general, unit_key
from search.claims.wording import own_words, tells_least

_YEAR = re.compile(r"(?<!\d)(?:19|20)\d{2}(?=年)")
_MANNER = re.compile(  # what makes another figure of the same words; 提高到 tells what it is now
    "新增|(?:增长|增加|减少|下降|提高|提升|降低)(?!到|至|为|值)|同比|环比|[人户年月]均|平均|每|各[有为达约]|计划|力争|目标|预计|拟|将(?!近)|其中|占(?!比)|去年|上年|[又再](?!次)|抽查"
)
_TARGET = re.compile("计划|力争|目标|预计|预期|拟")
_SAMPLE = re.compile("抽查|抽样|随机")
_ANNOUNCED = re.compile("(?:目标|预期)[^，。；]{0,6}[：:]")  # before a list of figures
_RATES = frozenset(("%", "‰", "个百分点", "倍"))
_BELOW = re.compile(r"(?:近|将近|接近|不到|不足)\s?[0-9一二两三四五六七八九十百千]")
_ABOVE = re.compile("超过|逾|[0-9十百千万亿][多余]")
_FEW = 10
_TELLING = 3  # characters of a subject that can hardly be meant of two things
_ENOUGH_WORDS = 2  # that two clauses must share where their subjects do not tell


def is_about(figure: Figure, claim: Claim) -> bool:
    """Whether the figure may count what the claim counts."""
    alike = unit_key(figure.unit) == unit_key(claim.unit) or (is_general(figure.unit) and is_general(claim.unit))
    return alike and (
        related_subjects(figure.subject, claim.subject)
        or bool(claim.subject and claim.subject in figure.text)
        or bool(figure.subject and figure.subject in claim.text)
        or any(word in figure.text for word in claim.words)
    )


def is_surely_about(source: FigureSource, claim: Claim) -> bool:
    """Whether the figure counts what the claim counts: one name holds the other, or the clauses share their words.

    A target or a sample bears out nothing but one of its kind, nor does one year another, or what was what is.
    """
    figure = source.figure
    if _limits(figure.text, source.sentence) != _limits(claim.text, claim.whole) or not _is_of_one_end(source, claim):
        return False
    years = _years_told(source)
    if claim.years and years and years.isdisjoint(claim.years):
        return False
    claimed, told = own_words(claim.text, claim.value, claim.unit), _own_words(figure)
    return _names_it(figure, claim) or (
        (not (figure.subject and claim.subject) or related_subjects(figure.subject, claim.subject))
        and shared_words((word for word in claim.words if word in claimed), told) >= _ENOUGH_WORDS
    )


def _names_it(figure: Figure, claim: Claim) -> bool:
    """Whether one subject holds the other, or where there is but one, the other clause does."""
    if figure.subject and claim.subject:
        one, other = plain_subject(figure.subject), plain_subject(claim.subject)
        return one in other or other in one
    claimed = own_words(claim.text, claim.value, claim.unit)
    return any(one and one in text for one, text in ((claim.subject, _own_words(figure)), (figure.subject, claimed)))


def _own_words(figure: Figure) -> str:
    return own_words(figure.text, figure.value, figure.unit)


def _limits(clause: str, sentence: str) -> tuple[bool, bool]:
    """Whether a target is told, and whether a sample; neither is the state of things."""
    target = _TARGET.search(clause) or _ANNOUNCED.search(sentence)
    return target is not None, _SAMPLE.search(sentence) is not None


def _is_of_one_end(source: FigureSource, claim: Claim) -> bool:
    """Whether both are the earlier value of a change, or neither; an earlier value with a year is one of that year."""
    told, claimed = _told_as_earlier(source), to_its_end(claim.text, claim.whole)
    if told and not tells_change(claimed) and not years_of_earlier(told).isdisjoint(claim.years):
        return True
    return bool(told) == is_earlier(claim.value, claim.unit, claimed)


def _told_as_earlier(source: FigureSource) -> str:
    """The words that tell a figure as the earlier value of a change, or ""."""
    figure, clause = source.figure, to_its_end(source.figure.text, source.sentence)
    return clause if is_earlier(figure.value, figure.unit, clause) else ""


def _goes_on_from(figure: Figure, claim: Claim) -> bool:
    """Whether a change is claimed, of which the figure may be any state."""
    return tells_change(claim.text) and not tells_change(figure.text)


def _is_anything(figure: Figure, claim: Claim) -> bool:
    """Whether a few of something are counted, of which there are some everywhere: 两个社区 of 23, 三个维度."""
    return min(figure.value, claim.value) < _FEW and len(claim.subject) < _TELLING


def _is_least(figure: Figure, claimed: float) -> bool:
    """Whether the figure is but the least that there is, and more is claimed: 7284 are 超5000."""
    beyond = figure.approximate and amount(figure.value, figure.unit) < claimed
    return beyond and tells_least(figure.text, figure.value, figure.unit)


def told_apart(figures: Sequence[Figure], claim: Claim) -> list[Figure]:
    """All where they tell one value; of several values the one that the claim is a slip of; else none."""
    claimed = amount(claim.value, claim.unit)
    figures = [figure for figure in figures if not _is_anything(figure, claim) and not _is_least(figure, claimed)]
    if any(told_in_thousands(amount(figure.value, figure.unit), claimed) for figure in figures):
        return []
    if len({amount(figure.value, figure.unit) for figure in figures}) == 1:
        return figures
    return [figure for figure in figures if is_slip(amount(figure.value, figure.unit), claimed)]


def agrees(figure: Figure, claim: Claim) -> bool:
    """Whether the figure tells the amount that is claimed, or one that may be called so."""
    told, claimed = amount(figure.value, figure.unit), amount(claim.value, claim.unit)
    return same_amount(told, claimed) or (claim.approximate and _is_called(claimed, told, claim.text))


def _is_called(claimed: float, told: float, clause: str) -> bool:
    """Whether the amount may be called about the one that is claimed; 近 and 不到 never for more, 超过 and 多 never for less.

    What is called near a number lies within half of what its last digit counts.
    """
    near, beyond = told <= claimed, told >= claimed
    if _BELOW.search(clause):
        return near and is_near(claimed, told)
    return within_rounding(claimed, told) and (beyond or not _ABOVE.search(clause))


def may_agree(figure: Figure, claim: Claim) -> bool:
    """Whether the figure may stand for the amount that is claimed, where one of the two is rounded."""
    told, claimed = amount(figure.value, figure.unit), amount(claim.value, claim.unit)
    roundly = (figure.approximate and within_rounding(told, claimed)) or (
        claim.approximate and within_rounding(claimed, told)
    )
    return roundly or rounded_alike(told, claimed)


def is_comparable(source: FigureSource, claim: Claim) -> bool:
    """Whether both tell of one time, both a total or both a rise, a share, a plan …, and of one deed if the claim names any."""
    if (claim.years and years_of(source).isdisjoint(claim.years)) or not _is_of_one_end(source, claim):
        return False
    if not is_of_one_span(source, claim) or any(
        is_end_of_range(one.value, one.unit, one.text) for one in (claim, source.figure)
    ):
        return False
    if not claim.years and (is_told_from_today(claim.whole) or _goes_on_from(source.figure, claim)):
        return False
    claimed, told = (set(_MANNER.findall(text)) for text in (claim.text, source.figure.text))
    plain_rate = claim.unit in _RATES and not claimed  # “零售总额9.1%” can only be meant as it is told
    if claimed != told and not plain_rate:
        return False
    return not claim.words or shared_words(claim.words, source.sentence) > 0


def is_of_one_span(source: FigureSource, claim: Claim) -> bool:
    """Whether both tell of the same part of a year, of the same years together, or of one occasion."""
    return tell_of_one_span(source.sentence, claim.whole)


def years_of(source: FigureSource) -> set[str]:
    """The years that its clause names, or its sentence, or else that of its document; of a change, those of its end."""
    return _years_told(source) or {source.document.date[:4]} - {""}


def _years_told(source: FigureSource) -> set[str]:
    years = set(_YEAR.findall(source.figure.text)) or set(_YEAR.findall(source.sentence))
    if told := _told_as_earlier(source):
        return years_of_earlier(told) or years
    return years - years_of_earlier(source.figure.text)
