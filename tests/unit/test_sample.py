"""The bundled sample: marked as such, wide enough for a demonstration, and in nobody else's words."""

from __future__ import annotations

import gzip
import json
import re
import unicodedata
from collections.abc import Iterator
from pathlib import Path

import pytest

SAMPLE = Path(__file__).parents[2] / "ingest" / "sample"
KEYS = ("title", "date", "author", "publisher", "region", "type", "sample")
MARK = "（示例文本：为演示软件而写，情节与数字均为虚构。）"
FILES = sorted(path for path in SAMPLE.iterdir() if path.suffix in {".md", ".txt"} and path.stem != "README")
RUN_CHARS = 24


def parts(path: Path) -> tuple[dict[str, str], str]:
    """Front matter and body of one file."""
    _, head, body = path.read_text(encoding="utf-8").split("---\n", 2)
    fields = (line.partition(":") for line in head.splitlines())
    return {key: value.strip() for key, _, value in fields}, body


def letters(text: str) -> str:
    """The text without spaces and punctuation, so that neither hides a copied sentence."""
    return re.sub(r"[\W_]", "", unicodedata.normalize("NFKC", text))


def runs(text: str) -> Iterator[str]:
    """Every stretch of RUN_CHARS letters."""
    folded = letters(text)
    return (folded[i : i + RUN_CHARS] for i in range(len(folded) - RUN_CHARS + 1))


def real_texts(shared: Path) -> Iterator[tuple[str, str]]:
    for folder in ("corpus", "corpus_more", "corpus_dirty"):
        for path in sorted((shared / folder).glob("*.txt")):
            yield path.name, path.read_text(encoding="utf-8", errors="replace")
    for bundle in sorted((shared / "bulk").glob("*.jsonl.gz")):
        with gzip.open(bundle, "rt", encoding="utf-8") as lines:
            for line in lines:
                yield bundle.name, json.loads(line)["text"]


def test_there_are_at_least_sixteen_reports() -> None:
    assert len(FILES) >= 16


def test_the_reports_come_from_at_least_ten_provinces() -> None:
    regions = [parts(path)[0]["region"] for path in FILES]
    provinces = {found[0] for region in regions if (found := re.match(r".+?(?:省|自治区|上海市)", region))}
    assert len(provinces) >= 10


def test_the_reports_span_the_years_and_one_has_no_date() -> None:
    dates = [parts(path)[0]["date"] for path in FILES]
    assert dates.count("") == 1
    assert all(re.fullmatch(r"20[12]\d-[01]\d-[0-3]\d", date) for date in dates if date)


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_every_file_has_all_front_matter_and_says_that_it_is_a_sample(path: Path) -> None:
    front, body = parts(path)
    assert tuple(front) == KEYS
    assert front["sample"] == "示例"
    assert MARK in body


def test_every_report_of_a_compilation_says_that_it_is_a_sample() -> None:
    bodies = [parts(path)[1] for path in FILES]
    heads = {body: len(re.findall(r" 篇\d+$", body, re.MULTILINE)) for body in bodies}
    compilations = {body: count for body, count in heads.items() if count}
    assert compilations
    assert all(body.count(MARK) == count for body, count in compilations.items())


def test_the_readme_says_in_both_languages_that_all_is_invented() -> None:
    readme = (SAMPLE / "README.md").read_text(encoding="utf-8")
    assert "虚构" in readme
    assert "invented" in readme


def test_no_sentence_is_copied_from_a_real_document(shared: Path) -> None:
    ours = {run for path in FILES for run in runs(parts(path)[1])}
    copied = [(name, run) for name, text in real_texts(shared) for run in ours.intersection(runs(text))]
    assert not copied
