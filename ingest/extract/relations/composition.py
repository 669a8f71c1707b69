"""component_of: an initiative inside an initiative."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from ingest.extract.class_words import ANY_CLASS
from ingest.extract.numerals import parse_numeral
from ingest.extract.relations.reading import Named, Reading, Sentence, own_name, relate
from kg.model import Entity, Evidence, Relation

_Q = r"[“”\"'《》‘’]*"
_CLASS = rf"(?:主题|实践|创建|建设|工作|系列|{ANY_CLASS})*"
_BORN = r"(?:探索|创新|首创|创设|推出|创立|形成|总结|打造|提出)"


def _gap(pattern: str) -> re.Pattern[str]:
    """The words between two initiatives; the first may be followed by a class word, either may stand in quotation marks."""
    return re.compile(rf"{_Q}{_CLASS}{_Q}{pattern}{_Q}")


@dataclass(frozen=True, slots=True)
class _Pattern:
    """How two lists of initiatives in one sentence stand to each other."""

    rule: str
    gap: re.Pattern[str]
    confidence: float
    ahead: re.Pattern[str] = re.compile("")  # found at the end of what precedes the first
    behind: re.Pattern[str] = re.compile("")  # found where the second ends
    first_is_part: bool = False
    to_the_end: bool = False  # whether all that follows in the sentence belongs to the second list


_PATTERNS = (
    _Pattern(
        "definition",
        _gap(
            r"(?:的?(?:工作)?(?:内容|重点|举措))?[,，]?(?:就是|即|是指|包括|包含|涵盖|囊括|分为|细分为|下设|内设|设有|衍生出)[^。；;“”‘’]{0,12}"
        ),
        0.9,
        to_the_end=True,
    ),
    _Pattern(
        "core",
        _gap(r"为(?:内核|核心|主要内容|重点内容)的?[^,，。]{0,4}"),
        0.9,
        ahead=re.compile(rf"以{_Q}$"),
        first_is_part=True,
    ),
    _Pattern("vehicle", _gap(r"(?:载体|平台)[,，](?:实[行施]|推[行出]|开展|打造|创新)"), 0.85),
    _Pattern(
        "within",
        _gap(rf"(?:开展|推进|实施)?(?:过程)?(?:中|里|期间)[,，].{{0,30}}{_BORN}[^,，。；;]{{0,12}}"),
        0.9,
        ahead=re.compile(rf"在{_Q}$"),
    ),
    _Pattern(
        "held_within",
        _gap(r"(?:中|里|期间)[,，]?(?:广泛|深入|组织|积极|同步|扎实)?(?:开展|推出|举办|实施|推行)了?"),
        0.85,
        ahead=re.compile(rf"在[^,，。]{{0,6}}{_Q}$"),
    ),
    _Pattern("one_of_series", _gap("之一?[—-]*"), 0.9),
    _Pattern(
        "born_within",
        _gap(r"是.{0,8}在"),
        0.9,
        behind=re.compile(rf"{_Q}{_CLASS}中[,，].{{0,30}}(?:实践|做法|成果|举措|探索|载体)"),
        first_is_part=True,
    ),
    _Pattern("of", _gap(r"(?:清单|菜单|体系|方案|计划)?[中下内里]?的(?:子|重点|重要)?"), 0.85),
    _Pattern(
        "is_part",
        _gap(r"(?:是|为|作为)[^。]{0,30}"),
        0.9,
        behind=re.compile(
            rf"{_Q}{_CLASS}的(?:一项|一个)?(?:重要|关键|主要|具体|核心|组成|有效|有力|创新|基础|首要|中心)"
            r"(?:内容|环节|部分|载体|抓手|形式|举措|实践|措施|平台|任务|步骤|工程)"
        ),
        first_is_part=True,
    ),
    _Pattern(
        "on_its_progress",
        _gap(r"(?:推进|进展|开展)?情况(?:进行|开展|组织)"),
        0.8,
        ahead=re.compile(r"对[^,，。]{0,16}$"),
    ),
)
_AND = _gap(r"(?:[一-龥]{2,6}(?=、))?(?:[、和及与]|以及)(?:[一-龥]{2,6}(?=[“\"]))?")
_COUNTED = re.compile(r"(?P<count>[一二三四五六七八九十])(?:个|大|项)?[^、，]{1,3}")
_BY_MEANS = re.compile(r"[”\"]?[^。；;“”]{0,12}[，,][^。；;“”]{0,16}[“\"]?")
_IN_ALL = re.compile(r"[”\"]?(?:[一-龥]{0,6}的|等)?[“\"]?")
_FEWEST = 3  # parts that bear out a count
_BASE = re.compile(rf"{_Q}{_CLASS}为(?:总?平台|龙头|统领|总揽|引领)[,，]")
_THEME = re.compile(rf"{_Q}(?:活动|创建|争创|党建)?(?:主题|载体)")
_ORDER = re.compile(rf"(?:按照|根据|遵照|依据)[^。]{{0,16}}(?:落实|开展|推进|实施|深化){_Q}")
_REQUIRED = re.compile(rf"{_Q}{_CLASS}的?(?:总体)?(?:要求|部署|安排|方案)")
_NUMBERING = re.compile(r"[\s(（第]*[一二三四五六七八九十\d]*[)）、.．是]?\s*")
_LEFT_OFF = re.compile("(?:主题|实践)?(?:活动|工程|行动|项目)$")  # class words that a longer name takes the place of
_STEM = 4  # characters: shorter stems stand in names that have nothing to do with each other


def component_of(reading: Reading) -> Iterator[Relation]:
    """All that the document says of initiatives inside initiatives."""
    for sentences in reading.passages:
        for sentence in sentences:
            yield from _told(sentence)
            yield from _of_the_theme(sentence, reading)
    for heading, sentence in pairwise(reading.sentences):
        yield from _under_order(heading, sentence)
    yield from _by_name(reading.of_type("initiative"))


def _told(sentence: Sentence) -> Iterator[Relation]:
    lists = _lists(sentence)
    for ordinal, (before, after) in enumerate(pairwise(lists), 1):
        for pattern in _PATTERNS:
            if _fits(pattern, before, after, sentence):
                if pattern.to_the_end:
                    after = [named for later in lists[ordinal:] for named in later]
                parts, whole = (before, after[0]) if pattern.first_is_part else (after, before[-1])
                yield from _parts(parts, whole, sentence, pattern.rule, pattern.confidence)
                break
    yield from _as_counted(lists, sentence)
    for ordinal, base in enumerate(lists):
        if sentence.text(base[0].start - 2, base[0].start).rstrip('“"《').endswith("以") and _BASE.match(
            sentence.text(base[-1].end, sentence.end)
        ):
            for after in lists[ordinal + 1 :]:
                yield from _parts(after, base[0], sentence, "base", 0.85)


def _as_counted(lists: Sequence[list[Named]], sentence: Sentence) -> Iterator[Relation]:
    """“三个一”改革，推进“A”、“B”、“C”, or “A”、“B”、“C”的“三小工作法”: as many as the name counts."""
    for before, after in pairwise(lists):
        gap = sentence.text(before[-1].end, after[0].start)
        if _counts(before[-1], after) and _BY_MEANS.fullmatch(gap):
            yield from _parts(after, before[-1], sentence, "as_counted", 0.9)
        elif _counts(after[0], before) and _IN_ALL.fullmatch(gap):
            yield from _parts(before, after[0], sentence, "as_counted", 0.9)


def _counts(whole: Named, parts: Sequence[Named]) -> bool:
    counted = _COUNTED.match(whole.entity.canonical)
    return counted is not None and len(parts) >= _FEWEST and len(parts) == parse_numeral(counted["count"])


def _lists(sentence: Sentence) -> list[list[Named]]:
    """The initiatives of a sentence, those joined by 、 or 和 together."""
    found: list[list[Named]] = []
    for named in sentence.initiatives:
        if found and _AND.fullmatch(sentence.text(found[-1][-1].end, named.start)):
            found[-1].append(named)
        else:
            found.append([named])
    return found


def _fits(pattern: _Pattern, before: Sequence[Named], after: Sequence[Named], sentence: Sentence) -> bool:
    return bool(
        pattern.gap.fullmatch(sentence.text(before[-1].end, after[0].start))
        and pattern.ahead.search(sentence.text(sentence.start, before[0].start))
        and pattern.behind.match(sentence.text(after[-1].end, sentence.end))
    )


def _parts(
    parts: Sequence[Named], whole: Named, sentence: Sentence, rule: str, confidence: float
) -> Iterator[Relation]:
    for part in parts:
        yield relate(part.entity, "component_of", whole.entity, sentence.evidence(part, whole), rule, confidence)


def _of_the_theme(sentence: Sentence, reading: Reading) -> Iterator[Relation]:
    """A report on a campaign names the campaign's own theme or vehicle: 提出了“I”活动主题."""
    for named in sentence.initiatives if reading.themes else ():
        if _THEME.match(sentence.text(named.end, sentence.end)) and named.entity not in reading.themes:
            yield relate(named.entity, "component_of", reading.themes[0], sentence.evidence(named), "theme", 0.75)


def _under_order(heading: Sentence, sentence: Sentence) -> Iterator[Relation]:
    """3.I。按照市委关于落实J制度要求: the item carries out part of J."""
    if len(heading.initiatives) != 1 or not sentence.follows(heading):
        return
    item = heading.initiatives[0]
    if not _NUMBERING.fullmatch(heading.text(heading.start, item.start)) or heading.end - item.end > 4:
        return
    for named in sentence.initiatives[:1]:
        ahead, behind = sentence.text(sentence.start, named.start), sentence.text(named.end, sentence.end)
        if _ORDER.fullmatch(ahead) and _REQUIRED.match(behind):
            evidence = Evidence(sentence.passage.id, sentence.start, named.end)
            yield relate(item.entity, "component_of", named.entity, evidence, "by_order", 0.85)


def _by_name(initiatives: Sequence[Entity]) -> Iterator[Relation]:
    """A name that goes on where the name of another, without its class word, ends is part of that."""
    for whole in initiatives:
        bare, full = _LEFT_OFF.sub("", whole.canonical).strip("“”"), whole.canonical
        stem = bare if len(bare) >= _STEM else full
        for part in initiatives if len(stem) >= _STEM else ():
            if part.canonical.startswith(stem) and len(_LEFT_OFF.sub("", part.canonical)) > len(stem) + 1:
                yield relate(part, "component_of", whole, own_name(part), "in_name", 0.8)
