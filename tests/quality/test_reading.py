"""Reading over the real documents: nothing lost, nothing leaked, passages of about a paragraph, at speed."""

from __future__ import annotations

import re
import time
from pathlib import Path

import pytest

from ingest.clean import clean
from ingest.read import read_documents
from ingest.readers import read_raw
from ingest.steps import TextDocument

pytestmark = pytest.mark.xdist_group("reading")  # one process makes what they share

FOLDERS = ("corpus", "corpus_more", "corpus_dirty")
MOST_NOISE = 0.01  # share of characters of corpus_more that is furniture; 0.0063 was measured and read through
FEWEST_CHARS_A_SECOND = 100_000  # 900,000 were measured on one idle core; tests share theirs


@pytest.fixture(scope="module")
def documents(shared: Path) -> dict[str, list[TextDocument]]:
    paths = sorted(path for folder in FOLDERS for path in (shared / folder).glob("*.txt"))
    return {f"{path.parent.name}/{path.name}": read_documents(path.read_bytes(), path.name, {}) for path in paths}


def words(text: str) -> str:
    return re.sub(r"\s", "", text)


def test_every_character_of_a_file_is_in_a_passage_or_in_the_noise(
    shared: Path, documents: dict[str, list[TextDocument]]
) -> None:
    for name, read in documents.items():
        raw = read_raw((shared / name).read_bytes(), name, {})
        told = [passage.text for document in read for passage in document.passages]
        told += [noise.text for document in read for noise in document.noise]
        assert sorted(words("".join(told))) == sorted(words(clean("".join(one.text for one in raw)))), name


def test_little_is_dropped_and_none_of_it_is_prose(documents: dict[str, list[TextDocument]]) -> None:
    more = [document for name, read in documents.items() if name.startswith("corpus_more") for document in read]
    dropped = [noise.text for document in more for noise in document.noise]
    kept = sum(len(passage.text) for document in more for passage in document.passages)
    assert sum(map(len, dropped)) < MOST_NOISE * kept
    assert max(text.count("。") for text in dropped) <= 4


def test_no_place_of_the_furniture_leaks(documents: dict[str, list[TextDocument]]) -> None:
    (notice,) = documents["corpus/003_3b6adda2422f983d.txt"]
    text = "".join(passage.text for passage in notice.passages)
    assert not re.search("麻栗坡|丰宁|2024|开通VIP|未登录", text)
    assert len(notice.noise) >= 20


def test_the_compilation_gives_its_eight_reports(documents: dict[str, list[TextDocument]]) -> None:
    reports = documents["corpus/002_e2d9338ad9a52579.txt"]
    assert [report.part for report in reports] == list(range(1, 9))
    assert all(len(read) == 1 for name, read in documents.items() if not name.startswith("corpus/002"))


def test_titles_and_years_of_the_gold_documents(documents: dict[str, list[TextDocument]]) -> None:
    speech = documents["corpus/001_973d93bd2ebb7ead.txt"][0]
    article = documents["corpus/002_e2d9338ad9a52579.txt"][2]
    signed = documents["corpus/004_aafccbfbe23add06.txt"][0]
    assert (speech.title, speech.date, speech.doc_type) == ("", "2013", "讲话")
    assert (article.title, article.date) == ("积极构建城市基层党建工作新格局", "2016-12")
    assert (signed.date, signed.author) == ("2012-12-27", "杨静波")


def test_passages_are_about_a_paragraph_long(documents: dict[str, list[TextDocument]]) -> None:
    sizes = sorted(len(p.text) for read in documents.values() for document in read for p in document.passages)
    assert sizes[-1] <= 800
    assert 150 <= sizes[len(sizes) // 2] <= 400


def test_a_private_use_character_keeps_its_place(documents: dict[str, list[TextDocument]]) -> None:
    (notice,) = documents["corpus/003_3b6adda2422f983d.txt"]
    assert any("沈\ue000镇" in passage.text for passage in notice.passages)


def test_reading_is_fast(shared: Path) -> None:
    paths = sorted((shared / "corpus_more").glob("2*.txt"))
    texts = [(path.read_bytes(), path.name) for path in paths]
    started = time.process_time()
    chars = sum(len(p.text) for data, name in texts for d in read_documents(data, name, {}) for p in d.passages)
    assert chars / (time.process_time() - started) > FEWEST_CHARS_A_SECOND
