"""Quantities in running text: a numeral, its unit, and whether it is said to be about right."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from ingest.cutting import KEPT_PASSAGES
from ingest.extract.numerals import parse_numeral
from ingest.lexicon import words_of

_MONEY = "元钱|块钱|美元|欧元|港元|港币|日元|英镑|元"
_LATIN = "KW|kW|kw|MW|GW|W|km|kg|GB|TB|cm|mm|KM"
# measures that ordinary words begin with too (两级, 三面, 一度): only after Arabic numerals
_ARABIC_ONLY = (
    "百分点|度|级|层|面|步|节|道|口|头|届|成|折|分|字|部|轮|角|科|县|市|区|镇|乡|村|校|州|国|省|社区|街道|乡镇"
)
_MEASURE = (
    "个百分点|个[多余]月|人次|户次|车次|班次|场次|批次|件次|架次|台次|平方公里|平方千米|平方米|立方米|公里|千米|公顷|公斤|千克|千瓦时|千瓦|兆瓦|小时|分钟|个月|周年|公分|厘米|毫米|毫升|万亩次|亩次"
    "|小类|大?类|克|升|吨|斤|亩|米|瓦|秒|天|人|名|位|个|家|户|只|条|次|件|场|期|幢|栋|座|支|项|篇|份|张|册|本|台|辆|艘|架|套|间|所|处|块|顷|周|岁|种|班|批|组|队|对|双|根|棵|株|匹|尾|句|页|卷"
    "|枚|粒|颗|包|箱|袋|瓶|盒|桶|顶|盏|扇|排|列|片|段|课|门|眼|孔|宗|桩|起|例|员|倍|宿|桌|席"
)
_HEDGE = "多|余|来|几"
_BEFORE = "(?P<before>近|约|大约|逾|超过|超|将近|接近|不足|不到|不少于|不低于|至少|最少|上)?"
_HEDGED_MONTHS = ("个多月", "个余月")
_LATE = "(?P<late>多|余|左右|上下|以上|以下|以内)?"
_SCALED = (
    rf"\s?(?:(?P<hedge>{_HEDGE})\s?)?(?P<scale>[十百千万亿]+)?(?P<more>[0-9]+(?:[百千]万?|万))?(?P<hedge2>{_HEDGE})?\s?"
)
_ARABIC_NUMBER = r"(?:[0-9]{1,3}(?:[, ][0-9]{3})+(?![0-9])|[0-9]+)(?:\.[0-9]+)?"
_ARABIC = re.compile(
    rf"{_BEFORE}\s?(?<![A-Za-z0-9./_+＋×#&=\-])(?P<number>{_ARABIC_NUMBER})"
    rf"(?:[万亿%％]?\s?(?:[-－—―~～]{{1,2}}|至|到)\s?(?P<upper>{_ARABIC_NUMBER}))?"
    rf"{_SCALED}(?P<unit>[%％‰]|(?P<money>{_MONEY})|{_MEASURE}|(?:{_LATIN})(?![A-Za-z])|{_ARABIC_ONLY}|年)?{_LATE}"
)
_HAN_DECIMAL = "(?:点[〇零一二三四五六七八九]+)?"
_HAN_NUMBER = (
    f"[一二两三四五六七八九十百千万亿]+(?:(?<=[百千万亿])[零〇][一二两三四五六七八九十百千万亿]+)*{_HAN_DECIMAL}"
)
_HAN = re.compile(
    rf"{_BEFORE}(?<![〇一二两三四五六七八九十百千万亿点第数几初周0-9“‘\"])(?P<number>{_HAN_NUMBER})(?P<hedge>{_HEDGE})?(?P<scale>[万亿])?(?P<more>)(?P<hedge2>{_HEDGE})?"
    rf"(?P<upper>)(?P<unit>(?P<money>{_MONEY})|{_MEASURE}|年(?={_HEDGE}|间|时间|的|[，。、]|以))(?!头|心|性|面|员|体|本|期|分|别){_LATE}"
)
_PERCENT = re.compile(rf"百分之(?P<number>[〇零一二两三四五六七八九十百]+{_HAN_DECIMAL}|[0-9]+(?:\.[0-9]+)?)")
_LOST_PERCENT = re.compile(r"占[^，,。；;、\d]{0,24}的?\s?$")
_PEOPLE = re.compile(
    "[^\\W\\d_]{0,6}?(?:人口|人员|人民|群众|党员|干部|居民|志愿者|学生|学子|职工|农民|村民|老人|儿童|青年|妇女|代表|游客|从业者|师生|民众|员工|网民|教师)"
)
_PEOPLE_BEFORE = re.compile("(?:人口|人数)[^，。；、]{0,6}$")
_ENDS_CLAUSE = re.compile(r"\s?(?:[，,。；;、]|$)")
_DATE_AFTER = re.compile(
    r"\s?(?:月(?!份?饼)|日(?!均)|号|时(?!间)|点|世纪|年代|年(?=[0-9]|度|底|初|末|上半|下半|春|夏|秋|冬|[一二三四]季度)|[:：]\d)"
)
_ORDINAL = re.compile(r"(?:第|No\.?|〔|\[|【|星期|礼拜|编号|电话|邮编|农历|编码|文号)\s?$")
_VAGUE = re.compile("[一二两三四五六七八九]+")  # 一两, 七八: about as many
_SAYINGS = sorted(words_of("number_sayings.txt"), key=len, reverse=True)
_SAYING, _LONGEST_SAYING = re.compile("|".join(_SAYINGS)), len(_SAYINGS[0])
_NOT_ONE = "个种些次项条件位名家场份张块批片套类段门句只支点"
_NUMBERED = ("级", "届", "班")  # which are named by a year or a number too
_HAS_MYRIADS = re.compile("[万亿]")
_LONE = frozenset("十百千万亿") | {"千万", "百万", "万千", "百千", "亿万", "一"}
_YEARS = range(1900, 2100)  # 二千零八年


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number in a text with its unit."""

    start: int  # with the hedge before it
    end: int  # with unit and the hedge after it
    value: float  # 1万多 is 10000; of money, how many 万元 or 亿元
    unit: str  # "" when none is written and none can be told
    approximate: bool


@lru_cache(maxsize=KEPT_PASSAGES)  # figures are made of them, then compared
def find_quantities(text: str) -> tuple[Quantity, ...]:
    """All quantities of `text` in reading order; years, dates, ordinals and the numbers of headings are none.

    A range gives two, its ends.
    """
    found = [
        Quantity(match.start(), match.end(), value, "%", approximate=False)
        for match in _PERCENT.finditer(text)
        if (value := parse_numeral(match["number"])) is not None
    ]
    taken = {quantity.start for quantity in found}
    for pattern in (_ARABIC, _HAN):
        for match in pattern.finditer(text):
            if not _refused(text, match) and not any(at in taken for at in range(match.start() - 3, match.end())):
                found += _read(text, match)
    return tuple(sorted(found, key=lambda quantity: (quantity.start, quantity.value)))


def _refused(text: str, match: re.Match[str]) -> bool:
    """Whether the number is part of a date, an ordinal, a name, a saying, or says no more than "a"."""
    number, unit = match["number"], match["unit"] or ""
    if _ORDINAL.search(text, max(0, match.start() - 4), match.start()):
        return True
    if not number[0].isascii():
        return _refused_han(number, unit, match) or _is_in_saying(text, match)
    if unit in _NUMBERED:
        return len(number) == 4  # 2024级, 2301班
    if unit == "年":
        return len(number) > 2 or number[0] == "0" or _DATE_AFTER.match(text, match.end("number")) is not None
    if not unit and not match["scale"]:
        return _DATE_AFTER.match(text, match.end("upper") if match["upper"] else match.end("number")) is not None or (
            text[match.end() : match.end() + 1].isascii() and text[match.end() : match.end() + 1].isalnum()
        )
    return False


def _is_in_saying(text: str, match: re.Match[str]) -> bool:
    near = _SAYING.finditer(text, max(0, match.start() - _LONGEST_SAYING), match.end() + _LONGEST_SAYING)
    return any(saying.start() < match.end("number") and match.end() <= saying.end() for saying in near)


def _refused_han(number: str, unit: str, match: re.Match[str]) -> bool:
    if len(number) > 1 and _VAGUE.fullmatch(number):
        return True
    if unit == "年" and (parse_numeral(number) or 0) in _YEARS:
        return True
    if number == "一":
        return match["before"] is None or match["before"] == "上" or unit in _NOT_ONE
    return number in _LONE and not (unit in ("亩", "人次", "吨") or match["hedge"] or match["hedge2"])


def _read(text: str, match: re.Match[str]) -> Iterator[Quantity]:
    """The quantity, or two for a range; none for a number without a unit that nothing explains."""
    scale, unit = match["scale"] or "", match["unit"] or ""
    if unit in ("元钱", "块钱"):
        unit = "元"
    one_scale = not match["more"] and not _HAS_MYRIADS.search(match["number"])  # 1亿2000万元 has two
    if match["money"] and one_scale and scale and scale[-1] in "万亿":
        named = "万亿" if scale.endswith("万亿") else scale[-1]
        scale, unit = scale.removesuffix(named), named + unit
    hedged = any(match[name] for name in ("before", "hedge", "hedge2", "late")) or unit in _HEDGED_MONTHS
    unit = "个月" if unit in _HEDGED_MONTHS else unit.replace("％", "%").removeprefix("大") or _told_unit(text, match)
    if unit == "" and not (scale or match["hedge"]):
        return
    for number in (match["number"], match["upper"]):
        value = parse_numeral(number + scale + (match["more"] or "")) if number else None
        if value is not None:
            yield Quantity(match.start(), match.end(), value, unit, hedged)


def _told_unit(text: str, match: re.Match[str]) -> str:
    """人 where people follow (20多万从业人员); % where a share lost its sign (占总数的38)."""
    large = match["scale"] or match["hedge"]
    low = max(0, match.start() - 12)
    if large and (_PEOPLE.match(text, match.end()) or _PEOPLE_BEFORE.search(text, low, match.start())):
        return "人"
    if _ENDS_CLAUSE.match(text, match.end()) and _LOST_PERCENT.search(text, max(0, match.start() - 32), match.start()):
        return "%"
    return ""
