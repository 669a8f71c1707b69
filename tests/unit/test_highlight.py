"""Words are found where the index has them, though only a part of the text is cut."""

from __future__ import annotations

from collections.abc import Iterator

from hypothesis import example, given
from hypothesis import strategies as st

from search.analyzer import Word, words
from search.highlight import find_words

TEXTS = st.text(st.sampled_from("党员先锋工程在建共产，。 12.%a"), max_size=40)
SEQUENCES = st.lists(
    st.sampled_from(
        [
            ("党员",),
            ("先锋",),
            ("党员", "先锋"),
            ("在建", "工程"),
            ("工程",),
            ("1",),
            ("12%",),
            ("1%", "党员"),
            ("12", "a"),
            ("共产党员",),
        ]
    ),
    min_size=1,
    max_size=4,
    unique=True,
)


@given(TEXTS, SEQUENCES)
@example("先锋，党员先锋。工程", [("党员", "先锋"), ("工程",)])
@example("党员12.1先锋", [("党员", "先锋")])
def test_the_same_words_are_found_as_in_the_whole_cut(text: str, sequences: list[tuple[str, ...]]) -> None:
    whole = list(words(text, parts=True))
    wanted = {sequence: sorted(_standing(whole, sequence)) for sequence in sequences}
    found = {sequence: sorted(stretches) for sequence, stretches in find_words(text, sequences).items()}
    assert found == {sequence: stretches for sequence, stretches in wanted.items() if stretches}


def _standing(whole: list[Word], sequence: tuple[str, ...]) -> Iterator[tuple[int, int]]:
    for first in whole:
        chain = [[word for word in whole if word.position == first.position + n] for n in range(1, len(sequence))]
        chosen = [[word for word in at if word.text == text] for at, text in zip(chain, sequence[1:], strict=True)]
        if first.text == sequence[0] and all(chosen):
            yield first.start, max((at[-1].end for at in chosen), default=first.end)
