"""The shape of Chinese personal names: where one may begin, and where it ends."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from ingest.cutting import KEPT_PASSAGES
from ingest.extract.border_words import is_activity, is_border
from ingest.extract.passage_words import PassageWords
from ingest.lexicon import words_of
from ingest.surnames import SURNAMES, SURNAMES_AS_WORDS

FAMILIAR = frozenset("小老")
_FIRST_CHARACTER = re.compile(f"[{''.join(sorted({surname[0] for surname in SURNAMES}))}]")
# Characters of the grammar, which given names leave to it; 某 and × mask a name.
_NEVER_GIVEN = frozenset(
    "的了在和与及等是把被向对说将从也都就还又并以于由让使给着过吗呢吧们其此这那而或但因所某几每不没有×上下里"
)
_NEVER_FIRST = _NEVER_GIVEN - frozenset("于以") | frozenset("各")  # of two characters
_BODIES = frozenset(
    "区县市镇乡村局院所站部处科室组队路街馆园厅店校厂会社团办委户员者们性化型法费款级界业感节制票率后副地事项分"
)  # ends of other words
_NEVER_LAST = frozenset(
    "说道讲问答笑称摄看听走拿送来去到带给叫接抓找请教作当便则却仍均即已曾更只"
)  # verbs and adverbs that follow a name of two characters
_SPEECH = words_of("speech.txt")
_SPACED = re.compile(r"(?<![㐀-鿿] )(?<![㐀-鿿])([㐀-鿿])[ 　]([㐀-鿿])(?![㐀-鿿]| [㐀-鿿])")


@lru_cache(maxsize=KEPT_PASSAGES)  # asked for claims, for lists and for repetitions
def surnames_in(words: PassageWords) -> tuple[tuple[int, int], ...]:
    """Where a surname may stand, at the head of a word or behind 小 or 老: start and end, the longer of 欧 and 欧阳."""
    text, found = words.text, []
    for match in _FIRST_CHARACTER.finditer(text):
        start = match.start()
        if not words.begins_at(start) and text[start - 1] not in FAMILIAR:
            continue
        if text[start : start + 2] in SURNAMES:
            found.append((start, start + 2))
        elif text[start] in SURNAMES:
            found.append((start, start + 1))
    return tuple(found)


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
    if len(name) < end - start or name[-1] in _NEVER_GIVEN or name[0] in _NEVER_FIRST:
        return False
    if name[-1] in _BODIES and name != 2 * name[0]:  # but 园园
        return False
    if not ("㐀" <= name[0] <= "鿿" and "㐀" <= name[-1] <= "鿿") or not _may_end(words, end):
        return False
    return len(name) == 1 or not _is_verb(words, end - 1)


def _is_verb(words: PassageWords, position: int) -> bool:
    """Whether a verb or an adverb begins there rather than the last character of a name: 李水|说, 李水|带着."""
    if words.text[position : position + 2] in _SPEECH:
        return True
    return words.text[position] in _NEVER_LAST and words.begins_at(position)


def _may_end(words: PassageWords, end: int) -> bool:
    """Whether a word ends there, or was cut wrongly together with the verb that follows: 海|带着."""
    return words.ends_at(end) or words.text[end : end + 2] in _SPEECH or words.text[end : end + 3] in _SPEECH


def is_one_word(words: PassageWords, start: int, end: int) -> bool:
    """Whether the dictionary has that stretch as one word, which then is rarely a name."""
    return words.word_before(end) == (start, end)


def is_unknown(words: PassageWords, start: int, end: int) -> bool:
    """Whether no dictionary has any part of the stretch: it was cut into single characters."""
    return all(words.begins_at(position) for position in range(start, end)) and words.ends_at(end)


def is_plain_name(word: str) -> bool:
    """Whether a word of the dictionary that begins with a surname is neither a noun nor a verb: the name of somebody."""
    return word not in words_of("nouns.txt") and word not in words_of("verbs.txt")


def is_given_word(words: PassageWords, given: int, end: int) -> bool:
    """Whether the two characters after a surname are one word that could be a given name (宏伟), and no verb."""
    word = words.text[given:end]
    return words.word_from(given) == word and words.ends_at(given) and not is_border(word) and not is_activity(word)


def likely_names(words: PassageWords) -> Iterator[tuple[int, int]]:
    """Stretches of the shape of a name that begin with a surname that is no word; a word at most is the given name."""
    for start, given in surnames_in(words):
        if not words.ends_at(given) or words.text[start:given] in SURNAMES_AS_WORDS:
            continue
        for end in name_ends(words, start, given):
            if is_unknown(words, start, end) or is_given_word(words, given, end):
                yield start, end


def spaced_names(text: str) -> Iterator[tuple[int, int]]:
    """Names of two characters set wide (王 强), with nothing of Han script beside them."""
    for match in _SPACED.finditer(text):
        if match.group(1) in SURNAMES and match.group(2) not in _NEVER_GIVEN:
            yield match.start(), match.end()
