"""How names are typed in Latin letters."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.pinyin import is_typed_so, spell, spelled_out, typeable, typed_pattern

NAMES = st.text(st.sampled_from("红帆工程长重庆行动绿银安〇a5·“\ue000兛"), min_size=1, max_size=8).filter(typeable)


@pytest.mark.parametrize(
    ("name", "syllables", "initials"),
    [
        ("绿水5号", "lvshui5hao", "ls5h"),
        ("重庆重点", "chongqingzhongdian", "cqzd"),
        ("长兴县“银行”行动", "changxingxianyinhangxingdong", "cxxyhxd"),
        ("A行动", "axingdong", "axd"),
        ("％_", "", ""),
    ],
)
def test_pinyin_has_no_tones_and_keeps_what_is_not_chinese(name: str, syllables: str, initials: str) -> None:
    assert spell(name) == (syllables, initials)


@pytest.mark.parametrize("typed", ["红", "红帆工程", "h", "hongf", "hfgc", "hongfangongcheng"])
def test_a_name_is_typed_as_written_in_pinyin_or_by_initials(typed: str) -> None:
    assert is_typed_so("“红帆”工程", typed)


@pytest.mark.parametrize("typed", ["帆", "fan", "gc", "hg"])
def test_only_its_beginning_counts(typed: str) -> None:
    assert not is_typed_so("红帆工程", typed)


@given(NAMES, st.data())
def test_any_mixture_of_characters_and_beginnings_of_syllables_types_a_name(name: str, data: st.DataObject) -> None:
    units = re.findall(r"('?)([^a-z0-9']?)([a-z0-9]*)", spelled_out(name))[:-1]
    typed = "".join(
        data.draw(
            st.sampled_from([*([character] if character else []), *(sound[:n] for n in range(1, len(sound) + 1))])
        )
        if not mark
        else sound[:1]
        for mark, character, sound in units
    )
    for end in range(1, len(typed) + 1):
        assert re.match(typed_pattern(typed[:end]), spelled_out(name))


def test_each_character_is_spelled_out_by_itself() -> None:
    assert spelled_out("重庆“红帆”A5") == "重chong庆qing红hong帆fan'a'5"


@given(st.text(), NAMES)
def test_any_text_may_be_typed(typed: str, name: str) -> None:
    found = re.match(typed_pattern(typed), spelled_out(name))
    assert found is None or len(found.group()) >= len(typeable(typed))
