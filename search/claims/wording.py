"""The words of a clause that belong to one of its figures: what is counted in other words than by a name."""

from __future__ import annotations

import re

from kg.model import Figure
from search.claims.amounts import same_amount
from search.claims.claim import Claim
from search.claims.units import amount, unit_key
from search.quotes.numerals import NUMERAL, value_of

_NUMERAL = re.compile(NUMERAL)
_CUT = re.compile("[，、。；：,;:（）()]")
_LINKS = (
    "(?:达到|超过|突破|共计|总计|累计|分别|左右|目前|已经|一共|总共|大约|将近|接近|不足|[为达约近超共已了至到有是逾])"
)
_FILLING = re.compile(rf"^{_LINKS}+|{_LINKS}+$")
_MANNER = re.compile(
    "[同环]比|[年月日人户]均|平均|年度?|累计|新增|增长|增加|减少|下降|提高|提升|降低|其中|占比?|[的和]"
)
_MORE = re.compile("(?:不少于|不低于|至少|最少|超过?|逾|突破)\\s?$")
_OR_MORE = re.compile(r"[%％‰]?[^\W\d]{0,3}以上")
_ENOUGH = 4  # characters


def words_before(clause: str, value: float, unit: str) -> str:
    """What stands before a figure, from the mark or the number before it on, without words like 达到; "" if it has no such figure."""
    start = 0
    for number in _NUMERAL.finditer(clause):
        if _is(number[0], value, unit):
            words = _CUT.split(clause[start : number.start()])[-1]
            return _FILLING.sub("", _FILLING.sub("", words.strip()))
        start = number.end()
    return ""


def telling_words(claim: Claim) -> str:
    """What stands before the figure of a claim, where it tells by itself what is counted: 清理挂牌, and not 同比增长; else ""."""
    words = words_before(claim.text, claim.value, claim.unit).rpartition(claim.owner_name or "\n")[2]
    return words if len(_MANNER.sub("", words)) >= _ENOUGH else ""


def is_next(claim: Claim, before: Claim) -> bool:
    """Whether a claim stands in the clause of the one before, or in the one behind it."""
    return claim.sentence == before.sentence and before.start <= claim.start <= before.end + 1


def is_told_next(figure: Figure, before: Figure, claim: Claim, claim_before: Claim) -> bool:
    """Whether two figures stand beside each other as two claims do, the second in the words of its claim."""
    if figure == before or unit_key(figure.unit) != unit_key(claim.unit):
        return False
    start, first = figure.evidence.start, before.evidence
    near = start == first.start or (claim.start != claim_before.start and first.start < start <= first.end + 1)
    words = words_before(claim.text, claim.value, claim.unit)
    return near and words_before(figure.text, figure.value, figure.unit) == words


def own_words(clause: str, value: float, unit: str) -> str:
    """The item of a list in which a figure stands, where the clause is one: 9个全国重点实验室 of 新增7名院士、9个全国重点实验室."""
    for item in clause.split("、") if "、" in clause else ():
        if any(_is(number[0], value, unit) for number in _NUMERAL.finditer(item)):
            return item
    return clause


def tells_least(clause: str, value: float, unit: str) -> bool:
    """Whether the clause tells a figure as the least: 超5000万元, 5000户以上."""
    numbers = (number for number in _NUMERAL.finditer(clause) if _is(number[0], value, unit))
    return any(_MORE.search(clause[: number.start()]) or _OR_MORE.match(clause, number.end()) for number in numbers)


def _is(numeral: str, value: float, unit: str) -> bool:
    number = value_of(numeral).rstrip("%‰")
    if not number.replace(".", "", 1).isdigit():
        return False
    return any(same_amount(float(number), worth) for worth in (amount(value, unit), value))  # 7000多万元 is cut at 多
