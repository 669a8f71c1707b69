"""Words of general Chinese by how they are typed: gongcheng is 工程, though no name begins so."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from functools import cache, lru_cache

from kg.pinyin import spell
from search.lexicon import general_words, grassroots_words
from search.topics import topics

_LONGEST_SYLLABLE = 6  # letters: zhuang
_SYLLABLES = 2000  # there are some 400; other beginnings of what is typed are soon forgotten


def words_typed(letters: str) -> Iterator[str]:
    """The words that are spelled just so."""
    for end in range(1, _LONGEST_SYLLABLE + 1):
        yield from _spelt(letters[:end]).get(letters, ())


@lru_cache(maxsize=_SYLLABLES)
def _spelt(syllable: str) -> Mapping[str, Sequence[str]]:
    """The words that begin with a syllable, by how they are typed. To spell out all words takes most of a second."""
    words: defaultdict[str, list[str]] = defaultdict(list)
    for word in _by_first_syllable().get(syllable, ()):
        words[spell(word)[0]].append(word)
    return words


@cache
def _by_first_syllable() -> Mapping[str, Sequence[str]]:
    known = sorted({*general_words(), *grassroots_words(), *(word for topic in topics() for word in topic.words)})
    syllables = {character: spell(character)[0] for character in {word[0] for word in known}}
    words: defaultdict[str, list[str]] = defaultdict(list)
    for word in known:
        words[syllables[word[0]]].append(word)
    return words
