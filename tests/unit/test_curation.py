"""Curation as values: what a ledger amounts to, where words stand now, a record as it is judged."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.curation.apply import curated, unfound
from kg.curation.judgements import Judgements, in_force, judgements_of
from kg.curation.ledger import Ledger
from kg.curation.steps import (
    AddAlias,
    Entry,
    KeepApart,
    Merge,
    PinPlace,
    RejectMention,
    RejectRelation,
    Rename,
    Retype,
    Step,
    Undo,
    Words,
    from_json,
    to_json,
)
from kg.curation.words import find_words, words_at
from kg.errors import BadStepError
from kg.ids import EntityId, PassageId
from kg.model import DocumentRecord, Passage
from kg.state import State
from tests.contract.records import Report, id_of, island_record

ONE, OTHER, THIRD = (EntityId(f"organisation:{n}") for n in (1, 2, 3))
SHA = "0" * 64


def entry(step: Step, time: str = "2026-01-01T08:00:00") -> Entry:
    return Entry("王芳", time, "核对过原文", step)


def amount_to(*steps: Step) -> Judgements:
    return judgements_of([entry(step, f"2026-01-01T08:00:{n:02}") for n, step in enumerate(steps)])


def test_an_undone_step_counts_no_more_and_an_undone_undo_brings_it_back() -> None:
    first = entry(Rename(ONE, "甲"))
    undo = entry(Undo(first.id))
    again = entry(Undo(undo.id))
    assert in_force([first]) == [first]
    assert in_force([first, undo]) == []
    assert in_force([first, undo, again]) == [first]


def test_of_steps_about_the_same_thing_the_last_one_counts() -> None:
    assert amount_to(Rename(ONE, "甲"), Rename(ONE, "乙")).names == {ONE: "乙"}
    apart = amount_to(Merge(ONE, OTHER), KeepApart(OTHER, ONE))
    assert (apart.merges, apart.apart) == ((), frozenset({frozenset((ONE, OTHER))}))
    together = amount_to(KeepApart(ONE, OTHER), Merge(OTHER, ONE))
    assert (together.merges, together.apart) == ((Merge(OTHER, ONE),), frozenset())


STEPS: st.SearchStrategy[Step] = st.one_of(
    st.builds(Merge, st.sampled_from([ONE, OTHER]), st.just(THIRD)),
    st.builds(Rename, st.sampled_from([ONE, OTHER]), st.text(min_size=1, max_size=3)),
    st.builds(Retype, st.just(ONE), st.sampled_from(["person", "place"])),
    st.builds(PinPlace, st.just(ONE), st.just(OTHER), st.just("甲县"), st.just({"level": "county"})),
    st.builds(RejectMention, st.just(ONE), st.builds(Words, st.just(SHA), st.text(), st.text(), st.text())),
    st.builds(RejectRelation, st.just(ONE), st.just("part_of"), st.just(OTHER), st.builds(Words, *[st.text()] * 4)),
)


@given(STEPS)
def test_an_entry_survives_json(step: Step) -> None:
    assert from_json(to_json(entry(step))) == entry(step)


def test_an_altered_line_is_refused() -> None:
    line = to_json(entry(Rename(ONE, "甲")))
    with pytest.raises(BadStepError, match="被改过"):
        from_json({**line, "reason": "另一个缘由"})
    with pytest.raises(BadStepError, match="账本"):
        from_json({"action": "burn"})


def test_the_ledger_keeps_order_takes_an_entry_once_and_refuses_an_undo_of_nothing(tmp_path: Path) -> None:
    first, second = entry(Rename(ONE, "甲")), entry(Rename(ONE, "乙"))
    with State(tmp_path / "state.sqlite3") as state:
        ledger: Ledger = state.ledger
        assert ledger.append([first, second, first]) == 2
        with pytest.raises(BadStepError, match="无从撤销"):
            ledger.append([entry(Rename(ONE, "丙")), entry(Undo("step:none"))])
        assert ledger.entries() == [first, second]


def passage(text: str, ordinal: int = 1) -> Passage:
    return Passage(PassageId(f"document:1#p{ordinal}"), ordinal, (), text)


TEXT = "东岛县开展先锋行动。海山镇也开展先锋行动，成效明显。"


def test_words_are_found_among_the_same_words_by_their_context() -> None:
    second = TEXT.rindex("先锋行动")
    words = words_at(SHA, passage(TEXT), second, second + 4)
    place = find_words(words, [passage(TEXT)])
    assert place is not None
    assert (place.start, place.end) == (second, second + 4)


def test_words_are_found_again_after_other_splitting_and_cleaning() -> None:
    second = TEXT.rindex("先锋行动")
    words = words_at(SHA, passage(TEXT), second, second + 4)
    split = [passage("东岛县开展先锋行动。", 1), passage("海山镇也开展 先锋行动,成效明显。", 2)]
    place = find_words(words, split)
    assert place is not None
    assert place.passage_id == split[1].id


def test_words_whose_context_is_another_are_not_found() -> None:
    words = words_at(SHA, passage(TEXT), TEXT.rindex("先锋行动"), TEXT.rindex("先锋行动") + 4)
    assert find_words(words, [passage("会议总结了去年先锋行动的不足，提出了整改意见。")]) is None


RECORD = island_record()
COUNTY, TOWN = id_of(RECORD, "东岛县"), id_of(RECORD, "海山镇")
BODY, PRACTICE, PERSON = id_of(RECORD, "东岛县委组织部"), id_of(RECORD, "渔家先锋行动"), id_of(RECORD, "李明")


def judged(*steps: Step) -> DocumentRecord:
    return curated(RECORD, amount_to(*steps))


def words_of(entity: EntityId, which: int = 0) -> Words:
    mention = next(e for e in RECORD.entities if e.id == entity).mentions[which]
    place = next(p for p in RECORD.passages if p.id == mention.passage_id)
    return words_at(RECORD.document.sources[0].sha256, place, mention.start, mention.end)


def test_without_judgements_a_record_is_as_it_was_read() -> None:
    assert curated(RECORD, Judgements()) == RECORD


def test_a_renamed_entity_keeps_its_id_and_a_further_name_is_noted() -> None:
    entity = next(e for e in judged(Rename(BODY, "组织部"), AddAlias(BODY, "县委组")).entities if e.id == BODY)
    assert (entity.canonical, entity.attrs["also"]) == ("组织部", "县委组")


def test_a_retyped_entity_loses_the_relations_that_it_cannot_have() -> None:
    kept = judged(Retype(BODY, "person")).relations
    assert {relation.subject for relation in kept} == {PERSON}


def test_a_rejected_mention_goes_and_with_its_last_mention_the_entity_with_all_that_needs_it() -> None:
    once = judged(RejectMention(PRACTICE, words_of(PRACTICE, 0)))
    left = next(e for e in once.entities if e.id == PRACTICE)
    assert len(left.mentions) == len(next(e for e in RECORD.entities if e.id == PRACTICE).mentions) - 1
    gone = judged(RejectMention(TOWN, words_of(TOWN, 0)), RejectMention(TOWN, words_of(TOWN, 1)))
    assert TOWN not in {e.id for e in gone.entities}
    assert all(TOWN not in (r.subject, r.object) for r in gone.relations)
    assert [figure.owner for figure in gone.figures] == [None, COUNTY]


def test_a_rejected_relation_loses_that_evidence_alone() -> None:
    relation = RECORD.relations[0]
    place = relation.evidence[0]
    passage_ = next(p for p in RECORD.passages if p.id == place.passage_id)
    words = words_at(RECORD.document.sources[0].sha256, passage_, place.start, place.end)
    kept = judged(RejectRelation(relation.subject, relation.predicate, relation.object, words)).relations
    assert kept == RECORD.relations[1:]


def test_words_of_another_source_change_nothing() -> None:
    words = replace(words_of(TOWN), sha256=SHA)
    assert judged(RejectMention(TOWN, words)) == RECORD


def test_two_ambiguous_places_pinned_to_one_are_one() -> None:
    report = Report("朝阳区和朝阳都在推进。")
    first = report.entity("place", "朝阳区", scope="document:1", candidates="place:110105/place:220104")
    second = report.entity("place", "朝阳", scope="document:1", surfaces=("和朝阳",), candidates="place:110105")
    pins = [PinPlace(id_, EntityId("place:110105"), "朝阳区", {"level": "county"}) for id_ in (first, second)]
    (place,) = curated(report.record(), amount_to(*pins)).entities
    assert (place.id, place.canonical, dict(place.attrs)) == ("place:110105", "朝阳区", {"level": "county"})
    assert [mention.start for mention in place.mentions] == [0, 3]


def test_words_that_stand_nowhere_any_more_are_told() -> None:
    lost = replace(words_of(TOWN), quote="海山乡")
    judgements = amount_to(RejectMention(TOWN, lost), RejectMention(TOWN, words_of(TOWN)))
    assert unfound(judgements, [RECORD]) == [lost]
