"""Words of general Chinese by how they are typed: gongcheng is 工程, though no name begins so."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from functools import cache

from kg.pinyin import spell
from search.lexicon import general_words, grassroots_words
from search.topics import topics

_LONGEST = 4  # characters; what is longer is several words


def words_typed(letters: str) -> Sequence[str]:
    """The words that are spelled just so, sorted; the first call spells all words, which takes most of a second."""
    return _by_pinyin().get(letters, ())


@cache
def _by_pinyin() -> Mapping[str, Sequence[str]]:
    known = {*general_words(), *grassroots_words(), *(word for topic in topics() for word in topic.official)}
    words: defaultdict[str, list[str]] = defaultdict(list)
    for word in sorted(word for word in known if len(word) <= _LONGEST):
        words[spell(word)[0]].append(word)
    return dict(words)
