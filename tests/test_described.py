"""A sentence in the search box: what tells of practices like it comes first, and everything else follows."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

import pytest

from kg.errors import IndexUnavailableError
from kg.ids import DocumentId
from search.practices.asking import PracticeSearch
from search.service import Page, search
from tests.workspaces import read_into, sample_files
from web.workspace import Workspace, workspace_for

pytestmark = pytest.mark.xdist_group("described")

_HERDERS = "放羊的人住得太散，通知了也来不齐，党员学习怎么抓"


@pytest.fixture(scope="module")
def workspace(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Workspace]:
    with workspace_for(read_into(tmp_path_factory.mktemp("described"), sample_files())) as workspace:
        yield workspace


def asked(workspace: Workspace, text: str, *, limit: int = 10, offset: int = 0, per_document: bool = False) -> Page:
    practices = PracticeSearch(workspace.store, workspace.index, workspace.folder.index_path)
    return search(
        text,
        workspace.index,
        workspace.store,
        limit=limit,
        offset=offset,
        per_document=per_document,
        folded=False,
        documents_like=practices.documents_like,
    )


def test_the_best_passages_of_the_documents_most_like_it_come_first_in_their_order(workspace: Workspace) -> None:
    practices = PracticeSearch(workspace.store, workspace.index, workspace.folder.index_path)
    like = practices.documents_like(_HERDERS)
    hits = asked(workspace, _HERDERS).hits
    assert [hit.document for hit in hits[: len(like)]] == list(like)
    assert {hit.file for hit in hits[:2]} == {"09-ujimqin-horseback-branch.md", "10-fuyun-moving-pasture.md"}
    scores = [hit.score for hit in hits]
    assert scores == sorted(scores, reverse=True)


@pytest.mark.parametrize("per_document", [False, True])
def test_pages_follow_one_another_and_leave_nothing_out(workspace: Workspace, per_document: bool) -> None:
    whole = asked(workspace, _HERDERS, limit=500, per_document=per_document)
    pages = [
        hit
        for offset in range(0, len(whole.hits) + 7, 7)
        for hit in asked(workspace, _HERDERS, limit=7, offset=offset, per_document=per_document).hits
    ]
    assert pages == list(whole.hits)
    assert len(pages) == len({hit.passage for hit in pages}) == (whole.documents if per_document else whole.total)


def test_filters_hold_and_facets_count_all(workspace: Workspace) -> None:
    narrowed = asked(workspace, f"{_HERDERS} 地区:新疆", limit=50)
    assert narrowed.hits
    assert {hit.region[-1] for hit in narrowed.hits} == {"新疆维吾尔自治区"}
    assert sum(count.passages for count in narrowed.facets["year"]) <= narrowed.total


def test_what_is_no_sentence_is_not_asked_for_by_practices(workspace: Workspace) -> None:
    def like(_text: str) -> Sequence[DocumentId]:
        raise AssertionError

    assert search("党员 渔船", workspace.index, workspace.store, documents_like=like).total


def test_a_folder_whose_practices_were_not_read_yet_is_searched_by_words(workspace: Workspace, tmp_path: Path) -> None:
    def missing(_text: str) -> Sequence[DocumentId]:
        raise IndexUnavailableError(f"{tmp_path} is missing")

    plain = search(_HERDERS, workspace.index, workspace.store)
    assert search(_HERDERS, workspace.index, workspace.store, documents_like=missing) == plain
