"""The word lists can be read, and do not contradict one another."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest

from ingest.lexicon import rows_of, words_of
from ingest.lexicon.build import chosen, is_noun, is_verb
from ingest.surnames import SURNAMES, SURNAMES_AS_WORDS

_LISTS = sorted((Path(__file__).parents[2] / "ingest" / "lexicon").glob("*.t[xs][tv]"))


@pytest.mark.parametrize("path", _LISTS, ids=lambda path: path.name)
def test_no_list_holds_a_word_twice(path: Path) -> None:
    lines = [line for line in path.read_text(encoding="utf-8").splitlines() if not line.startswith("#")]
    words = lines if path.suffix == ".tsv" else [word for line in lines for word in line.split()]
    assert [word for word, count in Counter(words).items() if count > 1] == []


def test_every_ending_has_one_sort_and_one_kind() -> None:
    endings = [ending for _, _, words in rows_of("endings.tsv") for ending in words.split()]
    assert len(endings) == len(set(endings))
    assert {sort for sort, _, _ in rows_of("endings.tsv")} == {"open", "weak", "local", "inner", "team"}


def test_comments_are_no_words() -> None:
    assert not any("#" in word for word in words_of("borders.txt") | SURNAMES)


def test_what_may_stand_in_a_name_is_no_border() -> None:
    assert words_of("activities.txt").isdisjoint(words_of("borders.txt"))
    assert words_of("in_names.txt").isdisjoint(words_of("verbs.txt") | words_of("nouns.txt"))


def test_a_surname_that_is_also_a_word_is_a_surname() -> None:
    assert SURNAMES_AS_WORDS <= SURNAMES


def test_rare_words_and_names_are_not_taken_from_the_dictionary() -> None:
    lines = ["走访 500 v", "踽踽 3 v", "光明 900 a", "工厂 800 n", "去 9000 v"]
    assert chosen(lines, is_verb, 30) == ["走访"]
    assert chosen(lines, is_noun, 30) == ["工厂"]
