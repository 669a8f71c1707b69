"""Counted phrases that the text itself spells out: 三亮 = 亮身份、亮特长、亮意愿. Nothing is ever supplied."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from ingest.extract.class_words import WEAK, class_word
from ingest.extract.lists import alike, last_items, split_items
from ingest.extract.numerals import parse_numeral
from ingest.extract.sentences import sentence_end, sentence_start
from ingest.steps import TextDocument
from kg.model import Evidence, Passage, Slogan

_COUNT = "一二三四五六七八九十两双"
_OPENING, _CLOSING = '“"‘', '”"’'
_QUOTED = re.compile(
    rf"[{_OPENING}](?P<name>(?:[{_COUNT}](?:个|大|项|种)?[^\W\d_]{{1,6}}){{1,3}}|\d{{3,4}})[{_CLOSING}]"
)
_BARE = re.compile(
    rf"(?P<name>[{_COUNT}]个(?:重点|先行|结合|坚持|突出|转变|到位|确保|强化|一|不|优先|提升))(?=就是|即|是指|分别|[:：])"
)
_AFTER_LIST = re.compile(rf"[{_CLOSING}](?P<name>[{_COUNT}](?:个|大|项|种|篇)?[^\W\d_]{{1,4}})(?=[，,。；;、])")
_QUOTED_LIST = re.compile(
    rf"[{_OPENING}](?P<list>[^{_OPENING}{_CLOSING}。；\n]{{5,50}})[{_CLOSING}]的?[一-龥]{{0,8}}[{_OPENING}]?$"
)
_COUNTED_ONE = re.compile(rf"[{_COUNT}]个(?P<word>[一不必再])$")
_SUM = re.compile(rf"[{_OPENING}](?P<name>\d+(?:\+(?:\d+|[NXn])){{1,3}})[{_CLOSING}]")
_REACHED = re.compile(
    r"(?P<list>[^，,。；;：:\n]{4,40}?)(?:达到|实现)(?:了)?[“\"]?(?P<name>双[^\W\d_]{2,3})(?=[”\"，,。；;]|$)"
)
_DIGITS_NAME = re.compile(r"\d{3,4}")
_GROUP = re.compile(rf"双一(?!流)[^{_COUNT}]*|[{_COUNT}](?:个|大|项|种)?[^{_COUNT}]+")
_NO_ITEM = re.compile(r".{23}|指(?!挥|导|标|数|定|引)|[》。]|^等|\d[“”]")  # too long, or a piece of a sentence
_BRACKET = re.compile(r"[^，。；：“”（(]{0,8}[（(](?P<list>[^（）()]{4,120})[）)]")
_EQUALS = re.compile(
    r"(?P<class>[^，。；：、“”\d]{0,8}?)[，,]?"
    r"(?:(?:[:：]\s*)?即[:：，,]?|就是|指的是|是指|分别是|分别为|分别指|包括|主要是|[:：])(?P<list>[^。！？\n]{4,160})"
)
_STEPS = re.compile(r"[^。“”]{0,14}(?:通过|即|就是)[“\"](?P<list>一[^”\"]{4,40})[”\"]")
# Names of policies and bodies that stand in any report: what is before them does not spell them out.
_STANDING = re.compile(
    "一带一路|两会|两委|两新|两山|三农|五老|两个(?:维护|确立|毫不动摇)|四个(?:意识|自信|全面)|一老一小|一把手|五位一体"
)
_LEAD = re.compile(
    r"^(?:要|主要|扎实|积极|深入|全面|认真|抓好|做好|推进|推动|开展|实施|落实|加强|组织)*(?:县乡|省市县|农村[（(]社区[）)])?"
)
_FIRST = re.compile(r"[^，。；：“”]{0,8}[”\"’]?[^，。；：“”]{0,8}[。：:，,；]\s*一是")
_ITEM = re.compile(r"(?P<number>[一二三四五六七八九])是(?P<words>[^，,。；;：:\n]{2,40})")
_BEFORE_NAME = re.compile(r"(?P<list>[^，,。；;：:！？\n]{3,90}?)[”\"’]?(?:等)?(?:为(?:主要)?(?:内容|内核|核心))?的?$")


@dataclass(frozen=True, slots=True)
class _Phrase:
    """A counted phrase in a passage, without its quotation marks."""

    name: str
    start: int
    end: int  # after the closing mark
    count: int


def find_slogans(document: TextDocument) -> list[Slogan]:
    """Every counted phrase of the document that is spelled out beside it, each spelling once."""
    found: dict[tuple[str, tuple[str, ...]], Slogan] = {}
    for index, passage in enumerate(document.passages):
        for phrase in _phrases(passage.text):
            components = _components(phrase, passage.text, document.passages[index + 1 : index + 30])
            if components:
                slogan = Slogan(phrase.name, components, _evidence(passage, phrase))
                found.setdefault((slogan.surface, slogan.components), slogan)
    return list(found.values())


def _phrases(text: str) -> list[_Phrase]:
    patterns = [_QUOTED, _BARE, _AFTER_LIST, *([_SUM] if "+" in text else [])]
    if "双" in text:  # rare, and the pattern is slow
        patterns.append(_REACHED)
    phrases = [
        _Phrase(_named(match["name"]), match.start("name"), match.end(), _count(match["name"]))
        for pattern in patterns
        for match in pattern.finditer(text)
    ]
    return sorted((phrase for phrase in phrases if phrase.count > 1), key=lambda phrase: phrase.start)


def _named(name: str) -> str:
    """The phrase without the class word that stands in its marks: 三心 of “三心工作法”."""
    word = class_word(name)
    stem = name if word in WEAK else name.removesuffix(word).removesuffix("工作")
    return stem if len(stem) > 1 and stem[-1] not in "大个项种" and _count(stem) == _count(name) else name


def _count(name: str) -> int:
    """How many components the phrase promises: 三亮三比三创 nine, 1234 four, 四个一 four; 0 where it does not say."""
    if "+" in name:
        return name.count("+") + 1
    if _DIGITS_NAME.fullmatch(name):
        return int(name[-1]) if name == "123456789"[: len(name)] else 0
    groups = _GROUP.findall(name) or [name]
    return sum(int(parse_numeral("二" if group[0] == "双" else group[0]) or 0) for group in groups)


def _components(phrase: _Phrase, text: str, following: Sequence[Passage]) -> tuple[str, ...]:
    """What the text gives for the phrase, in its order; () when it does not give as many as the phrase counts."""
    if _DIGITS_NAME.fullmatch(phrase.name):
        return _checked(_steps(phrase, text), phrase)
    if "+" in phrase.name:
        return _checked(_addends(phrase, text), phrase)
    spellings = _spellings(phrase, text, following)
    return next((checked for items in spellings if (checked := _checked(items, phrase))), ())


def _spellings(phrase: _Phrase, text: str, following: Sequence[Passage]) -> Iterator[list[str]]:
    """What each way of spelling out makes of the text, the surest way first."""
    yield _in_brackets(phrase, text)
    yield _said_to_be(phrase, text)
    yield _quoted_before(phrase, text)
    yield _apposed(phrase, text)
    yield _reached(phrase, text)
    yield _enumerated(phrase, text, following)
    yield _repeated(phrase, text)
    yield _quoted_after(phrase, text)


def _checked(items: Sequence[str], phrase: _Phrase) -> tuple[str, ...]:
    fits = len(items) == phrase.count and len(set(items)) == len(items) and not any(map(_NO_ITEM.search, items))
    return tuple(items) if fits and (len(items) > 2 or alike(items)) else ()


def _in_brackets(phrase: _Phrase, text: str) -> list[str]:
    match = _BRACKET.match(text, phrase.end)
    return split_items(_LEAD.sub("", match["list"].removeprefix("即"))) if match else []


def _said_to_be(phrase: _Phrase, text: str) -> list[str]:
    """“三评”活动就是开展A、B、C活动: the class word of the phrase does not count for the last item."""
    match = _EQUALS.match(text, phrase.end)
    if match is None:
        return []
    clauses = re.split("[，,；;]", match["list"].rstrip("，,；;"))
    if len(clauses) == phrase.count:
        return clauses if any(map(_led, clauses[1:])) else [_LEAD.sub("", clauses[0]), *clauses[1:]]
    for words in (match["list"], clauses[0]):
        items = split_items(words.rstrip("，,；;"))
        if len(items) == phrase.count:
            return [_LEAD.sub("", item).removesuffix(match["class"] or "\n") for item in items]
    return []


def _led(clause: str) -> bool:
    """Whether a clause begins with a verb, which then belongs to every item."""
    return _LEAD.sub("", clause) != clause


def _apposed(phrase: _Phrase, text: str) -> list[str]:
    """学习型、服务型、创新型“三型”, or “港、景、渔”三篇文章."""
    if _STANDING.fullmatch(phrase.name):
        return []
    opening = phrase.start - (phrase.start > 0 and text[phrase.start - 1] in _OPENING)
    match = _BEFORE_NAME.search(text, max(0, opening - 100), opening)
    return last_items(match["list"], phrase.count) if match else []


def _reached(phrase: _Phrase, text: str) -> list[str]:
    """确保A和B达到双覆盖."""
    match = _REACHED.search(text, max(0, phrase.start - 46), phrase.end)
    return last_items(match["list"], phrase.count) if match and match["name"] == phrase.name else []


def _enumerated(phrase: _Phrase, text: str, following: Sequence[Passage]) -> list[str]:
    """“三个结合”。一是A。… 二是B。… 三是C: the first clause of each item."""
    if not _FIRST.match(text, phrase.end):
        return []
    items: list[str] = []
    for number, words in _numbered(text[phrase.end :], following):
        if number == 1 and items:
            break
        if number == len(items) + 1:
            items.append(words)
    return items


def _numbered(rest: str, following: Sequence[Passage]) -> Iterator[tuple[int, str]]:
    for text in (rest, *(passage.text for passage in following)):
        for match in _ITEM.finditer(text):
            yield int(parse_numeral(match["number"]) or 0), match["words"]


def _repeated(phrase: _Phrase, text: str) -> list[str]:
    """“四个先行”。要先行谋划，… 要先行学习，…: clauses that begin with the counted word."""
    word = re.sub(rf"^[{_COUNT}](?:个|大|项|种)?", "", phrase.name)
    if len(word) < 2 or text.find(word, phrase.end) < 0:
        return []
    clauses = re.findall(rf"(?:^|[。；;，,])要?({re.escape(word)}[^\W\d_]{{1,6}})(?=[，,。；;])", text[phrase.end :])
    return list(dict.fromkeys(clauses))


def _quoted_before(phrase: _Phrase, text: str) -> list[str]:
    """“一船一医、一港一站”海上医疗“双一”工程: the list in marks of its own, with its field or without."""
    match = _QUOTED_LIST.search(text, max(0, phrase.start - 60), phrase.start - 1)
    return split_items(match["list"]) if match and text[phrase.start - 1] in _OPENING else []


def _quoted_after(phrase: _Phrase, text: str) -> list[str]:
    """“三个一”改革，推进渔港“一港清”、渔获“一秤明”、求救“一键应”: names in marks that begin with the counted word."""
    word = _COUNTED_ONE.match(phrase.name)
    if word is None:
        return []
    sentence = text[phrase.end : text.find("。", phrase.end) % (len(text) + 1)]
    return list(dict.fromkeys(re.findall(rf"[{_OPENING}]({word['word']}[^\W\d_]{{1,6}})[{_CLOSING}]", sentence)))


def _steps(phrase: _Phrase, text: str) -> list[str]:
    """“1234”…通过“一推二考三公示四票决”: cut before each numeral."""
    match = _STEPS.match(text, phrase.end)
    if match is None:
        return []
    items = re.split("(?=[二三四五六七八九])", match["list"])
    return items if [item[0] for item in items] == list("一二三四五六七八九"[: len(items)]) else []


def _addends(phrase: _Phrase, text: str) -> list[str]:
    """“1+3+N”体系，“1”是A，“3”是B，“N”是C: what each number stands for."""
    found = (
        re.search(
            rf"[{_OPENING}]{number}[{_CLOSING}](?:就是|即是|是指|是|即|指|为)(?P<words>[^“”；;。\n]{{2,22}})(?=[；;。\n]|[”，,]|$)",
            text[phrase.end : phrase.end + 200],
        )
        for number in phrase.name.split("+")
    )
    return [match["words"].rstrip("，,、") for match in found if match]


def _evidence(passage: Passage, phrase: _Phrase) -> Evidence:
    """The sentence that holds the phrase."""
    text = passage.text
    return Evidence(passage.id, sentence_start(text, phrase.start), sentence_end(text, phrase.end))
