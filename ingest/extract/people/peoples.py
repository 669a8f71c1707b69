"""Names of other peoples than the Han, told by their elements: they have no surname to go by."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from ingest.extract.passage_words import PassageWords
from ingest.extract.people.evidence import is_clear_end, is_edge, speaks_or_acts
from ingest.extract.people.roles import role_before
from ingest.lexicon import words_of

# Names of Uyghur, Kazakh and other people: two transliterated parts.
_TRANSLITERATED = "艾尔肯吐尼亚孜买提木江古丽汗热合曼阿不都拉依布力努斯克巴哈米娜迪帕祖莱赛达伊玛穆罕默德玉素甫卡沙图逊帖木苏来曼库完巴特那孜吾加尔合木提明力克色衣别库瓦夏旦月再吉麦海仁比仙阔孜热娅罕扎西多雪凯凡齐肉居乌萨托什牙里鲁亚福"
_TWO_PARTS = re.compile(f"[{_TRANSLITERATED}]{{2,6}}·[{_TRANSLITERATED}]{{2,7}}")
_WHOLE = 4  # characters of a name that needs no further evidence


def names_of_peoples(words: PassageWords) -> Iterator[tuple[int, int]]:
    """Transliterated names in two parts joined by a dot, and Tibetan and Mongol ones."""
    if "·" in words.text:
        yield from (match.span() for match in _TWO_PARTS.finditer(words.text))
    for match in _elements().finditer(words.text):
        if words.begins_at(match.start()) and words.ends_at(match.end()) and _is_person(words, *match.span()):
            yield match.span()


def _is_person(words: PassageWords, start: int, end: int) -> bool:
    """Whether it is long enough, or stands where people do: half of these elements name mountains and rivers too."""
    if end - start >= _WHOLE or role_before(words.text, start) or speaks_or_acts(words, end):
        return True
    return is_edge(words, start) and is_clear_end(words, end)


@cache
def _elements() -> re.Pattern[str]:
    either = "|".join(sorted(words_of("names_of_peoples.txt"), key=lambda part: (-len(part), part)))
    return re.compile(f"(?:{either})(?:{either})?")  # faster than {{1,2}}, which tries every element at every character
