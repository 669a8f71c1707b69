"""People are found by surname and by what stands around it."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingest.extract.organisations.find import find_organisations
from ingest.extract.people.find import find_people
from ingest.steps import NamedMention
from tests.unit.names import context


def people(*texts: str, author: str = "") -> list[NamedMention]:
    of = context(*texts, author=author)
    return find_people(of, find_organisations(of, []))


def names(*texts: str, author: str = "") -> list[str]:
    return list(dict.fromkeys(named.canonical for named in people(*texts, author=author)))


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("居民孙莹赞赏道", "孙莹"),
        ("村党支部书记张占海带着大家干", "张占海"),
        ("局长杨于明主持会议", "杨于明"),
        ("省委骆惠宜书记讲话", "骆惠宜"),
        ("学习钟杏兰同志的事迹", "钟杏兰"),
        ("北岛市市长 殷湧", "殷湧"),
        ("好人榜――王 刚”事迹", "王刚"),
        ("石骏是越溪县就业局局长。", "石骏"),
        ("朱志邦，省委组织部原副部长，去世。", "朱志邦"),
        ("主任艾尔肯·吐尼亚孜说", "艾尔肯·吐尼亚孜"),
        ("55岁的潘雨晴参加培训", "潘雨晴"),
        ("居民荣海棠说", "荣海棠"),
        ("支部书记向晓兰介绍", "向晓兰"),
    ],
)
def test_a_name_is_known_by_its_surroundings(text: str, name: str) -> None:
    assert names(text) == [name]


def test_a_list_goes_on_as_long_as_names_follow() -> None:
    text = "在支部书记张占海、大学生村官王璎、党员张爱茹等的带动下；村官芦淑云、杜锋等人扎根基层"
    assert names(text) == ["张占海", "王璎", "张爱茹", "芦淑云", "杜锋"]


@pytest.mark.parametrize(
    "text",
    [
        "书记高度重视，党员安全感强", "居民方便多了，群众马上办", "村民金某与李某某", "干部王XX和××镇", "学习邓小平理论", "推广文建国工作法",
        "居民文化、金融服务", "党员常态化学习", "责任编辑:郭亮", "群众向现场走来", "讲解员纪念馆里讲", "代表许多居民发言", "洪水汪洋一片",
        "居民向网格长反映情况", "这是党员应尽的责任", "兼任党组织副书记", "学院党总支书记讲话",
    ],
)  # fmt: skip
def test_words_doctrines_and_masked_names_are_nobody(text: str) -> None:
    assert names(text) == []


def test_surname_and_post_is_a_person_whose_name_is_partial() -> None:
    [named] = people("一会儿，王书记还要讲话。")
    assert (named.canonical, named.attrs["partial"], named.attrs["role"]) == ("王书记", "yes", "书记")


def test_whom_a_body_sent_is_nobody_named_before() -> None:
    assert names("村民林启山说。", "那位是财政局的林科长，他驻村两年。") == ["林启山", "林科长"]


def test_role_and_body_stand_before_the_name() -> None:
    [named] = people("泽瑞医疗仪器有限公司经理林启明介绍")
    assert (named.attrs["role"], named.attrs["body"]) == ("经理", "泽瑞医疗仪器有限公司")


def test_who_was_named_once_is_known_again() -> None:
    texts = ("社区书记伍加穆带着干部摸排。", "一位大姐给伍加穆戴上头饰。")
    assert [named.mention.passage_id[-2:] for named in people(*texts)] == ["p1", "p2"]


def test_what_often_stands_like_a_name_is_one() -> None:
    texts = ("在朱志邦的推动下，全县改了样。", "而朱志邦却病倒了。", "对朱志邦，大家怀念。")
    assert names(*texts) == ["朱志邦"]
    assert names(texts[0]) == []


def test_the_author_of_a_report_is_a_person() -> None:
    assert names("□杨静涛", author="杨静涛") == ["杨静涛"]


def test_leaders_of_the_state_belong_to_no_county() -> None:
    scopes = {named.canonical: named.scope for named in people("学习习近平总书记讲话，居民孙莹说")}
    assert scopes == {"习近平": "", "孙莹": "place:330922"}


_PIECES = st.sampled_from(
    ["书记", "王", "张占", "海", "、", "同志", "说", "高", "欧阳", "·", " ", "等", "党员", "老", "X"]
)


@given(st.lists(_PIECES, max_size=14))
def test_every_mention_is_what_the_passage_says(pieces: list[str]) -> None:
    of = context("".join(pieces))
    for named in find_people(of, []):
        mention = named.mention
        assert of.document.passages[0].text[mention.start : mention.end] == mention.surface != ""


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("严会计查了账。", "严会计"),
        ("学习了陈志远局长的讲话。", "陈志远"),
        ("镇干部冯宏图守在工地。", "冯宏图"),
        ("几天下来，孙欣欣和社区干部理清了诉求。", "孙欣欣"),
        ("朱茂森所在的车间停了工。", "朱茂森"),
        ("小谢是县政府办公室工作人员。", "小谢"),
        ("区治理办小秦：我来了五年。", "小秦"),
        ("老陈等居民直点头。他邀请老陈到茶馆坐坐。", "老陈"),
    ],
)
def test_a_name_is_known_by_post_company_or_how_often_it_stands_alone(text: str, name: str) -> None:
    assert name in names(text)


def test_surname_and_post_are_the_person_named_in_full() -> None:
    assert names("村党支部书记李晓明介绍说。", "李书记说可以。") == ["李晓明"]
    both = names("村党支部书记李晓明介绍说。", "书记李大海表示。", "李书记说可以。")
    assert set(both) == {"李晓明", "李大海", "李书记"}


@pytest.mark.parametrize("text", ["小康生活来了。", "老师傅多。小区里老人多。", "老陈醋。"])
def test_words_with_small_and_old_are_nobody(text: str) -> None:
    assert names(text) == []


def test_members_listed_behind_a_colon_are_people() -> None:
    assert names("成员：王佑康，纪维杰，林晨") == ["王佑康", "纪维杰", "林晨"]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("果农柳孝梅种了十亩桃树。", "柳孝梅"),
        ("她和丈夫蔡永岚守在堤上。", "蔡永岚"),
        ("合作社的发起人是齐晓岚，今年三十岁。", "齐晓岚"),
        ("家住东岸小区的陶婷夫妇很忙。", "陶婷"),
        ("机房里，徐淙洋被授予奖章。", "徐淙洋"),
        ("来自护渔队的刘丙申则谈了体会。", "刘丙申"),
        ("居民李水带着春联来了。", "李水"),
        ("党支部书记陈圆圆说可以。", "陈圆圆"),
        ("北山村的顿珠是养蜂能手。", "顿珠"),
        ("牧民斯琴图雅介绍说。", "斯琴图雅"),
        ("55岁的潘阿各参加了培训。", "潘阿各"),
        ("调解员老秦组队上门。", "老秦"),
    ],
)
def test_trades_kin_subjects_and_names_of_other_peoples_are_told(text: str, name: str) -> None:
    assert names(text) == [name]


def test_who_stands_in_a_list_with_somebody_known_is_somebody_too() -> None:
    assert names("志愿者潘雨晨说。", "值守的有柳梦洁、潘雨晨和姜婉。") == ["潘雨晨", "柳梦洁", "姜婉"]


def test_three_names_in_a_row_need_no_other_evidence() -> None:
    assert names("由柳梦洁、殷晓、喻赛兰三人组成。") == ["柳梦洁", "殷晓", "喻赛兰"]
    assert names("推进许岸、郑滩、高新等产业带建设。") == []


def test_a_name_with_the_next_word_in_it_is_the_name_told_elsewhere() -> None:
    assert names("社区书记林潼介绍说。", "78岁的林潼为居民奔走。") == ["林潼"]


@pytest.mark.parametrize(
    ("texts", "wanted"),
    [
        (("村党支部周书记来了。", "”老周高兴地说。", "老周说可以。"), ["周书记"]),
        (("调解员马善林说。", "这次，老马对双方劝解。", "老马说好。"), ["马善林"]),
        (("村党支部周书记来了。", "村民老周说可以。", "老周说好。"), ["周书记", "老周"]),
        (("村民老周说可以。", "村党支部周书记说好。"), ["老周", "周书记"]),
        (("会计秦善林说。", "村民秦小凤说。", "老秦说好，老秦又说行。"), ["秦善林", "秦小凤", "老秦"]),
    ],
)
def test_a_short_form_that_nothing_introduces_is_the_one_person_of_that_surname_told_before(
    texts: tuple[str, ...], wanted: list[str]
) -> None:
    assert names(*texts) == wanted
