"""How names are typed in Latin letters."""

from __future__ import annotations

import pytest

from kg.pinyin import is_typed_so, spell


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
