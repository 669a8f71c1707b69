"""Relations as sentences of reports state them. The sentences are made up."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from ingest.extract.relations.find import find_relations
from kg.schema import PREDICATES
from tests.unit.relation_scenes import evidence_texts, facts, only, scene


def test_the_subject_of_a_clause_carries_out_what_the_clause_names() -> None:
    found = facts("今年以来，{o:东岸镇党委}扎实推行“{i:灯塔夜谈}”活动。")
    assert only("carries_out", found) == {("东岸镇党委", "灯塔夜谈")}


def test_each_of_a_list_of_subjects_carries_it_out() -> None:
    found = facts("{p:东岸=东岸镇}、{p:西岸=西岸镇}等镇将“{i:灯塔夜谈}”列入年度计划。")
    assert only("carries_out", found) == {("东岸镇", "灯塔夜谈"), ("西岸镇", "灯塔夜谈")}


def test_each_of_a_list_of_initiatives_is_carried_out() -> None:
    found = facts("{o:县税务局=海湾县税务局}开展“{i:灯塔夜谈}”、“{i:潮汐课堂}”等活动。")
    assert only("carries_out", found) == {("海湾县税务局", "灯塔夜谈"), ("海湾县税务局", "潮汐课堂")}


def test_the_maker_right_before_a_name_owns_it() -> None:
    found = facts("各部门学习{p:东岸镇}首创的{i:三步工作法}。")
    assert only("carries_out", found) == {("东岸镇", "三步工作法")}


def test_a_place_where_a_meeting_was_held_carries_out_nothing() -> None:
    found = facts("省里在{p:北山县}召开的{i:灯塔工程}推进会已经结束。")
    assert only("carries_out", found) == set()


def test_this_county_stands_for_the_region() -> None:
    found = facts("{p:海湾县}地处沿海。\n该县建立了{i:联户制度}。", region="海湾县")
    assert only("carries_out", found) == {("海湾县", "联户制度")}


def test_what_all_bodies_of_a_class_do_is_done_where_the_report_is_from_though_hardly_sure() -> None:
    marked = "{p:海湾县}地处沿海。\n各乡镇积极开展“{i:灯塔夜谈}”活动。"
    context, entities = scene(marked, region="海湾县")
    (relation,) = find_relations(context, entities)
    assert relation.subject.endswith("海湾县")
    assert relation.confidence <= 0.5


def test_what_one_kind_of_body_does_is_nobody_s() -> None:
    found = facts("{p:海湾县}地处沿海。\n渔业系统试行的{i:星灯管理项目}激发了动力。", region="海湾县")
    assert only("carries_out", found) == set()


def test_a_sentence_without_a_subject_goes_on_with_the_last_one() -> None:
    found = facts("{o:东岸村党支部}走访了老人。随后推出“{i:灯塔夜谈}”。", region="海湾县")
    assert only("carries_out", found) == {("东岸村党支部", "灯塔夜谈")}


def test_the_same_deed_in_the_next_clause_is_for_the_same_initiative() -> None:
    found = facts("{p:东岸镇}将“{i:灯塔夜谈}”延伸至村民小组，{p:西岸镇}延伸至全体网格员。")
    assert only("carries_out", found) == {("东岸镇", "灯塔夜谈"), ("西岸镇", "灯塔夜谈")}


def test_what_the_title_names_is_run_by_the_region() -> None:
    title = "海湾县“灯塔工程”工作情况汇报"
    found = facts("{p:海湾县}“{i:灯塔工程}”工作情况汇报", title=title, region="海湾县")
    assert only("carries_out", found) == {("海湾县", "灯塔工程")}


def test_a_title_without_the_place_gives_it_nothing() -> None:
    found = facts("“{i:灯塔夜谈}”点亮海岸\n{p:海湾县}靠海。", title="“灯塔夜谈”点亮海岸", region="海湾县")
    assert only("carries_out", found) == set()


def test_where_something_is_done_is_who_does_it_when_nobody_else_is_named() -> None:
    found = facts("{p:南洲市}靠海。\n在{p:东岸村}，通过“{i:灯塔夜谈}”活动拉近了距离。", region="南洲市")
    assert only("carries_out", found) == {("东岸村", "灯塔夜谈")}


def test_a_name_that_goes_on_unknown_is_not_the_subject() -> None:
    found = facts("{p:海湾县}蓝鲸餐饮企业推出“{i:灯塔夜谈}”。")
    assert only("carries_out", found) == set()


def test_what_a_person_of_a_body_says_is_not_the_body_s_deed() -> None:
    found = facts("{o:海湾中学}校长{n:林一帆}表示，要开展“{i:灯塔夜谈}”。")
    assert only("carries_out", found) == set()


def test_whoever_is_sent_to_a_place_does_not_run_it() -> None:
    found = facts("{o:东岸镇民声服务队}将双方带至“{i:灯塔小屋}”调解。")
    assert only("carries_out", found) == set()


def test_what_somebody_without_a_name_does_is_not_the_region_s() -> None:
    found = facts("{p:海湾县}靠海。\n潮声博物馆打造了“{i:灯塔夜谈}”，他们还开设了“{i:潮汐课堂}”。", region="海湾县")
    assert only("carries_out", found) == set()


def test_advice_is_no_deed() -> None:
    found = facts("{p:海湾县}地处沿海。\n建议开展“{i:补课行动}”。", region="海湾县")
    assert only("carries_out", found) == set()


def test_a_definition_lists_the_parts() -> None:
    found = facts("“{i:双灯工程}”就是推进{i:灯塔夜谈}、{i:潮汐课堂}建设。")
    assert only("component_of", found) == {("灯塔夜谈", "双灯工程"), ("潮汐课堂", "双灯工程")}


def test_what_is_built_on_a_platform_belongs_to_it() -> None:
    found = facts("以“{i:海岸会客厅}”为平台，推出了“{i:晨跑圈}”、“{i:旧书角}”等项目。")
    assert only("component_of", found) == {("晨跑圈", "海岸会客厅"), ("旧书角", "海岸会客厅")}


def test_what_was_invented_within_a_campaign_belongs_to_it() -> None:
    found = facts("{p:东岸镇}在{i:敲门行动}中，探索的{i:五色台账制度}受到欢迎。")
    assert ("五色台账制度", "敲门行动") in only("component_of", found)


def test_a_key_link_of_an_initiative_is_part_of_it() -> None:
    found = facts("{i:积分测评}是落实{i:星级评定办法}的关键环节。")
    assert only("component_of", found) == {("积分测评", "星级评定办法")}


def test_a_name_inside_a_longer_name_is_the_whole() -> None:
    found = facts("先看{i:灯塔先锋活动}。再看{i:灯塔先锋主题阅读活动}。")
    assert only("component_of", found) == {("灯塔先锋主题阅读活动", "灯塔先锋活动")}


def test_a_place_is_part_of_the_narrowest_holder_that_is_named() -> None:
    chains = {"东岸村": "东岸镇", "东岸镇": "海湾县", "海湾县": "南洲市"}
    found = facts("{p:南洲市}{p:海湾县}{p:东岸村}", chains=chains)
    assert only("part_of", found) == {("东岸村", "海湾县"), ("海湾县", "南洲市")}


def test_members_of_an_area_are_part_of_it() -> None:
    found = facts("{p:东港=东港居民区}、{p:西港=西港居民区}等两个居民区联合组成的{p:港湾片区}已经挂牌。")
    assert only("part_of", found) == {("东港居民区", "港湾片区"), ("西港居民区", "港湾片区")}


def test_a_village_in_a_sentence_about_a_town_is_part_of_the_town() -> None:
    chains = {"东岸镇": "海湾县", "石桥村": "海湾县"}
    found = facts("{p:海湾县}\n{p:东岸镇}选了一个老典型{p:石桥村}。", chains=chains)
    assert ("石桥村", "东岸镇") in only("part_of", found)
    assert ("石桥村", "海湾县") not in only("part_of", found)


def test_a_branch_is_part_of_the_body_whose_name_it_bears() -> None:
    found = facts("{o:县委=海湾县委}和{o:县委组织部=海湾县委组织部}到了{o:蓝湾公司}，看了{o:蓝湾公司党支部}。")
    assert only("part_of", found) == {("海湾县委组织部", "海湾县委"), ("蓝湾公司党支部", "蓝湾公司")}


def test_a_place_holds_what_it_is_made_of() -> None:
    found = facts("现在的{p:东新村}由{p:东村}、{p:礁头村}等3个自然村组成。\n{p:石岛镇}下辖{p:南埠村}、{p:北埠村}。")
    assert only("part_of", found) == {
        ("东村", "东新村"),
        ("礁头村", "东新村"),
        ("南埠村", "石岛镇"),
        ("北埠村", "石岛镇"),
    }


def test_a_village_told_as_one_of_a_county_lies_in_it_and_not_beyond() -> None:
    found = facts("{p:潮头村}是{p:海湾市}{p:东岸县}的一个边境村。", chains={"潮头村": "海湾市", "东岸县": "海湾市"})
    assert only("part_of", found) == {("潮头村", "东岸县"), ("东岸县", "海湾市")}


def test_a_village_lies_in_the_only_town_named_before_it() -> None:
    assert ("潮头村", "part_of", "东岸镇") in facts("{p:东岸镇}召开会议。在{p:潮头村}，村民议事。")
    assert not only("part_of", facts("{p:东岸镇}与{p:西岸镇}召开会议。在{p:潮头村}，村民议事。"))


def test_a_body_lies_in_the_narrowest_place_of_its_name() -> None:
    found = facts("{p:海湾县}{p:东岸镇}的{o:海湾县东岸镇卫生院}开门了。")
    assert only("located_in", found) == {("海湾县东岸镇卫生院", "东岸镇")}


def test_what_a_committee_without_a_name_does_is_not_the_doing_of_whoever_came_before() -> None:
    told = facts("{o:海湾县司法局}开展普法。如今，村委会不仅开设了{i:潮声喇叭}，还讲法律。")
    assert not only("carries_out", told)


def test_a_body_that_acts_together_with_another_does_what_both_do() -> None:
    told = facts("{o:潮声支部}联合{o:礁石学院支部}，走进展馆开展{i:“清风入海”}主题党日活动。")
    assert only("carries_out", told) == {("潮声支部", "“清风入海”"), ("礁石学院支部", "“清风入海”")}


def test_a_place_inside_the_name_of_the_titled_campaign_need_not_run_it() -> None:
    text = "{p:海湾县}\n学院举办{i:海湾县干部研修班}。"
    assert not only("carries_out", facts(text, title="学院举办海湾县干部研修班", region="海湾县"))


def test_a_village_behind_a_county_that_is_not_known_lies_in_no_other_place() -> None:
    assert not only("part_of", facts("{p:东岸镇}召开会议。云开区{p:潮头村}盖房。"))


def test_an_example_is_not_who_acts() -> None:
    told = facts("在{p:海湾市}，像{p:潮头社区}这样的小区很多。还常年开展{i:“红帆”}交流活动。")
    assert ("海湾市", "carries_out", "“红帆”") in told
    assert ("潮头社区", "carries_out", "“红帆”") not in told


def test_a_member_of_the_congress_holds_no_post_there() -> None:
    assert not only("holds_post_at", facts("{o:全国人大}代表{n:李明珠}说。"))


def test_a_worker_holds_no_post() -> None:
    assert not only("holds_post_at", facts("{p:潮头村}养蚕车间技术工人{n:老刘}说好。"))


def test_a_team_is_at_home_in_the_one_village_of_its_passage() -> None:
    assert ("暖心服务队", "located_in", "潮头社区") in facts("{p:潮头社区}里老人多。很快，{o:暖心服务队}就成立了。")
    assert not only("located_in", facts("{p:潮头社区}和{p:礁石社区}老人多。很快，{o:暖心服务队}就成立了。"))
    assert not only("located_in", facts("{p:潮头社区}里老人多。{o:远洋集团}来了。"))


def test_a_body_lies_in_the_place_right_before_its_name() -> None:
    found = facts("{p:东岸镇}靠海。该镇{o:蓝湾公司党支部}捐了书。")
    assert only("located_in", found) == {("蓝湾公司党支部", "东岸镇")}


def test_a_village_known_from_a_body_s_name_alone_leaves_room_for_the_town_before() -> None:
    found = facts("{p:东岸镇}{o:石桥村卫生站}开门了。")
    assert only("located_in", found) == {("石桥村卫生站", "东岸镇")}


def test_a_post_stands_between_body_and_name() -> None:
    found = facts("{o:东岸村党支部}书记{n:林一帆}、{o:西岸村党支部}书记{n:周小满}参加了。")
    assert only("holds_post_at", found) == {("林一帆", "东岸村党支部"), ("周小满", "西岸村党支部")}


def test_someone_visited_holds_no_post_there() -> None:
    found = facts("{o:东岸村党支部}走访了{n:林一帆}。")
    assert only("holds_post_at", found) == set()


def test_whoever_lives_in_a_place_holds_no_post_there() -> None:
    found = facts("{p:东岸村}村民{n:林一帆}和家住{p:西岸村}的{n:周小满}来了。")
    assert only("holds_post_at", found) == set()


def test_praise_goes_to_what_was_spoken_of() -> None:
    found = facts("{i:阳光小屋}是新做法。运行以来，得到了{o:市委组织部=南洲市委组织部}的肯定。")
    assert only("recognised_by", found) == {("阳光小屋", "南洲市委组织部")}


def test_who_praises_may_stand_first() -> None:
    found = facts("去年创新“{i:三六模式}”。{o:省委组织部=某省委组织部}对这一做法给予了充分肯定。")
    assert only("recognised_by", found) == {("三六模式", "某省委组织部")}


def test_an_initiative_that_lets_another_take_root_follows_it() -> None:
    found = facts("{p:东岸镇}创新的{i:三步工作法}，让{i:枫桥经验}在本地落地生根。")
    assert only("follows", found) == {("三步工作法", "枫桥经验")}


def test_who_learns_from_an_initiative_follows_it_with_the_next() -> None:
    found = facts("{p:东岸镇}借鉴“{i:枫桥经验}”，创新了“{i:三步工作法}”。")
    assert only("follows", found) == {("三步工作法", "枫桥经验")}


def test_partners_are_printed_once_in_the_order_of_the_text() -> None:
    found = facts("{o:东岸社区}与{o:蓝湾公司}签订共建协议。{o:蓝湾公司}与{o:东岸社区}结对。")
    assert only("partners_with", found) == {("东岸社区", "蓝湾公司")}


def test_a_model_person_exemplifies_the_campaign_of_the_report() -> None:
    marked = "{i:灯塔先锋活动}总结\n宣传{o:东岸镇卫生站}党员{n:林一帆}同志的先进事迹。"
    assert only("exemplifies", facts(marked, title="灯塔先锋活动总结")) == {("林一帆", "灯塔先锋活动")}


def test_evidence_runs_from_one_name_to_the_other() -> None:
    context, entities = scene("据了解，{o:东岸镇党委}扎实推行“{i:灯塔夜谈}”活动，效果很好。")
    (relation,) = find_relations(context, entities)
    assert evidence_texts(context, relation) == ["东岸镇党委扎实推行“灯塔夜谈"]


_PIECES = (
    "{p:海湾县}", "{p:东岸镇}", "{o:海湾县委}", "{o:蓝湾公司党支部}", "{i:灯塔夜谈}", "{i:灯塔夜谈工作室}", "{n:林一帆}", "该县", "我们",
    "开展", "是", "的", "在", "中", "就是", "、", "和", "与", "，", "。", "“", "”", "书记", "以", "为平台", "得到", "肯定", "先进事迹",
)  # fmt: skip


@given(st.lists(st.sampled_from(_PIECES), max_size=30).map("".join))
def test_whatever_the_words_relations_are_lawful_and_borne_out(marked: str) -> None:
    context, entities = scene(marked, title="灯塔夜谈", region="海湾县", chains={"东岸镇": "海湾县"})
    types = {entity.id: entity.type for entity in entities}
    relations = find_relations(context, entities)
    keys = [(relation.subject, relation.predicate, relation.object) for relation in relations]
    assert len(keys) == len(set(keys))
    for relation in relations:
        law = PREDICATES[relation.predicate]
        assert types[relation.subject] in law.subjects
        assert types[relation.object] in law.objects
        assert relation.subject != relation.object
        assert 0 <= relation.confidence <= 1
        assert all(evidence_texts(context, relation))


def test_as_many_parts_as_the_name_counts_belong_to_it() -> None:
    found = facts(
        "{p:海湾县}推行渔区治理“{i:三个一}”改革，通过推进渔港“{i:一港清}”、渔获“{i:一秤明}”、求救“{i:一键应}”，服务渔民。"
    )
    assert only("component_of", found) == {("一港清", "三个一"), ("一秤明", "三个一"), ("一键应", "三个一")}


def test_fewer_parts_than_the_name_counts_are_not_taken_for_its_parts() -> None:
    found = facts("{p:海湾县}推行“{i:四个一}”改革，推进渔港“{i:一港清}”、渔获“{i:一秤明}”、求救“{i:一键应}”。")
    assert only("component_of", found) == set()


def test_what_opens_at_a_place_is_carried_out_there() -> None:
    found = facts("一场“{i:海风换新颜}”的卫生活动在{p:东岸村}拉开帷幕。")
    assert only("carries_out", found) == {("东岸村", "海风换新颜")}


def test_one_person_may_hold_posts_in_two_bodies() -> None:
    found = facts("{o:东岸社区党委}书记、{o:居委会=东岸社区居委会}主任{n:林海生}说。")
    assert only("holds_post_at", found) == {("林海生", "东岸社区党委"), ("林海生", "东岸社区居委会")}


def test_a_body_without_its_owner_is_the_only_one_of_its_kind() -> None:
    found = facts("{o:渔业公司党总支}开展活动。党总支副书记{n:林海生}讲话。")
    assert only("holds_post_at", found) == {("林海生", "渔业公司党总支")}


def test_bodies_that_act_jointly_are_partners() -> None:
    found = facts("{o:海湾县委组织部}会同{o:海湾县渔业局}到码头指导。")
    assert only("partners_with", found) == {("海湾县委组织部", "海湾县渔业局")}


def test_parts_listed_before_a_counting_name_belong_to_it() -> None:
    found = facts("{p:海湾县}推出“{i:小灯塔}”照路在前、“{i:小渔网}”帮扶在前、“{i:小船桨}”服务在前的“{i:三小工作法}”。")
    assert only("component_of", found) == {(part, "三小工作法") for part in ("小灯塔", "小渔网", "小船桨")}


def test_after_an_example_the_passage_goes_on_with_its_first_subject() -> None:
    found = facts(
        "{p:海湾县}聚焦渔民所盼。{p:东岸镇}依托码头送餐。筑牢防线，组建“{i:渔嫂调解队}”。",
        region="海湾县",
        chains={"东岸镇": "海湾县"},
    )
    assert only("carries_out", found) == {("海湾县", "渔嫂调解队")}


def test_members_and_staff_of_unnamed_firms_hold_no_post_at_a_place() -> None:
    found = facts(
        "{p:东岸镇}的流动党员{n:林海生}和{p:西岸镇}某渔业企业的总监{n:陈潮平}到会，{p:南岸村}食堂是{n:老邱}办的。"
    )
    assert only("holds_post_at", found) == set()


def test_surname_and_post_right_behind_a_body_hold_it() -> None:
    assert only("holds_post_at", facts("{o:海湾县渔业局}{n:陈科长}说。")) == {("陈科长", "海湾县渔业局")}
    assert only("holds_post_at", facts("{o:海湾县渔业局}{n:陈潮平}说。")) == set()


def test_a_post_stands_behind_a_name_too() -> None:
    assert only("holds_post_at", facts("{n:林海生}，{p:海湾县}{o:东岸村党总支}书记，出海四十年。")) == {
        ("林海生", "东岸村党总支")
    }
    assert only("holds_post_at", facts("{n:林海生}是{o:海湾县渔业局}的副局长。")) == {("林海生", "海湾县渔业局")}
    assert only("holds_post_at", facts("后来{n:小林}被选派到{p:东岸村}担任驻村第一书记。")) == {("小林", "东岸村")}


def test_the_post_of_the_next_person_is_not_that_of_the_one_before() -> None:
    found = facts("与会的有{n:林海生}，{o:西岸村党支部}书记{n:周小满}。")
    assert only("holds_post_at", found) == {("周小满", "西岸村党支部")}


def test_a_post_without_its_body_is_held_where_the_text_was_last() -> None:
    found = facts("{p:东岸村}靠海。村支书{n:林海生}说，{o:西岸村党支部}来过。村主任{n:周小满}笑了。")
    assert only("holds_post_at", found) == {("林海生", "东岸村"), ("周小满", "西岸村党支部")}


def test_whoever_is_named_after_words_without_a_post_holds_none() -> None:
    found = facts("{p:东岸社区}业主{n:林海生}、{o:海湾大学}毕业生{n:周小满}和{o:海湾县委}牢记{n:陈潮平}的话。")
    assert only("holds_post_at", found) == set()


def test_the_head_of_the_branch_may_head_its_college_too() -> None:
    found = facts("{o:渔业学院}开学。{o:渔业学院党总支}副书记、院长{n:林海生}致辞。")
    assert only("holds_post_at", found) == {("林海生", "渔业学院党总支"), ("林海生", "渔业学院")}


def test_units_stand_under_the_longest_holder_that_is_named() -> None:
    found = facts("{o:海湾大学}、{o:海湾大学渔业学院}和{o:渔业学院党总支}一起来了。")
    assert only("part_of", found) == {("海湾大学渔业学院", "海湾大学"), ("渔业学院党总支", "海湾大学渔业学院")}


def test_a_unit_belongs_to_the_body_before_it() -> None:
    found = facts("{o:蓝湾集团}所属{o:远洋公司}来了，{o:海湾县委}{o:县政府=海湾县政府}也来了。")
    assert only("part_of", found) == {("远洋公司", "蓝湾集团")}


def test_what_a_village_founded_lies_there() -> None:
    found = facts("{p:东岸村}去年成立了{o:蓝鲸渔业合作社}。")
    assert only("located_in", found) == {("蓝鲸渔业合作社", "东岸村")}


def test_a_report_goes_on_with_its_own_deeds_after_a_place_named_in_passing() -> None:
    chains = {"东岸镇": "海湾县"}
    marked = "{p:海湾县}工作报告\n{p:东岸镇}获奖。实施“{i:灯塔工程}”。"
    found = facts(marked, title="海湾县工作报告", region="海湾县", chains=chains)
    assert only("carries_out", found) == {("海湾县", "灯塔工程")}


def test_villages_listed_behind_a_town_lie_in_it() -> None:
    found = facts("片区由{p:东岸镇}的石桥村、{p:上湾村}、{p:下湾村}等三个村组成。")
    assert only("part_of", found) == {("上湾村", "东岸镇"), ("下湾村", "东岸镇")}


def test_a_body_whose_name_goes_on_unknown_is_no_partner() -> None:
    found = facts("{p:东岸镇}联合{p:海湾县}渔业办、{o:蓝湾公司}等单位共建码头。")
    assert only("partners_with", found) == {("东岸镇", "蓝湾公司")}


def test_praise_of_something_else_is_not_for_the_practice_before() -> None:
    found = facts("开展了“{i:灯塔夜谈}”。西岸渔港台风避险案例得到{o:国家渔业局}通报表扬。")
    assert only("recognised_by", found) == set()


def test_the_body_that_opens_a_report_does_what_has_no_subject() -> None:
    found = facts("今年以来，{o:海湾县渔业局}坚持服务渔民。\n上下联动。建立{i:三级巡港机制}，人人参与。")
    assert only("carries_out", found) == {("海湾县渔业局", "三级巡港机制")}


def test_our_county_in_the_mouth_of_an_official_is_the_county_met_last() -> None:
    found = facts("{p:海湾县}{o:海湾县渔业中心}林主任说：“我们县融合‘{i:渔音宣讲团}’，探索新路。”", region="北山县")
    assert only("carries_out", found) == {("海湾县", "渔音宣讲团")}


def test_what_belongs_to_the_street_is_the_street_of_the_text() -> None:
    found = facts("{p:东岸街道}靠海。街道的{i:旧码头改造项目}通过验收。")
    assert only("carries_out", found) == {("东岸街道", "旧码头改造项目")}


def test_a_place_written_with_its_holder_lies_there() -> None:
    found = facts("来到{p:海湾县灯塔滩=灯塔滩}看海，{p:海湾县}很美。")
    assert only("part_of", found) == {("灯塔滩", "海湾县")}


def test_a_post_may_stand_without_its_body_behind_the_body() -> None:
    found = facts("渔民选出了{o:海湾渔业理事会}，{n:林海生}担任会长。时任{o:海湾救援一中队}班长的{n:陈大浪}下海救人。")
    assert only("holds_post_at", found) == {("林海生", "海湾渔业理事会"), ("陈大浪", "海湾救援一中队")}


def test_posts_of_later_clauses_and_second_posts_are_read() -> None:
    found = facts(
        "{n:林海生}来到岛上，去年他担任{o:东岸村党支部}书记。{n:陈大浪}，{o:西岸村党支部}书记、{o:西岸村村委会}主任。"
    )
    posts = {("林海生", "东岸村党支部"), ("陈大浪", "西岸村党支部"), ("陈大浪", "西岸村村委会")}
    assert only("holds_post_at", found) == posts
