"""Learns what each signal counts for a description: python -m tests.quality.similar.learning FOLDER [FOLDER ...]

From the questions that may be looked at and those of learning.tsv, over data folders that were ingested (one with the
news, one without). The loss is that of ListNet for the first place (Cao et al. 2007): how likely a document that answers
is drawn, if documents are drawn by their scores. A document's score is that of its best practice.
"""

from __future__ import annotations

import sys
from collections.abc import Collection, Iterator
from pathlib import Path
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from kg.ids import DocumentId
from kg.settings import Settings
from search.practices.asking import PracticeSearch
from search.practices.similar import FOR_PRACTICES
from tests.quality.search.questions import load_questions, name_of
from tests.quality.similar.asking import SIGNALS, SIMILAR, alone
from web.workspace import Workspace, workspace_for

_QUESTIONS = Path(__file__).with_name("learning.tsv")
_STEEP = 0.6  # what a point of score counts
_HELD = 0.02  # how much it costs to leave the weights that were set by hand
_ROUNDS, _STEPS, _STEP = 8, 300, 0.05

_Floats = NDArray[np.float64]


class Example(NamedTuple):
    """A question in one folder."""

    signals: _Floats  # a row for each practice, a column for each of SIGNALS
    documents: NDArray[np.int64]  # of each practice, numbered from 0
    answers: NDArray[np.bool_]  # for each document


def asked() -> Iterator[tuple[str, frozenset[str]]]:
    """Questions with the names of documents that answer them."""
    for question in load_questions(held_out=False):
        if question.kind in SIMILAR:
            yield question.query, frozenset(filter(question.is_answered_by, question.grades))
    for line in _QUESTIONS.read_text(encoding="utf-8").splitlines():
        if not line.startswith("#"):
            names, query = line.split("\t")
            yield query, frozenset(names.split())


def learned(examples: Collection[Example], start: _Floats) -> _Floats:
    """Weights of SIGNALS, none below zero, that make answers likely. `start`: those that it costs to leave."""
    weights = start
    for _ in range(_ROUNDS):
        best = [(_best_practices(example, weights), example.answers) for example in examples]
        for _ in range(_STEPS):
            slope = sum(_slope(signals @ weights, signals, answers) for signals, answers in best) / len(best)
            weights = np.maximum(0.0, weights - _STEP * (slope + 2 * _HELD * (weights - start)))
    return weights


def _best_practices(example: Example, weights: _Floats) -> _Floats:
    """Of each document the signals of the practice that scores highest."""
    order = np.lexsort((example.signals @ weights, example.documents))
    last = np.append(np.flatnonzero(np.diff(example.documents[order])), len(order) - 1)
    best: _Floats = example.signals[order[last]]
    return best


def _slope(scores: _Floats, signals: _Floats, answers: NDArray[np.bool_]) -> _Floats:
    """By which the loss of one question rises with each weight."""
    likely = np.exp(_STEEP * (scores - scores.max()))
    among = np.where(answers, likely, 0.0)
    slope: _Floats = _STEEP * (likely / likely.sum() - among / among.sum()) @ signals
    return slope


def _examples(workspace: Workspace) -> Iterator[Example]:
    practices = PracticeSearch(workspace.store, workspace.index, workspace.folder.index_path)
    questions = list(asked())
    columns: list[list[_Floats]] = [[] for _ in questions]
    for signal in SIGNALS:
        with practices.asking(alone(signal)) as state:
            rankings = [state.ranking(query) for query, _ in questions]
            ranked = rankings[0].ranked
            told_in = [state.document_of(int(number)) for number in rankings[0].numbers[ranked]]
        for column, ranking in zip(columns, rankings, strict=True):
            column.append(ranking.scores[ranked].astype(np.float64))
    documents, numbers = np.unique(told_in, return_inverse=True)
    names = [name_of(workspace.store.get_record(DocumentId(id_)).document.sources[0]) for id_ in documents]
    for column, (_, answers) in zip(columns, questions, strict=True):
        yield Example(np.stack(column, axis=1), numbers, np.isin(names, list(answers)))


def main() -> int:
    """Print the weights."""
    examples: list[Example] = []
    for folder in sys.argv[1:]:
        with workspace_for(Settings(data=folder)) as workspace:
            examples += _examples(workspace)
    start = np.array([getattr(FOR_PRACTICES, SIGNALS[signal]) for signal in SIGNALS])
    for signal, weight in zip(SIGNALS, learned(examples, start), strict=True):
        print(f"{signal:24}{weight:6.2f}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
