"""The table of similar practices: python -m tests.quality.similar [--held-out] [--with-bulk] [--data FOLDER] [--show]"""

from __future__ import annotations

import argparse
import sys
import tempfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

from kg.settings import Settings
from search.practices.asking import PracticeSearch
from search.practices.similar import ALL_SIGNALS, Weights
from tests.quality.search.asking import ranks_in_plain
from tests.quality.search.corpus import corpus_in
from tests.quality.search.measure import figures_by_kind
from tests.quality.search.questions import Question, load_questions
from tests.quality.similar.asking import SIGNALS, SIMILAR, answers, ranks_in_similar, without
from web.workspace import Workspace, workspace_for

_SHARED = Path(__file__).parents[4] / "shared"


def main() -> int:
    """Print the table; with --show also what stands before the first answer."""
    parser = argparse.ArgumentParser(prog="python -m tests.quality.similar", description=__doc__)
    parser.add_argument("--held-out", action="store_true", help="the third that nobody looks at while tuning")
    parser.add_argument("--with-bulk", action="store_true", help="among 6,000 news items")
    parser.add_argument("--data", default="", help="ask this data folder instead of reading the documents now")
    parser.add_argument("--show", action="store_true", help="what stands before the first answer, tuning part only")
    options = parser.parse_args()
    questions = [each for each in load_questions(held_out=options.held_out) if each.kind in SIMILAR]
    with _workspace(options.data, options.with_bulk) as workspace:
        practices = PracticeSearch(workspace.store, workspace.folder.index_path)
        print(f"{len(list(workspace.store.document_ids()))} documents, {practices.missing_vectors()} vectors missing")
        print(f"{'':32}{'':10}{'n':>4}   {'hit@1':>7}{'hit@5':>7}{'MRR':>7}")
        _print_rows("plain BM25 over passages", ranks_in_plain(questions, workspace.store))
        for name, weights in _combinations():
            with practices.asking(weights) as state:
                _print_rows(name, ranks_in_similar(questions, state))
        if options.show and not options.held_out:
            _print_misses(questions, practices)
    return 0


def _combinations() -> Iterator[tuple[str, Weights]]:
    yield from ((f"{name} alone", weights) for name, weights in SIGNALS.items())
    yield from ((f"without {name}", without(name)) for name in SIGNALS)
    yield "all signals", ALL_SIGNALS


@contextmanager
def _workspace(data: str, with_bulk: bool) -> Iterator[Workspace]:
    if data:
        with workspace_for(Settings(data=data)) as workspace:
            yield workspace
        return
    with tempfile.TemporaryDirectory() as folder, corpus_in(Path(folder), _SHARED, with_bulk=with_bulk) as workspace:
        PracticeSearch(workspace.store, workspace.folder.index_path).make_vectors(lambda _done, _total: None)
        yield workspace


def _print_rows(name: str, ranks: Mapping[Question, int]) -> None:
    for kind, of_kind in figures_by_kind(ranks).items():
        figures = "".join(f"{value:7.3f}" for value in (of_kind.hit_at_1, of_kind.hit_at_5, of_kind.mrr))
        print(f"{name:32}{kind:10}{of_kind.questions:4}   {figures}")


def _print_misses(questions: list[Question], practices: PracticeSearch) -> None:
    with practices.asking() as state:
        for question, rank in ranks_in_similar(questions, state).items():
            if rank != 1:
                print(f"{question.id} rank {rank} {question.query}: {' '.join(answers(question, state))}")


if __name__ == "__main__":
    sys.exit(main())
