"""The table of similar practices: python -m tests.quality.similar [--held-out] [--with-bulk] [--data FOLDER] [--show]"""

from __future__ import annotations

import sys
from collections.abc import Iterator, Mapping

from search.practices.asking import PracticeSearch
from search.practices.similar import FOR_DESCRIPTIONS, Weights
from tests.quality.search.asking import ranks_in_plain
from tests.quality.search.corpus import corpus_of, read_options
from tests.quality.search.measure import figures_by_kind
from tests.quality.search.questions import Question, load_questions
from tests.quality.similar.asking import SIGNALS, SIMILAR, alone, answers, ranks_in_similar, without
from tests.quality.similar.closeness import closeness_of

_OF_NO_QUESTION = "grass roots"  # is the same whatever is asked: alone it ranks nothing


def main() -> int:
    """Print the table; with --show also what stands before the first answer."""
    options = read_options("python -m tests.quality.similar", __doc__)
    questions = [each for each in load_questions(held_out=options.held_out) if each.kind in SIMILAR]
    with corpus_of(options) as workspace:
        practices = PracticeSearch(workspace.store, workspace.index, workspace.folder.index_path)
        if not options.data:
            practices.make_vectors(lambda _done, _total: None)
        print(f"{len(list(workspace.store.document_ids()))} documents, {practices.missing_vectors()} vectors missing")
        print(f"{'':32}{'':10}{'n':>4}   {'hit@1':>7}{'hit@5':>7}{'MRR':>7}")
        _print_rows("plain BM25 over passages", ranks_in_plain(questions, workspace.store))
        for name, weights in _combinations():
            with practices.asking(weights) as state:
                _print_rows(name, ranks_in_similar(questions, state))
        with practices.asking() as state:
            for kind in SIMILAR:
                closeness = closeness_of([each for each in questions if each.kind == kind], state)
                print(
                    f"close, {kind}: {closeness.first_close:.3f} of the first; of the first five so called right {closeness.close_right:.3f}"
                )
        if options.show and not options.held_out:
            _print_misses(questions, practices)
    return 0


def _combinations() -> Iterator[tuple[str, Weights]]:
    yield from ((f"{name} alone", alone(name)) for name in SIGNALS if name != _OF_NO_QUESTION)
    yield from ((f"without {name}", without(name)) for name in SIGNALS)
    yield "all signals", FOR_DESCRIPTIONS


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
