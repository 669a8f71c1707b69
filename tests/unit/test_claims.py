"""Claims with figures against a few reports made by hand: agrees, differs, or nobody can tell."""

from __future__ import annotations

from dataclasses import replace

import pytest

from ingest.draft.claims import check_claims, find_claims
from ingest.draft.reading import read_draft
from ingest.process import process
from kg.ids import coded_place
from kg.model import DocumentRecord
from kg.store import GraphStore
from kg.stores.memory import MemoryStore
from search.claims.amounts import is_near, is_slip, rounded_alike, told_in_thousands, within_rounding
from search.claims.checking import ClaimChecker
from search.claims.claim import CheckedClaim
from search.claims.ranges import is_end_of_range
from search.claims.reasons import Reason
from search.claims.subjects import related_subjects, same_subject
from search.claims.units import amount, unit_key
from tests.contract.records import Report

COUNTY = (("嵊泗县", "330922"), ("舟山市", "3309"), ("浙江省", "33"))


@pytest.fixture
def store() -> GraphStore:
    """What one county tells: 399 farmers and their money in one sentence, a fleet of two years, a rise."""
    store = MemoryStore()
    report = Report(
        "嵊泗县为399个农户解决周转资金6997万元。",
        "全县有渔船1280艘。新增渔家乐46家。码头5座。",
        date="2012",
        region=COUNTY,
    )
    county = report.place("嵊泗县", "330922")
    report.figure("嵊泗县为399个农户解决周转资金6997万元", 399, "个", subject="农户", owner=county)
    report.figure("嵊泗县为399个农户解决周转资金6997万元", 6997, "万元", subject="周转资金", owner=county)
    report.figure("全县有渔船1280艘", 1280, "艘", subject="渔船", owner=county)
    report.figure("新增渔家乐46家", 46, "家", subject="渔家乐", owner=county)
    report.figure("码头5座", 5, "座", subject="码头", owner=county)
    store.put(report.record())
    later = Report("今年的网箱养殖户共210户，去年的不算。", date="2013", region=COUNTY)
    later.figure("今年的网箱养殖户共210户", 210, "户", subject="网箱养殖户")
    store.put(later.record())
    earlier = Report("网箱养殖户150户。", date="2010", region=COUNTY)
    earlier.figure("网箱养殖户150户", 150, "户", subject="网箱养殖户")
    store.put(earlier.record())
    return store


def checked(text: str, store: GraphStore) -> list[CheckedClaim]:
    return check_claims(read_draft(text), store)


def verdicts(text: str, store: GraphStore) -> list[str]:
    return [one.verdict for one in checked(text, store)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("嵊泗县的渔船有1280艘。", "agrees"),
        ("据统计，嵊泗县共有1280艘渔船。", "agrees"),
        ("嵊泗县的渔船有1820艘。", "differs"),
        ("嵊泗县的渔船近1300艘。", "agrees"),  # about as many
        ("嵊泗县的拖轮有1820艘。", "cannot_tell"),  # another subject
        ("嵊泗县的渔船有1820吨。", "cannot_tell"),  # another unit
        ("左权县的渔船有1820艘。", "cannot_tell"),  # another place
        ("嵊泗县新增渔船1820艘。", "cannot_tell"),  # a rise is no total
        ("嵊泗县的渔家乐有64家。", "cannot_tell"),  # and a total no rise
        ("嵊泗县新增渔家乐64家。", "differs"),
        ("嵊泗县的码头有6座。", "cannot_tell"),  # a few of what is few everywhere
        ("嵊泗县的网箱养殖户有300户。", "cannot_tell"),  # which year is meant?
        ("2013年嵊泗县的网箱养殖户有300户。", "differs"),
        ("2013年嵊泗县的网箱养殖户有210户。", "agrees"),
        ("2011年嵊泗县的网箱养殖户有300户。", "cannot_tell"),
    ],
)
def test_a_claim_is_looked_up_by_subject_unit_place_and_year(store: GraphStore, text: str, expected: str) -> None:
    assert verdicts(text, store) == [expected]


@pytest.mark.parametrize(
    "text",
    [
        "今年上半年，嵊泗县的渔船有1820艘。",  # half a year of the draft
        "今年以来，嵊泗县的渔船又有1820艘。",
        "上半年，2013年嵊泗县的网箱养殖户有300户。",
    ],
)
def test_another_time_of_year_is_never_called_wrong(store: GraphStore, text: str) -> None:
    assert verdicts(text, store) == ["cannot_tell"]


@pytest.mark.parametrize(
    ("told", "text", "expected"),
    [
        ("这次我们走访渔民88人", "嵊泗县走访渔民92人。", "cannot_tell"),  # a visit of those who write
        ("各村各有渔民88人", "嵊泗县有渔民92人。", "cannot_tell"),  # of each, and not together
        ("抽查渔业公司36家", "嵊泗县的渔业公司有36家。", "cannot_tell"),  # a sample is no total
        ("今年的预期目标是：渔业产值增长36%", "嵊泗县的渔业产值增长36%。", "cannot_tell"),
        ("解决渔民难题2261个", "嵊泗县解决渔民难题近3000个。", "cannot_tell"),  # too far to be near
        ("解决渔民难题3020个", "嵊泗县解决渔民难题近3000个。", "cannot_tell"),  # near is never more
        ("解决渔民难题3020个", "嵊泗县解决渔民难题超过3000个。", "agrees"),
        ("有1280名党员投入海上抢险救援", "嵊泗县有1280名干部投入海上抢险救援。", "cannot_tell"),  # of other people
        ("2012年有渔船1280艘", "2011年嵊泗县有渔船1280艘。", "cannot_tell"),
        ("2012年有渔船1280艘", "2012年嵊泗县有渔船1280艘。", "agrees"),
    ],
)
def test_nothing_but_its_like_bears_a_claim_out(told: str, text: str, expected: str) -> None:
    store = MemoryStore()
    store.put(extracted(f"嵊泗县{told}。"))
    assert verdicts(text, store) == [expected]


@pytest.mark.parametrize(
    ("told", "text", "expected"),
    [
        ("渔民满意率由85%提高到98%", "嵊泗县渔民满意率从85%上升到98%。", ["agrees", "agrees"]),
        ("渔民满意率由85%提高到98%", "嵊泗县渔民满意率从85%上升到96%。", ["agrees", "differs"]),
        ("渔民满意率由85%提高到98%", "嵊泗县渔民满意率从58%上升到98%。", ["differs", "agrees"]),
        ("渔民满意率由85%提高到98%", "嵊泗县的渔民满意率达到89%。", ["differs"]),
        ("渔民满意率由85%提高到98%", "嵊泗县的渔民满意率为85%。", ["cannot_tell"]),  # it was
        ("渔民满意率由2011年的85%提高到98%", "2011年嵊泗县的渔民满意率为85%。", ["agrees"]),
        ("渔民满意率由2011年的85%提高到98%", "2011年嵊泗县的渔民满意率为88%。", ["differs"]),
        ("渔民收入从2004年的4600元，提高到2012年底的24600元", "嵊泗县的渔民收入为24600元。", ["agrees"]),
        ("渔民收入从2004年的4600元，提高到2012年底的24600元", "嵊泗县的渔民收入为4600元。", ["cannot_tell"]),
        ("渔民收入从2004年的4600元，提高到2012年底的24600元", "2012年嵊泗县的渔民收入为26400元。", ["differs"]),
        ("有渔船1280艘", "嵊泗县的渔船从1120艘增至2300艘。", ["cannot_tell", "cannot_tell"]),  # it may be on the way
    ],
)
def test_the_value_that_another_comes_from_is_compared_with_none_but_its_like(
    told: str, text: str, expected: list[str]
) -> None:
    store = MemoryStore()
    store.put(extracted(f"嵊泗县{told}。"))
    assert verdicts(text, store) == expected


@pytest.mark.parametrize(
    ("told", "text", "expected"),
    [
        ("化解渔事纠纷360起", "嵊泗县调处渔事纠纷360件。", "agrees"),
        ("投入资金360万元", "嵊泗县投资360万元。", "agrees"),
        ("办结渔民诉求84件", "嵊泗县受理渔民诉求94件。", "cannot_tell"),
        ("组建护渔巡查小分队36支", "嵊泗县成立护渔巡查小分队63支。", "differs"),
        ("建成渔家客栈36个", "嵊泗县打造63个渔家客栈。", "differs"),
        ("建成渔家客栈36个", "嵊泗县关停63个渔家客栈。", "cannot_tell"),
        ("帮扶渔民399户", "嵊泗县走访渔民939户。", "cannot_tell"),
    ],
)
def test_another_verb_for_the_same_deed_is_the_same(told: str, text: str, expected: str) -> None:
    store = MemoryStore()
    store.put(extracted(f"嵊泗县{told}。"))
    assert verdicts(text, store) == [expected]


@pytest.mark.parametrize(
    ("told", "text", "expected"),
    [
        ("渔业社团达到966个，同比增长56%", "嵊泗县渔业社团有966个，同比增长56%。", ["agrees", "agrees"]),
        ("渔业社团达到966个，同比增长56%", "嵊泗县渔业社团有966个，同比增长65%。", ["agrees", "differs"]),
        ("渔业社团达到966个，同比增长56%", "嵊泗县渔业社团有699个，同比增长65%。", ["differs", "cannot_tell"]),
        ("渔业社团达到966个，渔民同比增长56%", "嵊泗县渔业社团有966个，同比增长65%。", ["agrees", "cannot_tell"]),
        ("渔业社团达到966个，同比下降56%", "嵊泗县渔业社团有966个，同比增长65%。", ["agrees", "cannot_tell"]),
        (
            "渔业投资占全部投资比重从26.7%提高到52.1%，民间投资占比从39.8%提高到65.1%",
            "嵊泗县渔业投资占全部投资的比重由26.7%提高到51.2%。",
            ["agrees", "differs"],
        ),
        ("渔港达到88个、重点渔业实验室45家", "嵊泗县有渔港88个，重点渔业实验室54家。", ["agrees", "differs"]),
        ("清理挂牌579块", "嵊泗县清理挂牌597块。", ["differs"]),
        ("同比增长56%", "嵊泗县同比增长65%。", ["cannot_tell"]),  # nobody knows of what
        ("新增7名“两院”院士、19个重点实验室", "嵊泗县新增19名“两院”院士。", ["cannot_tell"]),  # 19 of something else
    ],
)
def test_a_figure_is_known_by_its_words_and_by_the_one_beside_it(told: str, text: str, expected: list[str]) -> None:
    store = MemoryStore()
    store.put(extracted(f"嵊泗县{told}。"))
    assert verdicts(text, store) == expected


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("渔船有1820艘。", Reason.NO_OWNER),
        ("石浪村的渔船有1820艘。", Reason.SAME_NAME),
        ("左权县的渔船有1820艘。", Reason.NOTHING),
        ("舟山市的渔船有1820艘。", Reason.ELSEWHERE),
        ("2011年嵊泗县的网箱养殖户有300户。", Reason.OTHER_YEAR),
        ("目前，嵊泗县的渔船有1820艘。", Reason.OWN_DAY),
        ("嵊泗县新增渔船1820艘。", Reason.OTHER_MANNER),
        ("嵊泗县的网箱养殖户有300户。", Reason.SEVERAL_YEARS),
        ("嵊泗县的码头有6座。", Reason.NO_TELLING_VALUE),
        ("嵊泗县的渔船有1820艘。", ""),
        ("嵊泗县的渔船有1280艘。", ""),
    ],
)
def test_where_nobody_can_tell_the_check_says_why(store: GraphStore, text: str, reason: str) -> None:
    (one,) = checked(text, store)
    assert one.to_json()["reason"] == reason


def test_where_nobody_can_tell_the_figures_that_come_nearest_are_shown(store: GraphStore) -> None:
    (one,) = checked("嵊泗县的网箱养殖户有300户。", store)
    assert {source.figure.value for source in one.sources} == {210, 150}


def extracted(text: str) -> DocumentRecord:
    (record,) = process(f"嵊泗县渔业工作情况汇报\n\n{text}".encode(), "a.txt", {})
    return record


def test_other_words_and_rounding_still_agree(store: GraphStore) -> None:
    assert verdicts("嵊泗县帮助399户农户解决资金近7000万元。", store) == ["agrees", "agrees"]


def test_a_figure_beside_one_that_agrees_is_held_against_the_same_sentence(store: GraphStore) -> None:
    farmers, money = checked("嵊泗县帮助398户农户解决资金近7000万元。", store)
    assert (farmers.verdict, money.verdict) == ("differs", "agrees")
    assert [source.figure.value for source in farmers.sources] == [399]


def test_a_claim_shows_its_words_in_the_draft_and_those_of_the_corpus(store: GraphStore) -> None:
    text = "工作情况\n\n  据统计，嵊泗县的渔船有1820艘。"
    (one,) = checked(text, store)
    told = one.to_json()
    assert text[told["start"] : told["end"]] == told["text"] == "嵊泗县的渔船有1820艘"
    (source,) = told["sources"]
    assert (source["value"], source["text"], source["file"]) == (1280, "全县有渔船1280艘", "report.txt")
    _, passage = store.get_passage(source["passage"])
    assert passage.text[source["start"] : source["end"]] == source["text"]


def test_a_place_that_is_known_by_name_alone_is_never_called_wrong() -> None:
    store = MemoryStore()
    report = Report("石浪村有渔船30艘。")
    village = report.entity("place", "石浪村", scope="place:v")
    report.figure("石浪村有渔船30艘", 30, "艘", subject="渔船", owner=village)
    store.put(report.record())
    assert "differs" not in verdicts("石浪村有渔船31艘。", store)


def test_what_is_done_all_over_the_country_is_never_called_wrong() -> None:
    store = MemoryStore()
    report = Report("嵊泗县深入开展渔业安全三年行动，渔船事故下降38.3%。", region=COUNTY)
    action = report.entity("initiative", "渔业安全三年行动")
    report.figure("渔船事故下降38.3%", 38.3, "%", subject="渔船事故", owner=action)
    store.put(report.record())
    (claim,) = find_claims(read_draft("深入开展渔业安全三年行动，渔船事故下降33.8%。"))
    (one,) = ClaimChecker(store).check_all([replace(claim, owner=action, owner_name="渔业安全三年行动", certain=True)])
    assert (one.verdict, one.reason) == ("cannot_tell", Reason.SAME_NAME)


@pytest.mark.parametrize(
    ("told", "text", "expected"),
    [
        ("渔业贷款超5000万元", "嵊泗县发放渔业贷款7284万元。", "cannot_tell"),
        ("渔业贷款5000万元以上", "嵊泗县发放渔业贷款7284万元。", "cannot_tell"),
        ("渔业贷款超5000万元", "嵊泗县发放渔业贷款2748万元。", "differs"),
        ("渔业贷款5300万元", "嵊泗县发放渔业贷款7284万元。", "differs"),
    ],
)
def test_what_is_more_than_the_least_is_never_called_wrong(told: str, text: str, expected: str) -> None:
    store = MemoryStore()
    store.put(extracted(f"嵊泗县发放{told}。"))
    assert verdicts(text, store) == [expected]


@pytest.mark.parametrize(
    ("told", "text"),
    [
        ("落实帮扶资金280万元", "嵊泗县落实帮扶资金200万元至300万元。"),
        ("落实帮扶资金280万元", "嵊泗县落实帮扶资金200—300万元。"),
        ("渔船队有渔船100—300艘", "嵊泗县的渔船队有渔船200艘。"),
    ],
)
def test_what_may_lie_within_a_range_is_never_called_wrong(told: str, text: str) -> None:
    store = MemoryStore()
    store.put(extracted(f"嵊泗县{told}。"))
    assert "differs" not in verdicts(text, store)


def test_a_change_is_no_range() -> None:
    assert is_end_of_range(300, "户", "每个网格100—300户")
    assert is_end_of_range(200, "万元", "资金200万元至300万元")
    assert not is_end_of_range(50, "户", "由30户增至50户")
    assert not is_end_of_range(50, "户", "由30户增加到50户")


def test_a_name_alone_is_enough_beside_a_figure_that_agrees() -> None:
    store = MemoryStore()
    store.put(extracted("石浪村渔民信用社为59家渔业公司提供贷款6640万元，新建码头2座。"))
    assert verdicts("石浪村渔民信用社为59家渔业公司提供贷款6460万元。", store) == ["agrees", "differs"]
    assert "differs" not in verdicts("石浪村渔民信用社新建码头2座，提供贷款6460万元。", store)


def test_a_body_is_the_owner_without_the_place_before_its_name() -> None:
    store = MemoryStore()
    report = Report("枸杞信用社党支部发放渔船贷款6640万元。", region=COUNTY)
    body = report.entity("organisation", "枸杞信用社党支部", scope=coded_place("330922"))
    report.figure("发放渔船贷款6640万元", 6640, "万元", subject="渔船贷款", owner=body)
    store.put(report.record())
    opening = "嵊泗县枸杞信用社党支部开会。枸杞信用社党支部"
    assert verdicts(f"{opening}发放渔船贷款6640万元。", store) == ["agrees"]
    assert verdicts(f"{opening}发放渔船贷款6460万元。", store) == ["differs"]
    assert verdicts(f"{opening.replace('嵊泗县', '左权县')}发放渔船贷款6460万元。", store) == ["cannot_tell"]


def test_a_draft_about_one_place_need_not_name_it_in_each_sentence(store: GraphStore) -> None:
    text = "嵊泗县工作情况\n嵊泗县抓渔业。渔船有1820艘。"
    assert verdicts(text, store) == ["differs"]
    assert "differs" not in verdicts(text + "\n岱山县和左权县也抓渔业。", store)


@pytest.mark.parametrize(
    "text",
    [
        "“听党话跟党走建设美丽渔村”这十四个字写在村口。",
        "”这十四个字，是渔民的心里话。",
        "他讲了三句话：一要勤，二要廉。",
    ],
)
def test_how_many_words_a_quotation_has_is_no_claim(text: str) -> None:
    assert find_claims(read_draft(text)) == []


@pytest.mark.parametrize("text", ["下一步要抓好三件事。", "我讲四个方面：一是渔港。", "处理好五大关系，再出发。"])
def test_how_many_things_the_writer_is_going_to_name_is_no_claim(text: str) -> None:
    assert find_claims(read_draft(text)) == []


@pytest.mark.parametrize("text", ["嵊泗县办成三件事。", "下一步要办好12件事。", "新建三个渔港。"])
def test_what_somebody_did_is_a_claim(text: str) -> None:
    assert find_claims(read_draft(text))


@pytest.mark.parametrize("before", ["", "老支书说："])
def test_a_claim_does_not_begin_with_the_mark_that_closes_a_quotation(before: str) -> None:
    text = f"{before}“渔民的事无小事。”嵊泗县有渔船1280艘。"
    (one,) = find_claims(read_draft(text))
    assert one.text == text[one.start : one.end] == "嵊泗县有渔船1280艘"


def test_a_draft_without_figures_claims_nothing() -> None:
    assert find_claims(read_draft("认真学习。\n\n抓好落实。")) == []
    assert find_claims(read_draft("")) == []


def test_amounts_are_compared_in_one_unit() -> None:
    assert unit_key("名") == unit_key("人")
    assert amount(3, "亿元") == amount(30_000, "万元")


def test_rounding() -> None:
    assert within_rounding(7000, 6997)
    assert not within_rounding(7000, 8001)
    assert is_near(3000, 2900)
    assert not is_near(3000, 2261)
    assert rounded_alike(1612, 1611.8)
    assert told_in_thousands(20_000, 24_000)
    assert not told_in_thousands(20_000, 31_000)
    assert not rounded_alike(30, 34)  # too few digits to be sure


@pytest.mark.parametrize(
    ("one", "other", "slip"), [(4650, 4560, True), (399, 398, True), (3, 4, False), (12, 120, False)]
)
def test_slips_of_the_pen(one: float, other: float, slip: bool) -> None:
    assert is_slip(one, other) is slip


def test_subjects() -> None:
    assert same_subject("各类党员", "党员")
    assert not same_subject("党员", "流动党员")
    assert same_subject("“两院”院士", "两院院士")
    assert related_subjects("农户", "农户自然人")
    assert not related_subjects("渔船", "")
