"""Initiatives: what is one, what it is called, and where it is mentioned."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingest.extract.class_words import CLASS_WORDS
from ingest.extract.initiatives.find import find_initiatives
from ingest.extract.initiatives.names import same_initiative, variants
from ingest.extract.quotations import find_quotations, side_by_side
from ingest.extract.slogans import find_slogans
from ingest.steps import Context, NamedMention
from kg.model import Mention
from kg.names import LOOSE_CLASS_WORDS
from tests.unit.text_scenes import text_context


def initiatives(context: Context) -> list[NamedMention]:
    return find_initiatives(context, [], find_slogans(context.document))


def names(*texts: str, title: str = "") -> list[str]:
    found = initiatives(text_context(*texts, title=title))
    return list(dict.fromkeys(item.canonical for item in found))


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("镇里开展“清水进塘”活动，村民参加。", ["清水进塘"]),
        ("全乡推行“三张清单”工作法。", ["三张清单工作法"]),
        ("社区实行“579”模式。", ["579模式"]),
        ("探索“支部+果园”模式。", ["支部+果园模式"]),
        ("实施“二心”助学帮困活动。", ["二心助学帮困活动"]),
        ("构建“山海同心”党建新模式。", ["山海同心"]),
        ("开设“灯塔夜校”、“渔家小灶”和“船老大说事”等平台。", ["灯塔夜校", "渔家小灶", "船老大说事"]),
        ("开展“敲百门、听百声、解百难”活动。", ["敲百门、听百声、解百难"]),
        ("以“海燕服务日”为载体，党员上门。", ["海燕服务日"]),
        ("乡里首创的七步理事工作法，村民叫好。", ["七步理事工作法"]),
        ("县委组织开展护渔惠渔实践活动。", ["护渔惠渔实践活动"]),
        ("落实五级联看联评制度，层层推进。", ["五级联看联评制度"]),
        ("开展整治码头乱象专项行动。", ["整治码头乱象专项行动"]),
        ("今年是我县确定的支部建设提升年。", ["支部建设提升年"]),
        ("策划了渔歌进学堂、码头故事会、贝壳画展等系列项目。", ["渔歌进学堂", "码头故事会", "贝壳画展"]),
        ("摸索出 “船头会” 工作法。", ["船头会"]),
        ("组建200余人“渔嫂帮帮队”，走村入户。", ["渔嫂帮帮队"]),
        ("打造“潮声会客厅”“渔火说事亭”，大家都来坐。", ["潮声会客厅", "渔火说事亭"]),
        ("一场“海风换新颜，干净过新年”的卫生习惯养成活动在岛上拉开帷幕。", ["海风换新颜，干净过新年"]),
        ("渔港“全听见”社会服务管理体系早已建立。", ["全听见"]),
        ("推行渔区基层治理“四张网”改革。", ["四张网"]),
        ("推进船舶进出“一港清”、渔获买卖“一秤明”、海上求救“一键应”，管好渔港。", ["一港清", "一秤明", "一键应"]),
        ("图为镇里举办第三届渔火红色诗歌大会。", ["第三届渔火红色诗歌大会"]),
        ("东岸村的灯塔步道项目顺利开工。", ["灯塔步道项目"]),
        ("港区实行有奖举报制度。", ["有奖举报制度"]),
        ("开发了一款名为“渔汛通”的微信小程序。", ["渔汛通"]),
        ("走进村委会，可以看到“数字渔村”平台大屏幕。", ["数字渔村"]),
        ("让“海潮音”宣讲团化身信使。", ["海潮音"]),
        ("“灯塔湾调解法”被写入省里的报告。", ["灯塔湾调解法"]),
        ("我局建立渔船进出港常态化巡查机制，", ["渔船进出港常态化巡查机制"]),
        ("当地建立了搬迁渔民常态化走访机制。", ["搬迁渔民常态化走访机制"]),
        ("线索都汇总在渔港智治综合应用平台。", ["渔港智治综合应用平台"]),
        ("镇上的旧码头改造项目通过验收。", ["旧码头改造项目"]),
        ("融合‘潮汐联络站’‘渔音宣讲团’一系列本土优质的基层治理模式。", ["潮汐联络站", "渔音宣讲团"]),
        ("创设渔民“平安卡”，上门办理。", ["平安卡"]),
        ("“船靠岸就来，说完就走。”服务队员说。", []),
        ("这样议事会就能听到更多声音。", []),
        ("打造“红帆白浪”联合体。", ["红帆白浪"]),
        ("通过“渔区微信群”报汛情。", ["渔区微信群"]),
        ("推行“渔家灶”食堂。", ["渔家灶食堂"]),
        ("渔民“2+1”结对帮扶活动开展以来，大家更亲。", ["2+1结对帮扶活动"]),
        ("在“渔区治理一体化平台”上开发模块。", ["渔区治理一体化平台"]),
        ("码头试行泊位管理酬金制。", ["泊位管理酬金制"]),
        ("码头提供“四帮服务”，不断线。", ["四帮服务"]),
        ("创办《海湾党建网》，天天更新。", ["海湾党建网"]),
    ],
)
def test_words_around_a_name_show_an_initiative(text: str, wanted: list[str]) -> None:
    assert names(text) == wanted


@pytest.mark.parametrize(
    "text",
    [
        "“网箱今年又丰收了。”老周说。",
        "解决渔民“上岸难”问题。",
        "围绕“生态美、百姓富”的目标。",
        "被授予“全国文明渔村”称号。",
        "党员争当“领航员”。",
        "有的干部抱着“看一看”的心态。",
        "发挥党支部的“定盘星”作用。",
        "实现从“要我干”到“我要干”的转变。",
        "经济指标“开门红”。",
        "坚决做到“两个维护”。",
        "开展各项服务活动，健全工作制度。",
        "建立健全学习教育长效机制。",
        "村里的活动室修好了。",
        "推动干部“提神”、支部“提质”、班子“提效”。",
        "填好“渔区责任田” 服务记录表。",
        "这是一场“及时雨”。",
        "老林得了“金锚勋章”，“两代表一委员”来看他，“金海湾”响了。",
        "推行渔港水面管理体制，实施渔船名录编制。",
        "形成了 “有难事找支部” 的浓厚氛围。",
        "县里开过第十五届人民代表大会第三次会议。",
        "法院缺乏制度保障，基金项目少。",
    ],
)
def test_sayings_goals_honours_and_stock_phrases_are_none(text: str) -> None:
    assert names(text) == []


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("“潮汐友邻”党建共建圈办了三场晚会。", ["潮汐友邻党建共建圈"]),
        ("区里打造“灯塔课堂”、“渔嫂会客厅”等模块。", ["灯塔课堂", "渔嫂会客厅"]),
        ("老谢申请了“浪花计划”。", ["浪花计划"]),
        ("村里建起小应用——“渔家图”，谁都会用。", ["渔家图"]),
        ("“微渔港”通报了险情。村民在“微渔港”上留言。", ["微渔港"]),
        ("探索了东湾的“修船如旧”、西湾的“留巷留景”、南湾的“抽帆”等创新模式。", ["修船如旧", "留巷留景", "抽帆"]),
        (
            "渔灯一体化、数智码头、“一网归港”、全域船检等一批重大应用上线。",
            ["渔灯一体化", "数智码头", "一网归港", "全域船检"],
        ),
        ("全县实施海塘安澜千里计划，村村受益。", ["海塘安澜千里计划"]),
        ("每年举办的桃花节，游客如潮。", ["桃花节"]),
        ("村里的渔灯码正式上线，扫一扫就能报修。", ["渔灯码"]),
        ("学院组织新生开展知海爱海护海主题教育。", ["知海爱海护海主题教育"]),
    ],
)
def test_more_class_words_lists_and_verbs_show_an_initiative(text: str, wanted: list[str]) -> None:
    assert names(text) == wanted


@pytest.mark.parametrize(
    "text",
    [
        "村里计划打造渔家乐。今年计划修三条路。",
        "搞“形象工程”不得人心，“金锚奖章”另当别论。",
        "按照因地制宜的原则。",
        "设立“专项工作组”。",
        "推动由“线上服务”到码头的转变。",
    ],
)
def test_verbs_honours_task_forces_and_stock_words_are_none(text: str) -> None:
    assert names(text) == []


def test_signs_from_all_places_of_a_name_are_added() -> None:
    here, there = "大家说起“渔灯汇”。", "依托“渔灯汇”报平安。"
    assert names(here) == names(there) == []
    assert names(here, there) == ["渔灯汇"]


def test_class_words_that_come_off_between_documents_are_read_inside_one_too() -> None:
    read = {row.word for row in CLASS_WORDS}
    assert set(LOOSE_CLASS_WORDS) - {"工作"} <= read  # 工作 is said of what is no initiative too often


@given(st.text("“”渔灯塔一二三活动工程的在推行打造、，。\n", max_size=60))
def test_every_sign_that_is_read_stands_in_the_table(text: str) -> None:
    names(text or "。")


@pytest.mark.parametrize(
    ("text", "level", "scope"),
    [
        ("省委部署开展“清风护海”行动。", "provincial", "place:33"),
        ("教育部组织实施的“渔苗计划”惠及海岛。", "national", ""),
        ("全省推行的“三色渔旗”工作法。", "provincial", "place:33"),
        ("在全国率先推行“三色渔旗”工作法。", "local", "place:330922"),
    ],
)
def test_who_runs_it_tells_level_and_scope(text: str, level: str, scope: str) -> None:
    found = initiatives(text_context(text, region=("330922", "3309", "33")))
    assert [(item.attrs["level_of"], item.scope) for item in found] == [(level, scope)]


def test_a_report_of_a_province_tells_of_its_works() -> None:
    context = text_context("实施“潮起东岸”行动。", title="2025年浙江省政府工作报告", region=("33",))
    assert [item.attrs["level_of"] for item in initiatives(context)] == ["provincial"]


def test_a_national_campaign_has_its_full_name_and_no_scope() -> None:
    found = initiatives(text_context("创争活动开展以来，渔村面貌一新。", region=("330922",)))
    assert [(item.canonical, item.scope, item.attrs["level_of"]) for item in found] == [
        ("创先争优活动", "", "national")
    ]


@pytest.mark.parametrize(
    ("text", "wanted", "kind"),
    [
        ("渔区接诉即办诉求少了一半。", "接诉即办", "机制"),
        ("推进高效办成“一件事”，岛民少跑腿。", "高效办成一件事", "机制"),
        ("建设十五分钟便民生活圈。", "一刻钟便民生活圈", "项目"),
    ],
)
def test_mechanisms_of_the_whole_country_need_no_marks(text: str, wanted: str, kind: str) -> None:
    found = initiatives(text_context(text, region=("330922",)))
    assert [(item.canonical, item.attrs["kind"], item.scope) for item in found] == [(wanted, kind, "")]


def test_a_name_quoted_often_and_spoken_of_as_working_is_one() -> None:
    text = "海边有个“渔家群”。渔嫂们在“渔家群”里报平安。如今“渔家群”有两百户。"
    assert names(text) == ["渔家群"]


@pytest.mark.parametrize("name", ["博物馆", "一老一小", "老渔族"])
def test_common_words_and_groups_of_people_quoted_often_are_none(name: str) -> None:
    assert names(f"岛上的“{name}”多。“{name}”里有故事。大家说起“{name}”。") == []


def test_a_campaigns_short_name_inside_another_activity_is_that_activity() -> None:
    assert names("组织社会学习实践活动。") == []


def test_a_name_once_shown_is_found_wherever_it_stands() -> None:
    context = text_context("开展“潮起东岸”活动。", "潮起东岸让群众得实惠。", "“潮起东岸”受到欢迎。")
    found = initiatives(context)
    assert [item.mention.passage_id[-2:] for item in found] == ["p1", "p2", "p3"]


def test_surfaces_are_what_the_passage_has_at_their_offsets() -> None:
    context = text_context("开展“潮起东岸”活动，推行“三张清单”工作法，成立“蓝帆工作室”。")
    text = context.document.passages[0].text
    found = initiatives(context)
    assert [text[item.mention.start : item.mention.end] for item in found] == [item.mention.surface for item in found]


def test_short_and_long_forms_are_one_initiative() -> None:
    assert names("设立渔嫂互助基金。", "渔嫂互助基金已有十万元。", "全县互助基金用于救急。") == ["渔嫂互助基金"]


def test_the_class_word_belongs_to_the_name_where_the_text_writes_it_so() -> None:
    assert names("“两访”活动就是开展走访和回访。", "两访活动已经开始。") == ["两访活动"]


def test_items_of_a_slogan_that_head_paragraphs_are_initiatives() -> None:
    found = names("“两查”活动就是开展船舶证照核查、渔具网目抽查活动。", "1.船舶证照核查。先查大船。")
    assert "船舶证照核查" in found


@pytest.mark.parametrize(
    ("region", "scope"),
    [(("330922101", "330922", "3309"), "place:330922"), (("3309", "33"), "place:3309"), (("33",), "place:33")],
)
def test_scope_is_the_narrowest_county_or_city(region: tuple[str, ...], scope: str) -> None:
    found = initiatives(text_context("开展“潮起东岸”活动。", region=region))
    assert found[0].scope == scope


def test_without_a_region_the_document_is_the_scope() -> None:
    context = text_context("开展“潮起东岸”活动。")
    assert initiatives(context)[0].scope == context.document.id


def test_a_defining_sentence_is_kept_by_its_place() -> None:
    found = initiatives(text_context("先说名字。“潮起东岸”活动就是让党员下到码头。", "开展“潮起东岸”活动。"))
    assert {item.attrs["definition"] for item in found} == {"#p1:5-23"}


def test_kind_comes_from_the_class_word() -> None:
    found = initiatives(text_context("推行“三张清单”工作法，开展“潮起东岸”活动。"))
    assert [item.attrs["kind"] for item in found] == ["工作法", "活动"]


@pytest.mark.parametrize(
    ("short", "long", "same"),
    [
        ("互助基金", "渔嫂互助基金", True),
        ("解海难办渔事", "千方百计解海难,尽心尽力办渔事", True),
        ("护渔保平安活动", "护渔护海保平安活动", True),
        ("同心共建", "海湾同心共建行动", True),
        ("码头乱象整治", "整治码头乱象专项行动", True),
        ("渔民讲堂活动", "护渔护海保平安活动", False),
        ("三评", "三评活动", False),
        ("123工作法", "1234发展工作法", False),
    ],
)
def test_which_names_mean_the_same(short: str, long: str, same: bool) -> None:
    assert same_initiative(short, long) is same


@given(st.dictionaries(st.text("甲乙丙丁活动", min_size=1, max_size=8), st.integers(0, 5), max_size=6))
def test_a_variant_leads_to_a_name_that_leads_nowhere(counts: dict[str, int]) -> None:
    found = variants(counts, set(counts))
    assert not set(found.values()) & set(found)


@given(st.text("“”甲乙、和\n", max_size=40))
def test_quotations_are_pieces_of_the_text_and_runs_lose_none(text: str) -> None:
    quotations = find_quotations(text)
    assert all(text[q.inner_start : q.inner_end] == q.inner for q in quotations)
    assert [q for run in side_by_side(text, quotations) for q in run] == quotations


def county_named_in(context: Context, name: str, code: str) -> NamedMention:
    passage = context.document.passages[0]
    start = passage.text.index(name)
    mention = Mention(passage.id, start, start + len(name), name)
    place = f"place:{code}"
    return NamedMention("place", mention, name, place, {"chain_ids": f"place:{code[:2]}/{place}"}, "full name")


def test_a_short_name_behind_its_owner_is_an_initiative() -> None:
    context = text_context("东岛县的“一船一岗”，要义在人人有岗。")
    county = county_named_in(context, "东岛县", "999901")
    assert [item.canonical for item in find_initiatives(context, [county], ())] == ["一船一岗"]


def test_a_saying_behind_a_body_is_none() -> None:
    context = text_context("东岛县“在服务中学习，在学习中服务”的氛围浓了。")
    assert find_initiatives(context, [county_named_in(context, "东岛县", "999901")], ()) == []


def test_what_is_borrowed_from_another_place_has_that_place_as_scope() -> None:
    context = text_context("全镇借鉴东岛县“红缆绳”工程的做法，走村入户。")
    county = county_named_in(context, "东岛县", "999901")
    assert {item.scope for item in find_initiatives(context, [county], ())} == {"place:999901"}


@pytest.mark.parametrize("written", ["“人工智能+”行动", "人工智能+行动"])
def test_a_programme_with_a_plus_in_its_name_is_read_with_and_without_marks(written: str) -> None:
    assert names(f"全市实施{written}，企业上云。") == ["人工智能+行动"]
