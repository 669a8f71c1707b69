"""The questions, and which documents answer them."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from kg.source import Source

NEWS = "news.jsonl"
KINDS = ("name", "wording", "near", "everyday")  # the last two ask who does something like this
_FILE = Path(__file__).with_name("questions.jsonl")
_CLOSED = Path(__file__).with_name("closed.txt")
_FIRST = 40  # questions of a kind were made for search; the harder ones after them, for similar practices
_ANSWERS = 2  # the least grade of a document that answers; 1 only touches on what was asked


@dataclass(frozen=True, slots=True, eq=False)
class Question:
    """What a reader may type."""

    id: str
    kind: str
    query: str
    grades: Mapping[str, int]  # of documents, by `name_of` their source: 3 answers, 2 answers in part, 1 touches on it

    @property
    def held_out(self) -> bool:
        """Whether nobody looks at it while tuning: it holds the floors."""
        return hashlib.sha256(self.id.encode()).digest()[0] % 3 == 0

    @property
    def first(self) -> bool:
        """Whether it was made for search, before harder ones were added."""
        return int(self.id[1:]) <= _FIRST

    def is_answered_by(self, name: str) -> bool:
        return self.grades.get(name, 0) >= _ANSWERS


def name_of(source: Source) -> str:
    """The file, of a news item also its line: what stands in another file is graded by the file, compilations too."""
    return f"{source.file}#{source.part}" if source.file == NEWS else source.file


def closed_files() -> frozenset[str]:
    """Documents that nobody opens, because extraction is measured on them: nobody can say whether they answer."""
    return frozenset(_CLOSED.read_text(encoding="utf-8").split())


def load_questions(*, held_out: bool) -> list[Question]:
    """Those held out, or those that search is tuned by."""
    lines = _FILE.read_text(encoding="utf-8").splitlines()
    questions = [Question(each["id"], each["kind"], each["query"], each["answers"]) for each in map(json.loads, lines)]
    return [question for question in questions if question.held_out == held_out]
