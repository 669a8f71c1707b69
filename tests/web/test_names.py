"""Names as readers type them."""

from __future__ import annotations

import pytest

from kg.errors import NotFoundError
from kg.store import GraphStore
from web.names import find_named


@pytest.mark.parametrize("typed", ["红帆工程", "“红帆工程”", "《红帆工程》"])
def test_quotation_marks_around_a_name_do_not_matter(store: GraphStore, typed: str) -> None:
    assert {entity.canonical for entity in find_named(store, typed)} == {"红帆工程"}


def test_a_name_is_found_though_texts_quote_a_part_of_it(store: GraphStore) -> None:
    quoted = next(alias for entity in find_named(store, "两室") for alias in entity.aliases if "”" in alias)
    assert quoted.startswith("“两室”")
    assert find_named(store, quoted.replace("“", "").replace("”", ""))


def test_an_unknown_name_is_not_found(store: GraphStore) -> None:
    with pytest.raises(NotFoundError, match="饕餮"):
        find_named(store, "饕餮")
