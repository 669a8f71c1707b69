"""Similar practices over the bundled sample: from the folder that an ingest made, by command and by page."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from click.testing import CliRunner

from ingest.pipeline import remove
from kg.errors import IndexUnavailableError, NotFoundError, QueryError
from kg.model import DocumentRecord
from kg.settings import Settings
from kg.views import EntityFilter
from search.generations import current_generation
from search.practices.asking import PracticeSearch
from search.practices.index import PracticeIndex
from search.practices.narrowing import Narrowing
from tests.workspaces import read_into, sample_files
from web.cli import main
from web.names import bearers
from web.similar_objects import narrowing_of
from web.workspace import Workspace, workspace_for

pytestmark = pytest.mark.xdist_group("similar")  # one process makes what they share

_HERDERS = "放羊的人住得太散，通知了也来不齐，党员学习怎么抓"


@pytest.fixture(scope="module")
def settings(tmp_path_factory: pytest.TempPathFactory) -> Settings:
    settings = read_into(tmp_path_factory.mktemp("similar"), sample_files())
    with workspace_for(settings, writing="vectors") as workspace:
        search_of(workspace).make_vectors(lambda _done, _total: None)
    return settings


@pytest.fixture
def workspace(settings: Settings) -> Iterator[Workspace]:
    with workspace_for(settings) as workspace:
        yield workspace


def search_of(workspace: Workspace) -> PracticeSearch:
    return PracticeSearch(workspace.store, workspace.index, workspace.folder.index_path)


def red_sail(workspace: Workspace) -> str:
    return next(entity.id for entity in bearers(workspace.store, "红帆工程") if entity.type == "initiative")


def test_everyday_words_find_who_does_it_and_say_why(workspace: Workspace) -> None:
    with search_of(workspace).asking() as state:
        found = state.to_description(_HERDERS, limit=2)
    assert {practice.documents[0].sources[0].file for practice in found} == {
        "09-ujimqin-horseback-branch.md",
        "10-fuyun-moving-pasture.md",
    }
    for practice in found:
        for reason in practice.reasons:
            passage = workspace.store.get_passage(reason.sentence.passage_id)[1]
            assert passage.text[reason.sentence.start : reason.sentence.end] == reason.text


def test_a_practice_is_not_similar_to_itself_nor_to_its_reprint(workspace: Workspace) -> None:
    own = red_sail(workspace)
    with search_of(workspace).asking() as state:
        found = state.to_practice(own)
    assert found[0].name == "同心缆工程"
    assert own not in {practice.id for practice in found}
    assert not {"01-shengsi-red-sail.md", "02-shengsi-red-sail-reprint.md"} & {
        document.sources[0].file for practice in found for document in practice.documents
    }


def test_no_stretch_of_its_own_text_is_similar_to_a_practice(workspace: Workspace) -> None:
    (cable,) = bearers(workspace.store, "同心缆工程")
    with search_of(workspace).asking() as state:
        found = state.to_practice(cable.id, limit=50)
    assert found[0].name == "红帆工程"
    assert "03-xiapu-one-cable.md" not in {each.sources[0].file for practice in found for each in practice.documents}


def test_the_same_text_is_told_once(workspace: Workspace) -> None:
    with search_of(workspace).asking() as state:
        found = state.to_description("渔船上的党员常年在海上，支部怎么管", limit=20)
    shown = [{document.sources[0].file for document in practice.documents} for practice in found]
    told = [files for files in shown if files & {"01-shengsi-red-sail.md", "02-shengsi-red-sail-reprint.md"}]
    assert len(told) == 1


def test_who_takes_a_practice_as_a_model_does_not_tell_of_it(workspace: Workspace) -> None:
    with search_of(workspace).asking() as state:
        found = state.to_description("渔船上的党员常年在海上，支部怎么管", limit=20)
    own = next(practice for practice in found if practice.id == red_sail(workspace))
    assert {document.region[0] for document in own.documents} == {"嵊泗县"}
    assert "03-xiapu-one-cable.md" in {document.sources[0].file for each in found for document in each.documents}


def test_regions_years_and_fields_narrow(workspace: Workspace) -> None:
    with search_of(workspace).asking() as state:
        elsewhere = state.to_description(_HERDERS, narrowing_of(workspace.store, not_regions=["内蒙古"]))
        there = state.to_description(_HERDERS, narrowing_of(workspace.store, regions=["内蒙古自治区"]))
        late = state.to_description(_HERDERS, narrowing_of(workspace.store, year="2019.."))
        none = state.to_description(_HERDERS, Narrowing(years=(1900, 1901)))
    assert there
    assert not {practice.id for practice in elsewhere} & {practice.id for practice in there}
    assert {document.date[:4] >= "2019" for practice in late for document in practice.documents[:1]} == {True}
    assert none == []


def test_what_is_only_the_nearest_there_is_is_told_apart(workspace: Workspace) -> None:
    with search_of(workspace).asking() as state:
        found = state.to_description(_HERDERS, limit=20)
        beside = state.to_practice(red_sail(workspace), limit=20)
        elsewhere = state.to_description("火星探测器着陆以后怎么采样", limit=20)
        named = state.to_description("双报到怎么报到", limit=20)
    assert [practice.is_close for practice in found] == [True, True] + [False] * (len(found) - 2)
    assert [practice.is_close for practice in beside] == [True] + [False] * (len(beside) - 1)
    assert found[-1].closeness == beside[-1].closeness == "slight"
    assert not any(practice.is_close for practice in elsewhere)
    assert (named[0].name, named[0].is_close) == ("双报到", True)


def test_among_news_the_words_that_every_report_has_are_no_reasons_either(settings: Settings, tmp_path: Path) -> None:
    news = tmp_path / "news.jsonl"
    scores = [f"客队在第{minute}分钟攻入一球，主队在终场前扳平，现场观众{minute}万人。" for minute in range(1, 601)]
    news.write_text("\n".join(json.dumps({"text": text}, ensure_ascii=False) for text in scores), encoding="utf-8")
    among_news = read_into(tmp_path / "data", [*sample_files(), news])
    assert _shared_words(among_news) == _shared_words(settings)


def _shared_words(settings: Settings) -> set[str]:
    """By all that is found similar to a description and to a practice."""
    with workspace_for(settings) as workspace, search_of(workspace).asking() as state:
        found = [*state.to_description(_HERDERS, limit=5), *state.to_practice(red_sail(workspace), limit=5)]
    return {word for practice in found for reason in practice.reasons for word in (*reason.words, *reason.topics)}


def test_a_reason_of_a_practice_stands_beside_a_sentence_of_the_practice_asked_about(workspace: Workspace) -> None:
    initiatives = workspace.store.find_entities(EntityFilter(type="initiative"), limit=20).items
    with search_of(workspace).asking() as state:
        found = [practice for entity in initiatives for practice in state.to_practice(entity.id)]
    reasons = [reason for practice in found for reason in practice.reasons if reason.words]
    assert reasons
    for reason in reasons:
        beside = reason.beside
        assert beside is not None
        assert all(word in beside.text for word in reason.words)
        assert beside.source is not None
        passage = workspace.store.get_passage(beside.source.passage_id)[1]
        assert passage.text[beside.source.start : beside.source.end] == beside.text


def test_by_the_name_of_what_the_whole_country_does_practices_are_found_that_do_something_like_it(
    tmp_path: Path,
) -> None:
    text = tmp_path / "study.txt"
    text.write_text("柳河县的学习\n\n我县扎实开展“党史学习教育”，组织党员到村里读书。\n", encoding="utf-8")
    with workspace_for(read_into(tmp_path / "data", [text, *sample_files()[:3]])) as workspace:
        (national,) = bearers(workspace.store, "党史学习教育")
        with search_of(workspace).asking() as state:
            assert state.to_practice(national.id)
            with pytest.raises(NotFoundError):
                state.to_practice("initiative:0000000000000000")


def test_provinces_take_turns(workspace: Workspace) -> None:
    with search_of(workspace).asking() as state:
        found = state.to_description("党员服务群众", Narrowing(by_province=True), limit=50)
    provinces = [
        next((place for place in each.facts.places if len(place) == len("place:33")), each.id) for each in found
    ]
    turns = [provinces[:number].count(province) for number, province in enumerate(provinces)]
    assert turns == sorted(turns)
    assert turns[-1] > 0


def test_what_cannot_be_narrowed_by_is_told(workspace: Workspace) -> None:
    with pytest.raises(QueryError, match="没有地区"):
        narrowing_of(workspace.store, regions=["乌有省"])
    with pytest.raises(QueryError, match="看不懂"):
        narrowing_of(workspace.store, year="去年")
    with search_of(workspace).asking() as state, pytest.raises(NotFoundError):
        state.to_practice("initiative:0000000000000000")


def test_an_index_that_grew_is_equal_to_one_made_anew(tmp_path: Path) -> None:
    records = _records(tmp_path / "data")
    grown, anew = (
        PracticeIndex(_folder(tmp_path / "grown"), create=True),
        PracticeIndex(_folder(tmp_path / "anew"), create=True),
    )
    for record in reversed(records):
        grown.add([record])
    grown.remove([records[0].document.id, records[1].document.id])
    grown.add(records[:1])
    anew.add([records[0], *records[2:]])
    assert _scores(grown) == _scores(anew) != {}


def test_a_removed_document_is_found_no_more(tmp_path: Path) -> None:
    settings = read_into(tmp_path, sample_files()[:3])
    with workspace_for(settings, writing="remove") as workspace:
        search = search_of(workspace)
        with search.asking() as state:
            gone = state.to_description("渔船上的党员")[0].documents[0].id
        remove(gone, workspace.folder, workspace.store, workspace.index, when="")
        with search.asking() as state:
            left = {document.id for practice in state.to_description("渔船上的党员") for document in practice.documents}
    assert left
    assert gone not in left


def test_what_other_rules_made_is_not_opened_and_the_doctor_makes_it_anew(tmp_path: Path) -> None:
    settings = read_into(tmp_path, sample_files()[:2])
    with workspace_for(settings) as workspace:
        (made,) = _practice_files(workspace)
    made.rename(made.with_name("practices-1.sqlite3"))
    with (
        workspace_for(settings) as workspace,
        pytest.raises(IndexUnavailableError, match="hongfan doctor"),
        search_of(workspace).asking(),
    ):
        pass
    assert CliRunner(env={"HONGFAN_DATA": settings.data}).invoke(main, ["doctor"]).exit_code == 0
    with workspace_for(settings) as workspace:
        with search_of(workspace).asking() as state:
            assert state.to_description("渔船上的党员")
        assert _practice_files(workspace) == [made]


def test_vectors_are_made_once_and_what_is_missing_is_told(tmp_path: Path) -> None:
    settings = read_into(tmp_path, sample_files()[:2])
    with workspace_for(settings, writing="vectors") as workspace:
        search = search_of(workspace)
        missing = search.missing_vectors()
        assert missing > 0
        assert search.make_vectors(lambda _done, _total: None) == missing
        assert search.missing_vectors() == 0
        assert search.make_vectors(lambda _done, _total: None) == 0


def test_the_command_prints_what_programs_read(settings: Settings) -> None:
    runner = CliRunner(env={"HONGFAN_DATA": settings.data})
    answer = json.loads(runner.invoke(main, ["similar", "红帆工程", "--format", "json", "--limit", "3"]).stdout)
    first = answer["practices"][0]
    assert {"id", "entity", "name", "region", "score", "documents", "reasons"} <= first.keys()
    assert {"document", "file", "passage", "start", "end", "text", "why"} <= first["reasons"][0].keys()
    passage = first["reasons"][0]["passage"]
    assert json.loads(runner.invoke(main, ["similar", "--passage", passage, "--format", "json"]).stdout)["practices"]
    assert runner.invoke(main, ["similar"]).exit_code == 2


def _folder(path: Path) -> Path:
    path.mkdir()
    return path


def _records(data: Path) -> list[DocumentRecord]:
    with workspace_for(read_into(data, sample_files()[:6])) as workspace:
        assert current_generation(workspace.folder.index_path)
        return [workspace.store.judged_record(each) for each in workspace.store.document_ids()]


def _scores(index: PracticeIndex) -> dict[str, float]:
    with index.reading() as view:
        numbers = view.numbers_of(["渔船", "党员", "#渔民船员"])
        tables = view.tables()
        scores = tables.practices.score({numbers["渔船"]: 2.0, numbers["党员"]: 1.0, numbers["#渔民船员"]: 1.0})
        told = [view.unit(number).practice for number in tables.facts]
        return {f"{one.id} {one.document_id}": float(score) for one, score in zip(told, scores, strict=True) if score}


def _practice_files(workspace: Workspace) -> list[Path]:
    return sorted(workspace.folder.index_path.glob("*/practices-*.sqlite3"))
