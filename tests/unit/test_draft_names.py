"""Names of a draft against a graph made by hand."""

from __future__ import annotations

import pytest

from ingest.draft.named import CheckedName
from ingest.draft.names import check_names
from ingest.draft.reading import read_draft
from kg.ids import coded_place
from kg.store import GraphStore
from kg.stores.memory import MemoryStore
from tests.contract.records import Report

COUNTY = (("嵊泗县", "330922"), ("舟山市", "3309"), ("浙江省", "33"))
OTHER = (("左权县", "140722"), ("晋中市", "1407"), ("山西省", "14"))


@pytest.fixture
def store() -> GraphStore:
    """A county that runs 海燕巡诊工程 and spells 三晒 out; another that spells 三晒 out otherwise."""
    store = MemoryStore()
    report = Report("嵊泗县实施“海燕巡诊”工程，张海生任组长。“三晒”（晒网、晒账、晒心愿）见效。", region=COUNTY)
    county = report.place("嵊泗县", "330922")
    scope = coded_place("330922")
    practice = report.entity("initiative", "海燕巡诊工程", scope=scope, surfaces=("海燕巡诊",))
    report.entity("person", "张海生", scope=scope)
    report.relation(county, "carries_out", practice, words="嵊泗县实施“海燕巡诊”工程")
    report.slogan("三晒", "晒网", "晒账", "晒心愿")
    store.put(report.record())
    other = Report("左权县也有“三晒”（晒工分、晒家风、晒菜单）。", region=OTHER)
    other.place("左权县", "140722")
    other.slogan("三晒", "晒工分", "晒家风", "晒菜单")
    store.put(other.record())
    return store


def said(text: str, store: GraphStore) -> dict[str, str]:
    """The verdict on each name."""
    return {one.text: one.verdict for one in check_names(read_draft(text), store)}


def test_what_the_graph_knows_agrees_and_is_linked(store: GraphStore) -> None:
    (one,) = (n for n in check_names(read_draft("嵊泗县实施“海燕巡诊”工程。"), store) if n.type == "initiative")
    assert one.verdict == "agrees"
    assert one.entity is not None
    assert store.get_entity(one.entity).canonical == "海燕巡诊工程"
    assert "嵊泗县" in one.why  # who runs it there
    assert [source.text for source in one.sources] == ["嵊泗县实施“海燕巡诊”工程"]


def test_of_several_practices_of_one_name_that_of_the_runner_is_meant(store: GraphStore) -> None:
    other = Report("左权县实施“海燕巡诊”工程。", region=OTHER)
    county = other.place("左权县", "140722")
    practice = other.entity("initiative", "海燕巡诊工程", scope=coded_place("140722"), surfaces=("海燕巡诊",))
    other.relation(county, "carries_out", practice, words="左权县实施“海燕巡诊”工程")
    store.put(other.record())

    def told(text: str) -> CheckedName:
        return next(n for n in check_names(read_draft(text), store) if n.type == "initiative")

    known = told("左权县实施“海燕巡诊”工程。")
    assert (known.verdict, "左权县" in known.why, "嵊泗县" in known.why) == ("agrees", True, False)
    open_ = told("我们学习“海燕巡诊”工程。")
    assert (open_.verdict, "左权县" in open_.why, "嵊泗县" in open_.why) == ("cannot_tell", True, True)
    assert len(open_.sources) == 2


@pytest.mark.parametrize(
    "text", ["嵊泗县推行海燕巡诊，群众叫好。", "学习嵊泗县开展的海燕巡诊工程。", "推广海燕巡诊的经验。"]
)
def test_a_practice_that_the_graph_has_is_known_without_marks(store: GraphStore, text: str) -> None:
    (one,) = (n for n in check_names(read_draft(text), store) if n.type == "initiative")
    assert (one.verdict, one.text.removesuffix("工程"), "嵊泗县" in one.why) == ("agrees", "海燕巡诊", True)


def test_what_the_graph_has_not_is_no_practice_without_marks(store: GraphStore) -> None:
    assert "螺号夜学" not in said("嵊泗县推行螺号夜学，群众叫好。", store)


def test_a_runner_that_the_graph_cannot_place_is_told_and_not_accused(store: GraphStore) -> None:
    (one,) = (n for n in check_names(read_draft("螺号镇党委实施“海燕巡诊”工程。"), store) if n.type == "initiative")
    assert (one.verdict, "嵊泗县" in one.why, "螺号镇党委" in one.why) == ("cannot_tell", True, True)


def test_what_the_graph_does_not_know_is_left_open(store: GraphStore) -> None:
    assert said("嵊泗县实施“螺号夜学”工程。", store) == {"螺号夜学": "cannot_tell"}


def practices(text: str, store: GraphStore) -> list[CheckedName]:
    return [one for one in check_names(read_draft(text), store) if one.type == "initiative"]


@pytest.mark.parametrize(
    "text",
    [
        "左权县实施“海燕巡诊”工程。",
        "左权县深化海上医疗“海燕巡诊”工程。",
        "由左权县实施的“海燕巡诊”工程很好。",
        "左权县开展的“海燕巡诊”工程很扎实。",
        "左权县推行海燕巡诊，群众叫好。",
    ],
)
def test_who_else_is_said_to_run_a_practice_is_told_and_not_accused(store: GraphStore, text: str) -> None:
    (one,) = practices(text, store)  # others may have one of that name
    assert (one.verdict, "嵊泗县" in one.why, "左权县" in one.why) == ("cannot_tell", True, True)
    assert [source.text for source in one.sources] == ["嵊泗县实施“海燕巡诊”工程"]


def test_a_practice_in_the_words_of_another_that_runs_it_differs(store: GraphStore) -> None:
    report = Report("嵊泗县推出“船头议事”制度，渔民在甲板上商量停泊和分成。", region=COUNTY)
    practice = report.entity("initiative", "船头议事制度", scope=coded_place("330922"), surfaces=("船头议事",))
    report.relation(report.place("嵊泗县", "330922"), "carries_out", practice, words="嵊泗县推出“船头议事")
    store.put(report.record())
    (one,) = practices("左权县推出“船头议事”制度，渔民在甲板上商量停泊。", store)
    assert (one.verdict, "嵊泗县" in one.why) == ("differs", True)
    assert [source.text for source in one.sources] == ["嵊泗县推出“船头议事"]
    assert [n.verdict for n in practices("嵊泗县推出“船头议事”制度，渔民在甲板上商量停泊。", store)] == ["agrees"]


@pytest.mark.parametrize(
    ("text", "verdict"),
    [
        ("嵊泗县公安局开办“灯塔讲堂”活动。", "cannot_tell"),  # another body of the county
        ("嵊泗县税务局开办“灯塔讲堂”活动。", "agrees"),
        ("嵊泗县开办“灯塔讲堂”活动。", "agrees"),
    ],
)
def test_two_bodies_of_one_place_are_not_the_same(store: GraphStore, text: str, verdict: str) -> None:
    report = Report("嵊泗县税务局开办“灯塔讲堂”活动。", region=COUNTY)
    scope = coded_place("330922")
    practice = report.entity("initiative", "灯塔讲堂", scope=scope)
    body = report.entity("organisation", "嵊泗县税务局", scope=scope)
    report.relation(body, "carries_out", practice, words="嵊泗县税务局开办“灯塔讲堂")
    store.put(report.record())
    (one,) = practices(text, store)
    assert (one.verdict, "税务局" in one.why) == (verdict, True)


def test_each_that_is_said_to_run_a_practice_is_told_of_where_the_draft_says_so(store: GraphStore) -> None:
    text = "嵊泗县实施“海燕巡诊”工程。\n左权县也好。\n左权县实施“海燕巡诊”工程。"
    first, second = practices(text, store)
    assert (first.verdict, first.start) == ("agrees", text.index("海燕巡诊"))
    assert (second.verdict, second.start) == ("cannot_tell", text.rindex("海燕巡诊"))


@pytest.mark.parametrize(
    "text",
    [
        "左权县组织党员参观，学习“海燕巡诊”工程。",  # no verb of doing between the two
        "左权县的同志说，“海燕巡诊”工程很好。",
        "舟山市实施“海燕巡诊”工程。",  # holds the county that runs it
        "嵊泗县菜园镇实施“海燕巡诊”工程。",  # lies in it
        "左权县派人学习嵊泗县开展的“海燕巡诊”工程。",
        "左权县组织学习“海燕巡诊”工程。",
        "左权县推广“海燕巡诊”工程。",
        "左权县组织嵊泗县“海燕巡诊”工程队来访。",
        "山西省实施“海燕巡诊”工程。",  # what a province runs may be run everywhere
    ],
)
def test_what_is_not_said_outright_is_never_called_wrong(store: GraphStore, text: str) -> None:
    assert "differs" not in said(text, store).values()
    (one,) = practices(text, store)
    assert "左权县" not in one.why


@pytest.mark.parametrize(
    ("text", "verdict"),
    [
        ("嵊泗县开展“三晒”（晒账、晒心愿、晒网）。", "agrees"),  # in any order
        ("嵊泗县开展“三晒”（晒鱼、晒虾、晒海带）。", "differs"),
        ("左权县开展“三晒”（晒鱼、晒虾、晒海带）。", "differs"),
        ("岱山县开展“三晒”（晒鱼、晒虾、晒海带）。", "cannot_tell"),  # which place may have another
        ("开展“三晒”（晒鱼、晒虾、晒海带）。", "cannot_tell"),  # whose? two spell it out
        ("嵊泗县开展“三晒”。", "agrees"),
        ("嵊泗县是海岛县。开展“三晒”（晒鱼、晒虾、晒海带）。", "differs"),  # nowhere else is talked of
        ("嵊泗县和岱山县是邻居。左权县的人来看。开展“三晒”（晒鱼、晒虾、晒海带）。", "cannot_tell"),
    ],
)
def test_a_slogan_is_compared_with_that_of_its_place(store: GraphStore, text: str, verdict: str) -> None:
    (one,) = (n for n in check_names(read_draft(text), store) if n.type == "slogan")
    assert (one.text, one.verdict) == ("三晒", verdict)


def test_a_slogan_of_the_writers_own_is_said_to_be_unknown(store: GraphStore) -> None:
    (one,) = (n for n in check_names(read_draft("做到“三敲”：敲门、敲锣、敲黑板。"), store) if n.type == "slogan")
    assert (one.verdict, "没有这个提法" in one.why) == ("cannot_tell", True)


def test_a_slogan_that_differs_shows_how_its_place_spells_it_out(store: GraphStore) -> None:
    names = check_names(read_draft("左权县开展“三晒”（晒鱼、晒虾、晒海带）。"), store)
    told = next(n for n in names if n.type == "slogan")
    (source,) = told.sources
    assert "晒工分、晒家风、晒菜单" in told.why
    assert source.document.region[0] == "左权县"


@pytest.mark.parametrize(
    ("text", "verdict"),
    [
        ("嵊泗县开展“三晒”=晒网、晒账、晒海带。", "differs"),
        ("嵊泗县开展“三晒”，晒网、晒账、晒海带，人人称好。", "differs"),
        ("嵊泗县开展三晒活动：晒网，晒账，晒海带。", "differs"),
        ("嵊泗县开展三晒活动：晒账，晒网，晒心愿。", "agrees"),
        ("岱山县开展三晒活动：晒网，晒账，晒海带。", "cannot_tell"),
        ("嵊泗县开展“三晒”=晒鱼、晒虾、晒海带。", "cannot_tell"),  # nothing shows that it is the same list
    ],
)
def test_a_list_in_any_form_is_read_by_the_items_that_the_corpus_has(
    store: GraphStore, text: str, verdict: str
) -> None:
    assert said(text, store)["三晒"] == verdict


@pytest.mark.parametrize("text", ["嵊泗县晒网，晒账，三晒过后再出海。", "嵊泗县有三晒，也有晒网、晒账和别的办法。"])
def test_other_words_beside_a_slogan_are_no_items(store: GraphStore, text: str) -> None:
    assert "differs" not in said(text, store).values()


def test_a_name_is_told_once_where_the_draft_has_it_first(store: GraphStore) -> None:
    text = "工作\n“海燕巡诊”工程好。\n嵊泗县实施“海燕巡诊”工程。"
    told = [n.to_json() for n in check_names(read_draft(text), store) if n.type == "initiative"]
    assert [text[one["start"] : one["end"]] for one in told] == [one["text"] for one in told]
    assert len(told) == 1


@pytest.mark.parametrize(
    ("text", "verdict", "told"),
    [
        ("中共岱山县委副书记王渔生出席会议。", "agrees", "岱山县委"),
        ("岱山县卫生院院长王渔生出席会议。", "cannot_tell", "岱山县委"),  # another body
        ("岱山县委书记王渔生出席会议。", "cannot_tell", "写法不同"),  # 副书记 there
        ("县委副书记王渔生出席会议。", "agrees", "岱山县委"),
        ("岱山县委副书记、县长王渔生出席会议。", "cannot_tell", "县长"),  # the second is not in the corpus
        ("岱山县委副书记、岱山县卫生院院长王渔生出席会议。", "cannot_tell", "岱山县卫生院"),
        ("岱山县卫生院院长、岱山县委副书记王渔生出席会议。", "cannot_tell", "岱山县卫生院"),
        ("县长王渔生出席会议。县委副书记王渔生讲话。", "cannot_tell", "县长"),
        ("岱山县长李船生、岱山县委副书记王渔生出席会议。", "agrees", "岱山县委"),  # somebody else's
    ],
)
def test_a_post_is_told_with_the_sentence_that_has_it(store: GraphStore, text: str, verdict: str, told: str) -> None:
    report = Report("会议如期召开。岱山县委副书记王渔生到会。", region=(("岱山县", "330921"),))
    scope = coded_place("330921")
    body = report.entity("organisation", "岱山县委", scope=scope)
    person = report.entity("person", "王渔生", scope=scope)
    report.relation(person, "holds_post_at", body, words="岱山县委副书记王渔生")
    store.put(report.record())
    (one,) = (n for n in check_names(read_draft(text), store) if n.text == "王渔生")
    assert (one.verdict, one.posts) == (verdict, ("岱山县委",))
    assert told in one.why
    assert [source.text for source in one.sources] == ["岱山县委副书记王渔生到会。"]


def test_a_post_that_the_corpus_has_not_is_told_of_where_it_stands(store: GraphStore) -> None:
    report = Report("会议如期召开。岱山县委副书记王渔生到会。", region=(("岱山县", "330921"),))
    body = report.entity("organisation", "岱山县委", scope=coded_place("330921"))
    person = report.entity("person", "王渔生", scope=coded_place("330921"))
    report.relation(person, "holds_post_at", body, words="岱山县委副书记王渔生")
    store.put(report.record())
    text = "岱山县委副书记王渔生讲话。\n岱山县卫生院院长王渔生讲话。"
    (one,) = (n for n in check_names(read_draft(text), store) if n.text == "王渔生")
    assert (one.verdict, one.start) == ("cannot_tell", text.rindex("王渔生"))


@pytest.mark.parametrize(
    ("text", "verdict"),
    [
        ("嵊泗县枸杞信用社党支部开会。", "agrees"),  # the corpus leaves its place out
        ("左权县枸杞信用社党支部开会。", "cannot_tell"),  # another place
    ],
)
def test_a_body_is_known_without_the_place_before_its_name(store: GraphStore, text: str, verdict: str) -> None:
    report = Report("枸杞信用社党支部发放贷款。", region=COUNTY)
    report.entity("organisation", "枸杞信用社党支部", scope=coded_place("330922"))
    store.put(report.record())
    assert said(text, store)[text.removesuffix("开会。")] == verdict


def test_a_person_without_a_post_in_the_draft_is_known_by_name_alone(store: GraphStore) -> None:
    (one,) = (n for n in check_names(read_draft("张海生同志讲了课。"), store) if n.type == "person")
    assert (one.verdict, one.posts, [source.text for source in one.sources]) == ("agrees", (), ["张海生"])


@pytest.mark.parametrize("words", ["即晒鱼，晒虾、晒海带，晒船", "（晒鱼、晒虾）"])
def test_a_slogan_spelled_out_with_other_items_is_not_called_right(store: GraphStore, words: str) -> None:
    (one,) = (n for n in check_names(read_draft(f"嵊泗县开展“三晒”{words}活动。"), store) if n.type == "slogan")
    assert one.verdict != "agrees"
