"""Figures that cannot both be right, and those that can."""

from __future__ import annotations

import pytest

from ingest.extract.figures.conflicts import find_conflicts
from ingest.extract.figures.find import find_figures
from tests.unit.text_scenes import text_context


def reasons(*texts: str) -> list[str]:
    context = text_context(*texts)
    return [conflict.why for conflict in find_conflicts(context.document, find_figures(context, []))]


def test_one_total_told_twice_with_digits_changed_about() -> None:
    found = reasons(
        "今年共开展巡海活动30余次，惠及沿岸渔民5710人次。", "截至目前，开展巡海活动30次，惠及渔民5170人次。"
    )
    assert len(found) == 1
    assert "5710人次与5170人次" in found[0]


def test_one_total_told_twice_in_the_same_words() -> None:
    assert len(reasons("全年服务渔民3260人次，调解纠纷12起。", "据统计，党员服务渔民3620人次，满意度为98%。")) == 1


def test_parts_that_miss_their_total_by_little() -> None:
    found = reasons("共有渔船366艘，其中大型船2艘（钢质1艘、木质1艘），中型船48艘，小型船312艘。")
    assert len(found) == 1
    assert "2艘+48艘+312艘≠366艘" in found[0]


def test_one_figure_of_several_that_are_told_again() -> None:
    texts = (
        "东岸镇建成护渔站点14个，培训护渔队员520名，发放巡海手册2100册。",
        "东岸镇建成护渔站点14个，培训护渔队员620名，发放巡海手册2100册。",
    )
    assert len(reasons(*texts)) == 1


def test_a_share_that_its_counts_deny() -> None:
    (told,) = reasons("全县有渔船500艘，其中新造渔船120艘，占渔船总数的34%。")
    assert "120艘是500艘的24.0%，不是34%" in told
    assert len(reasons("全县有渔船500艘。其中，钢质渔船120艘，占比34%。")) == 1


def test_a_share_that_lost_its_percent_sign() -> None:
    (told,) = reasons("全县有渔业企业162家。已建立护渔队的企业62户，占企业总数的38，占骨干企业的97。")
    assert "62户占38" in told


@pytest.mark.parametrize(
    "texts",
    [
        ("全县有渔船500艘，其中新造渔船120艘，占渔船总数的24%。",),
        ("全县有渔船500艘，其中新造渔船约120艘，占渔船总数的34%。",),
        ("全年渔获500吨，新增渔获120吨，占新增渔获的70%。",),
        ("全县有渔船500艘，建成码头120座，占码头总数的34%。",),
        ("收到议案294件，包括渔业292件，盐业2件；另有建议4件。",),
        ("2021年建成站点14个，培训队员520名，发放手册2100册。", "2022年建成站点14个，培训队员620名，发放手册2100册。"),
        ("共有渔船362艘，其中大型船2艘，中型船48艘，小型船312艘。",),
        ("共有渔船366艘，其中大型船20艘，中型船48艘，新造船12艘。",),
        ("共有渔船400余艘，其中大型船2艘，中型船48艘，小型船312艘。",),
        ("惠及渔民5710人次。", "惠及渔民9000人次。"),
        ("去年惠及渔民5710人次。", "今年惠及渔民5170人次。"),
        ("走访渔民571户。", "走访船东517户。"),
        ("走访渔民571户。", "走访渔民571户。"),
    ],
)
def test_no_alarm_where_both_can_be_right(texts: tuple[str, ...]) -> None:
    assert reasons(*texts) == []


def test_a_conflict_points_at_its_two_figures() -> None:
    context = text_context("开展巡海30次，惠及渔民5710人次。开展巡海30次，惠及渔民5170人次。")
    figures = find_figures(context, [])
    (conflict,) = find_conflicts(context.document, figures)
    assert [figures[index].value for index in conflict.figures] == [5710, 5170]
