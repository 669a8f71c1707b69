"""Words of general Chinese by how they are typed: gongcheng is 工程, though no name begins so."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from functools import cache

from kg.pinyin import spell
from search.lexicon import general_words, grassroots_words
from search.topics import topics

_LONGEST_SYLLABLE = 6  # letters: zhuang


def words_typed(letters: str) -> Iterator[str]:
    """The words that are spelled just so."""
    for end in range(1, _LONGEST_SYLLABLE + 1):
        for word in _by_first_syllable().get(letters[:end], ()):
            if spell(word)[0] == letters:
                yield word


@cache
def _by_first_syllable() -> Mapping[str, Sequence[str]]:
    """To spell out all words takes most of a second."""
    known = sorted({*general_words(), *grassroots_words(), *(word for topic in topics() for word in topic.words)})
    syllables = {character: spell(character)[0] for character in {word[0] for word in known}}
    words: defaultdict[str, list[str]] = defaultdict(list)
    for word in known:
        words[syllables[word[0]]].append(word)
    return words
