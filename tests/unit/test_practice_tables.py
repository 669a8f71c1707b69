"""What is asked of all practices at once: terms, nearness in meaning, and the order that these give."""

from __future__ import annotations

from array import array
from collections.abc import Mapping, Sequence
from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from numpy.typing import NDArray

from search.associations.vectors import DIMENSIONS, Near, vector_of
from search.practices.asked import Asked
from search.practices.meaning import Nearness
from search.practices.similar import FOR_DESCRIPTIONS, FOR_PRACTICES, rank
from search.practices.tables import Tables, table_of
from search.vectors.quantised import quantise

_HIGHEST = 6
_TEXTS = st.dictionaries(
    st.integers(1, 90),
    st.dictionaries(st.integers(1, _HIGHEST), st.floats(0.125, 2, width=16)),
)
_ASKED = st.dictionaries(st.integers(1, _HIGHEST), st.floats(0.125, 2, width=16))


@given(_TEXTS, _ASKED)
def test_a_text_scores_what_its_terms_weigh(texts: dict[int, dict[int, float]], asked: dict[int, float]) -> None:
    table = table_of(
        (
            (number, array("I", terms).tobytes(), array("f", terms.values()).tobytes())
            for number, terms in sorted(texts.items())
        ),
        _HIGHEST,
    )
    scores = [sum(asked.get(term, 0) * weight for term, weight in terms.items()) for _, terms in sorted(texts.items())]
    assert table.numbers.tolist() == sorted(texts)
    assert table.score(asked).tolist() == pytest.approx(scores)
    assert [table.having(term) for term in asked] == [sum(term in terms for terms in texts.values()) for term in asked]
    whole, none = np.ones(len(texts), dtype=np.bool_), np.zeros(len(texts), dtype=np.bool_)
    assert [table.having_among(whole, term) for term in asked] == [table.having(term) for term in asked]
    assert [table.having_among(none, term) for term in asked] == [0] * len(asked)
    most = [
        max((asked.get(term, 0) * weight for term, weight in terms.items()), default=0)
        for _, terms in sorted(texts.items())
    ]
    assert table.most(asked).tolist() == pytest.approx(most)


def test_a_practice_is_as_near_as_its_nearest_passage() -> None:
    nearness = Nearness(
        units=np.array([3, 3, 7]), ordinals=np.array([4, 5, 1]), cosines=np.array([0.25, 0.75, 0.5], dtype=np.float32)
    )
    assert nearness.of_units(np.array([2, 3, 7, 9])).tolist() == [0, 0.75, 0.5, 0]
    assert [nearness.nearest_passage(unit) for unit in (3, 7, 9)] == [5, 1, 0]


def test_nothing_is_near_while_there_are_no_vectors() -> None:
    none = np.array([], dtype=np.int64)
    nearness = Nearness(none, none, none.astype(np.float32))
    assert nearness.of_units(np.array([1, 2])).tolist() == [0, 0]
    assert nearness.nearest_passage(1) == 0


NONE = np.array([], dtype=np.int64)
NOWHERE_NEAR = Nearness(NONE, NONE, NONE.astype(np.float32))


def two_units(**instead: object) -> Tables:
    """Two practices of two documents, alike but for what is told."""
    units = table_of([(number, array("I", [1]).tobytes(), array("f", [1.0]).tobytes()) for number in (4, 5)], 1)
    alike = Tables(
        facts={},
        practices=units,
        documents=units,
        document_of=np.array([0, 1]),
        unnamed=np.array([True, True]),
        associations=quantise(np.ones((2, DIMENSIONS), dtype=np.float32)),
        grassroots=np.zeros(2, dtype=np.float32),
        at_grassroots=np.array([True, True]),
    )
    return replace(alike, **instead)  # type: ignore[arg-type]  # fields of Tables


ALIKE = np.ones(DIMENSIONS, dtype=np.float32)


def order(
    tables: Tables,
    associations: NDArray[np.float32] = ALIKE,
    *,
    near: Sequence[Mapping[str, float]] = (),
    by_stretches: bool = False,
) -> list[int]:
    """`near`: for each word that is asked for those near to it, of 晾衣 and 晒被."""
    asked = Asked(
        sentences=(),
        words={"晾衣": 1.0},
        topics={},
        own=frozenset(),
        common=frozenset(),
        numbers={"晾衣": 1, "晒被": 2},
        associations=associations,
        near=tuple(Near("晾晒", 2.0, words) for words in near),
    )
    weights = FOR_DESCRIPTIONS if near else FOR_PRACTICES
    nowhere = np.zeros(2, dtype=np.float32)
    ranking = rank(asked, tables, NOWHERE_NEAR, nowhere, weights, by_stretches=by_stretches)
    return [number for number, _ in ranking.best_first()]


def test_of_two_that_share_as_much_the_one_that_tells_of_more_work_at_the_grass_roots_comes_first() -> None:
    assert order(two_units(grassroots=np.array([0, 2], dtype=np.float32))) == [5, 4]


def test_of_two_that_share_as_much_the_one_that_makes_people_think_of_what_is_asked_comes_first() -> None:
    asked = vector_of({"工钱": 1.0, "老板": 1.0})
    tables = two_units(associations=quantise(np.stack([vector_of({"渔船": 1.0}), vector_of({"欠薪": 1.0})])))
    assert order(tables, asked) == [5, 4]


def having(first: Sequence[float], second: Sequence[float]) -> Tables:
    """Two practices by how much they have of 晾衣 and 晒被."""
    texts = [
        (number, array("I", [1, 2]).tobytes(), array("f", weights).tobytes())
        for number, weights in ((4, first), (5, second))
    ]
    return two_units(practices=table_of(texts, 2))


def test_of_two_that_share_as_much_the_one_that_has_a_nearer_word_comes_first() -> None:
    tables = having([1.0, 0.5], [0.5, 1.0])
    assert order(tables, near=[{"晾衣": 0.5, "晒被": 0.9}]) == [5, 4]
    assert order(tables, near=[{"晾衣": 0.9, "晒被": 0.5}]) == [4, 5]


def test_what_has_a_word_for_each_that_is_asked_comes_before_what_has_more_of_one() -> None:
    tables = having([1.25, 0.0], [0.75, 0.75])
    assert order(tables, near=[{"晾衣": 1.0}, {"晒被": 1.0}]) == [5, 4]


@pytest.mark.parametrize(("documents", "ranked"), [([0, 0], [4]), ([0, 1], [4, 5])])
def test_initiatives_are_ranked_by_the_stretches_of_their_document_if_it_has_any(
    documents: list[int], ranked: list[int]
) -> None:
    tables = two_units(unnamed=np.array([True, False]), document_of=np.array(documents))
    assert order(tables, by_stretches=True) == ranked
    assert order(tables) == [4, 5]
