"""The table of search quality: python -m tests.quality.search [--held-out] [--with-bulk] [--data FOLDER] [--show]"""

from __future__ import annotations

import sys
from collections.abc import Mapping

from search.practices.asking import PracticeSearch
from tests.quality.search.asking import found_by_search, ranks_in_plain, ranks_in_search
from tests.quality.search.corpus import corpus_of, read_options
from tests.quality.search.measure import Figures, figures_by_kind
from tests.quality.search.questions import Question, load_questions
from web.workspace import Workspace


def main() -> int:
    """Print the table; with --show also where search missed, by file names."""
    options = read_options("python -m tests.quality.search", __doc__)
    questions = load_questions(held_out=options.held_out)
    with corpus_of(options) as workspace:
        practices = PracticeSearch(workspace.store, workspace.index, workspace.folder.index_path)
        if not options.data:
            practices.make_vectors(lambda _done, _total: None)
        ranks = ranks_in_search(questions, workspace, practices)
        plain = ranks_in_plain(questions, workspace.store)
        print(f"{workspace.index.passages()} passages, engine {workspace.index.engine}")
        _print_table(figures_by_kind(ranks), figures_by_kind(plain))
        if options.show and not options.held_out:
            _print_misses(ranks, plain, workspace, practices)
    return 0


def _print_table(ours: Mapping[str, Figures], plain: Mapping[str, Figures]) -> None:
    print(f"{'':10}{'n':>4}   {'hit@1':>7}{'hit@5':>7}{'MRR':>7}   plain BM25: hit@1, hit@5, MRR")
    for kind, of_kind in ours.items():
        print(f"{kind:10}{of_kind.questions:4}   {_row(of_kind)}   {_row(plain[kind])}")


def _row(shown: Figures) -> str:
    return "".join(f"{value:7.3f}" for value in (shown.hit_at_1, shown.hit_at_5, shown.mrr))


def _print_misses(
    ranks: Mapping[Question, int], plain: Mapping[Question, int], workspace: Workspace, practices: PracticeSearch
) -> None:
    for question, rank in ranks.items():
        if rank != 1:
            files = found_by_search(question, workspace, practices)[:5]
            print(f"{question.id} rank {rank} (plain {plain[question]}) {question.query}: {' '.join(files)}")


if __name__ == "__main__":
    sys.exit(main())
