"""The shape of Chinese personal names: where one may begin, and where it ends."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ingest.extract.passage_words import PassageWords
from ingest.lexicon import words_of
from ingest.surnames import SURNAMES

_FIRST_CHARACTER = re.compile(f"[{''.join(sorted({surname[0] for surname in SURNAMES}))}]")
# Characters of the grammar, which given names leave to it; 某 and × mask a name.
_NEVER_GIVEN = frozenset(
    "的了在和与及等是把被向对说将从也都就还又并以于由让使给着过吗呢吧们其此这那而或但因所某几每各不没有×上下里"
)
_NEVER_FIRST = _NEVER_GIVEN - frozenset("于以")  # of two characters
_BODIES = frozenset(
    "区县市镇乡村局院所站部处科室组队路街馆园厅店校厂会社团办委户员者们性化型法费款级界业感节制票率后副地事项"
)  # ends of other words
_NEVER_LAST = frozenset(
    "说道讲问答笑称摄看听走拿送来去到带给叫接抓找请教"
)  # verbs that follow a name of two characters
# Names of Uyghur, Kazakh and other people: two transliterated parts.
_TRANSLITERATED = "艾尔肯吐尼亚孜买提木江古丽汗热合曼阿不都拉依布力努斯克巴哈米娜迪帕祖莱赛达伊玛穆罕默德玉素甫卡沙图逊帖木苏来曼库完巴特那孜吾加尔合木提明力克色衣别库瓦夏旦月再吉麦海仁比仙阔孜热娅罕扎西多"
_TWO_PARTS = re.compile(f"[{_TRANSLITERATED}]{{2,6}}·[{_TRANSLITERATED}]{{2,7}}")
_SPACED = re.compile(r"(?<![㐀-鿿] )(?<![㐀-鿿])([㐀-鿿])[ 　]([㐀-鿿])(?![㐀-鿿]| [㐀-鿿])")


def surnames_in(text: str) -> Iterator[tuple[int, int]]:
    """Where a surname may stand: start and end of each, the longer of 欧 and 欧阳."""
    for match in _FIRST_CHARACTER.finditer(text):
        start = match.start()
        if text[start : start + 2] in SURNAMES:
            yield start, start + 2
        elif text[start] in SURNAMES:
            yield start, start + 1


def name_ends(words: PassageWords, start: int, given: int) -> list[int]:
    """Where a name that begins at `start`, with its given name at `given`, may end; the likeliest first.

    A name consists of whole words; one that is in no dictionary was cut into single characters.
    """
    if not words.begins_at(start):
        return []
    return [end for end in (given + 2, given + 1) if _is_given(words, given, end)]


def _is_given(words: PassageWords, start: int, end: int) -> bool:
    """Whether the one or two characters may be a given name that ends there."""
    name = words.text[start:end]
    if len(name) < end - start or not ("㐀" <= name[0] <= "鿿" and "㐀" <= name[-1] <= "鿿"):
        return False
    if name[-1] in _NEVER_GIVEN or name[-1] in _BODIES or name[0] in _NEVER_FIRST or not _may_end(words, end):
        return False
    return len(name) == 1 or name[-1] not in _NEVER_LAST or not words.begins_at(end - 1)


def _may_end(words: PassageWords, end: int) -> bool:
    """Whether a word ends there, or was cut wrongly together with the verb that follows: 海|带着."""
    verbs = words_of("speech.txt")
    return words.ends_at(end) or words.text[end : end + 2] in verbs or words.text[end : end + 3] in verbs


def is_one_word(words: PassageWords, start: int, end: int) -> bool:
    """Whether the dictionary has that stretch as one word, which then is rarely a name."""
    return words.word_before(end) == (start, end)


def is_plain_name(word: str) -> bool:
    """Whether a word of the dictionary that begins with a surname is neither a noun nor a verb: the name of somebody."""
    return word not in words_of("nouns.txt") and word not in words_of("verbs.txt")


def transliterated_names(text: str) -> Iterator[tuple[int, int]]:
    """Names in two parts joined by a dot."""
    for match in _TWO_PARTS.finditer(text):
        yield match.start(), match.end()


def spaced_names(text: str) -> Iterator[tuple[int, int]]:
    """Names of two characters set wide (王 强), with nothing of Han script beside them."""
    for match in _SPACED.finditer(text):
        if match.group(1) in SURNAMES and match.group(2) not in _NEVER_GIVEN:
            yield match.start(), match.end()
