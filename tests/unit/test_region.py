"""Which places a document is about."""

from __future__ import annotations

from ingest.process import extract
from kg.source import Source
from tests.unit.place_scenes import document, region_of


def test_the_title_names_the_county() -> None:
    text = document("近年来，各乡镇把为民服务放在首位。", title="嵊泗县渔农村工作总结")
    assert region_of(text) == ["嵊泗县", "舟山市", "浙江省"]


def test_towns_of_one_county_point_to_it_though_it_is_never_named() -> None:
    text = document("检查组先后去了石匣、羊角、拐儿等乡镇。", "麻田镇和芹泉镇也作了发言。", "全县上下都要重视。")
    assert region_of(text)[0] == "左权县"


def test_one_town_told_at_length_does_not_make_a_report_of_the_county_one_of_the_town() -> None:
    text = document(
        "全县抓落实。", "洋山镇开了会，洋山镇办了班，洋山镇修了路。", "我县将继续努力。", title="嵊泗县工作汇报"
    )
    assert region_of(text)[0] == "嵊泗县"


def test_a_report_of_a_street_is_about_the_street() -> None:
    text = document("陆家嘴街道有许多楼宇。街道党工委走访了企业，陆家嘴街道办了食堂。")
    assert region_of(text) == ["陆家嘴街道", "浦东新区", "上海市"]


def test_a_city_that_speaks_as_a_city_is_not_one_of_its_counties() -> None:
    text = document("全市召开大会，我市作出部署，市委统一安排。", "奈曼旗先行一步。", title="通辽市工作总结")
    assert region_of(text) == ["通辽市", "内蒙古自治区"]


def test_an_ambiguous_name_is_decided_by_what_stands_beside_it() -> None:
    text = document("南京市鼓楼区推开试点。", "鼓楼区的干部走进楼道，鼓楼区还建了驿站。")
    assert region_of(text) == ["鼓楼区", "南京市", "江苏省"]


def test_metadata_speaks_where_the_text_is_silent() -> None:
    assert region_of(document("支部开了会。", region_hint="江苏省泰州市兴化市"))[0] == "兴化市"


def test_the_author_s_post_tells_the_region() -> None:
    text = document("各级党组织积极行动。", "(作者系通辽市委常委)")
    assert region_of(text) == ["通辽市", "内蒙古自治区"]


def test_news_about_several_provinces_is_about_none() -> None:
    text = document("江苏南京和浙江杭州的社区办起食堂。", "在四川成都，居民用上了电梯；在湖南长沙，街道开了夜校。")
    assert region_of(text) == []


def test_words_that_are_also_names_of_counties_say_nothing() -> None:
    text = document("我们要整合资源，加强合作，让通道畅通，让来宾满意。" * 3)
    assert region_of(text) == []


def test_an_estate_that_begins_like_a_county_tells_no_region() -> None:
    assert region_of(document("裕民信和花园的居民来了。", "居民都说好。")) == []


def test_a_report_that_hides_its_county_is_of_no_region_though_towns_betray_it() -> None:
    text = "Q县开了会，洋山镇和枸杞乡、菜园镇都来人。"
    assert region_of(document(text, "Q县县委讲话，洋山镇、菜园镇发言。")) == []


def _region_of_record(*texts: str) -> tuple[str, ...]:
    return extract(document(*texts), Source("a.txt", "0" * 64)).document.region


def test_a_report_on_one_village_is_about_that_village() -> None:
    texts = ("左权县辽阳镇柳松村办起夜校。", "柳松村的老人都来听课，柳松村变了样。")
    assert _region_of_record(*texts) == ("柳松村", "辽阳镇", "左权县", "晋中市", "山西省")


def test_a_report_that_speaks_for_its_county_is_about_the_county() -> None:
    texts = ("我县从左权县辽阳镇柳松村做起。", "柳松村的办法在全县推广，我县还要再学柳松村，全县都要行动。")
    assert _region_of_record(*texts)[0] == "左权县"


def test_a_report_on_a_village_is_not_about_the_county_that_shares_its_name() -> None:
    assert region_of(document("永济村修路。", "永济村种树，永济的山绿了，永济变了。")) == []


def test_a_report_on_a_village_of_nowhere_known_is_about_that_village() -> None:
    texts = ("柳松村办起夜校。", "柳松村的老人都来听课，柳松村变了样。", "邻村也来学。")
    assert _region_of_record(*texts) == ("柳松村",)
    assert _region_of_record("夜校办起来了。", "老人都来听课。", *texts) == ()


def test_a_region_of_which_only_the_name_is_known_has_the_id_of_that_name() -> None:
    texts = ("鼓楼区来信说明情况。", "鼓楼区修了路，鼓楼区变了样。")
    record = extract(document(*texts), Source("a.txt", "0" * 64))
    assert record.document.region == ("鼓楼区",)
    assert record.document.region_ids == tuple(entity.id for entity in record.entities)


def test_a_made_up_name_beside_the_name_of_a_province_hides_no_province() -> None:
    text = "天津市工作报告。天津市推进A区试点。"
    assert region_of(document(text, "天津市增加就业，天津市改善环境。")) == ["天津市"]
