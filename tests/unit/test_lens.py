"""The segmentation lens: a sentence in pieces, with and without words that are added."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from search.dictionary import NO_WORDS, Dictionary
from search.lens import pieces_of

CHARACTERS = "扩大开放格局，在建工程 x86"
SENTENCES = st.text(st.sampled_from(CHARACTERS), max_size=15)
DICTIONARIES = st.frozensets(st.text(st.sampled_from(CHARACTERS), min_size=2, max_size=4), max_size=4).map(Dictionary)


@given(SENTENCES, DICTIONARIES)
@settings(deadline=None)  # the first call loads the dictionary
def test_the_pieces_are_the_sentence_again_in_order(sentence: str, dictionary: Dictionary) -> None:
    pieces = pieces_of(sentence, dictionary)
    assert "".join(piece.text for piece in pieces) == sentence
    assert all(sentence[piece.start : piece.end] == piece.text for piece in pieces)
    assert [piece.text for piece in pieces if piece.kind == "added"] == [
        sentence[found.start : found.end] for found in dictionary.longest(sentence)
    ]


def test_a_word_shows_the_shorter_words_in_it() -> None:
    word = pieces_of("党支部。", NO_WORDS)
    assert (word[0].text, word[0].kind, "支部" in word[0].within) == ("党支部", "word", True)
    assert (word[1].text, word[1].kind) == ("。", "sign")


def test_an_added_word_shows_what_it_lies_over_and_what_it_leaves() -> None:
    pieces = pieces_of("持續擴大開放", Dictionary(frozenset({"大开放"})))
    assert [(piece.kind, piece.text) for piece in pieces] == [("word", "持續"), ("rest", "擴"), ("added", "大開放")]
    assert pieces[1].within == ("擴大開放",)
    assert pieces[2].within == ("擴大開放",)
