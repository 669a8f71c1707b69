"""Words by region: numbers that can be counted by hand, and the same ones whatever was added and removed before."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.errors import IndexUnavailableError
from kg.model import DocumentRecord
from search.distinctive.region_words import COUNTRY, RegionWords, RegionWordsView, Size, WordCount
from search.distinctive.regions import distinctive_words, missing_words
from search.distinctive.significance import Standing, log_likelihood
from tests.contract.records import Report

COUNTY, NEXT, CITY = "place:999901", "place:999902", "place:9999"


def report(*passages: str, county: str = "999901") -> Report:
    return Report(*passages, region=[("某县", county), ("东海市", "9999"), ("海省", "99")])


DOCUMENTS = [
    report("渔船党员先锋", "渔船上的党员带头").record(),
    report("渔船出海记", "党员随渔船出海").record(),
    report("社区党员议事", "楼宇里的党员", county="999902").record(),
    report("楼宇社区大会", "社区的楼宇", county="999902").record(),
    Report("全国的党员").record(),
]


@pytest.fixture
def words(tmp_path: Path) -> Iterator[RegionWords]:
    with RegionWords(tmp_path, create=True) as opened:
        yield opened


def numbers(words: RegionWords) -> dict[str, tuple[Size, list[WordCount]]]:
    """All that can be asked of a file."""
    with words.reading() as view:
        regions = (COUNTRY, "place:99", CITY, COUNTY, NEXT)
        return {region: (view.size(region), sorted(view.counts(region))) for region in regions}


def count_of(view: RegionWordsView, region: str, word: str) -> WordCount:
    return next(count for count in view.counts(region) if count.word == word)


def test_a_document_counts_for_its_place_for_those_above_and_for_the_country(words: RegionWords) -> None:
    words.add(DOCUMENTS)
    with words.reading() as view:
        assert [view.size(region) for region in (COUNTY, CITY, COUNTRY)] == [Size(4, 2), Size(8, 4), Size(9, 5)]
        assert count_of(view, COUNTY, "渔船") == WordCount("渔船", passages=4, documents=2, everywhere=4)
        assert count_of(view, CITY, "党员") == WordCount("党员", passages=5, documents=3, everywhere=6)


def test_nothing_is_known_of_a_region_that_no_document_is_about(words: RegionWords) -> None:
    words.add(DOCUMENTS)
    with words.reading() as view:
        assert (view.size("place:11"), view.counts("place:11")) == (Size(0, 0), [])
        assert distinctive_words(view, "place:11", names=()) == []


def test_names_of_places_and_people_are_no_words(words: RegionWords) -> None:
    named = report("上海的党员王建国出海")
    named.place("上海", "31")
    named.entity("person", "王建国")
    words.add([named.record()])
    with words.reading() as view:
        assert {count.word for count in view.counts(COUNTY)} == {"党员", "出海"}


@given(st.lists(st.tuples(st.booleans(), st.lists(st.sampled_from(DOCUMENTS), max_size=3)), max_size=6))
def test_what_was_added_and_removed_leaves_what_a_rebuild_makes(
    steps: list[tuple[bool, list[DocumentRecord]]],
) -> None:
    with (
        TemporaryDirectory() as folder,
        TemporaryDirectory() as other,
        RegionWords(Path(folder), create=True) as words,
        RegionWords(Path(other), create=True) as rebuilt,
    ):
        kept: dict[str, DocumentRecord] = {}
        for is_added, records in steps:
            if is_added:
                words.add(records)
                kept |= {record.document.id: record for record in records}
            else:
                words.remove([record.document.id for record in records])
                kept = {id_: one for id_, one in kept.items() if one not in records}
        rebuilt.add(list(kept.values()))
        assert numbers(words) == numbers(rebuilt)
        assert words.document_ids() == rebuilt.document_ids() == set(kept)


def test_a_document_that_is_read_otherwise_is_counted_anew(words: RegionWords, tmp_path: Path) -> None:
    moved = report("渔船党员先锋", "渔船上的党员带头", county="999902").record()
    assert moved.document.id == DOCUMENTS[0].document.id
    words.add(DOCUMENTS)
    words.add([moved])
    (tmp_path / "rebuilt").mkdir()
    with RegionWords(tmp_path / "rebuilt", create=True) as rebuilt:
        rebuilt.add([moved, *DOCUMENTS[1:]])
        assert numbers(words) == numbers(rebuilt)


def test_a_folder_without_the_file_says_what_to_do(tmp_path: Path) -> None:
    with pytest.raises(IndexUnavailableError, match="hongfan doctor"):
        RegionWords(tmp_path)


def test_significance_is_that_of_the_textbook() -> None:
    # 10 of 20 passages here and 10 of 80 elsewhere; expected are 4, 16, 16 and 64:
    # 2 (10 ln 10/4 + 10 ln 10/16 + 10 ln 10/16 + 70 ln 70/64) = 12.0714
    assert log_likelihood(Standing(10, 20, 10, 80)) == pytest.approx(12.0714, abs=1e-4)
    # all of 3 passages here and none of 7 elsewhere: 2 (3 ln 3/0.9 + 7 ln 7/4.9) = 12.2173
    assert log_likelihood(Standing(3, 3, 0, 7)) == pytest.approx(12.2173, abs=1e-4)
    assert log_likelihood(Standing(2, 10, 4, 20)) == pytest.approx(0)


def test_a_word_is_commoner_from_three_times_the_share_on() -> None:
    assert Standing(30, 100, 10, 100).is_commoner_here
    assert not Standing(29, 100, 10, 100).is_commoner_here
    assert Standing(1, 100, 0, 100).is_commoner_here


def many(words: RegionWords) -> None:
    words.add([report(f"渔船之{n}", *["党员"] * n, "渔船").record() for n in range(1, 5)])
    words.add([report(f"楼宇之{n}", *["党员"] * n, "楼宇", county="999902").record() for n in range(1, 5)])


def test_names_of_places_and_numbers_tell_nothing(words: RegionWords) -> None:
    words.add([report(f"渔船之{n}", "四川永定河上渔船三百").record() for n in range(1, 5)])
    words.add([report(f"楼宇之{n}", "楼宇", county="999902").record() for n in range(1, 5)])
    with words.reading() as view:
        assert [one.word for one in distinctive_words(view, COUNTY, names=())] == ["渔船"]


def test_a_region_is_told_by_what_others_do_not_say(words: RegionWords) -> None:
    many(words)
    with words.reading() as view:
        (fishing,) = distinctive_words(view, COUNTY, names=())
        assert fishing.word == "渔船"
        assert fishing.standing == Standing(8, 18, 0, 18)
        assert fishing.documents == 4
        assert distinctive_words(view, COUNTY, names=("渔船县",)) == []


def test_a_word_of_one_document_is_not_the_word_of_a_region_that_has_several(words: RegionWords) -> None:
    words.add([*DOCUMENTS, report("开会", *["螃蟹"] * 30).record()])
    with words.reading() as view:
        assert "螃蟹" not in {one.word for one in distinctive_words(view, COUNTY, names=())}
    words.add([report("开会", *["海带"] * 30, county="999903").record()])
    with words.reading() as view:
        assert [one.word for one in distinctive_words(view, "place:999903", names=())] == ["海带"]


def test_what_neighbours_are_told_by_and_a_region_never_says_is_missing(words: RegionWords) -> None:
    many(words)
    with words.reading() as view:
        (missing,) = missing_words(view, COUNTY, [NEXT, "place:999903"], names=())
        assert (missing.word, missing.neighbours, missing.passages) == ("楼宇", (NEXT,), 8)
