"""The table of search quality: python -m tests.quality.search [--held-out] [--with-bulk] [--data FOLDER] [--show]"""

from __future__ import annotations

import argparse
import sys
import tempfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

from kg.settings import Settings
from tests.quality.search.asking import found_by_search, ranks_in_plain, ranks_in_search
from tests.quality.search.corpus import corpus_in
from tests.quality.search.measure import Figures, figures_by_kind
from tests.quality.search.questions import Question, load_questions
from web.workspace import Workspace, workspace_for

_SHARED = Path(__file__).parents[4] / "shared"


def main() -> int:
    """Print the table; with --show also where search missed, by file names."""
    parser = argparse.ArgumentParser(prog="python -m tests.quality.search", description=__doc__)
    parser.add_argument("--held-out", action="store_true", help="the third that nobody looks at while tuning")
    parser.add_argument("--with-bulk", action="store_true", help="among 6,000 news items")
    parser.add_argument("--data", default="", help="ask this data folder instead of reading the documents now")
    parser.add_argument("--show", action="store_true", help="what stands before the first answer, tuning part only")
    options = parser.parse_args()
    questions = load_questions(held_out=options.held_out)
    with _workspace(options.data, options.with_bulk) as workspace:
        ranks = ranks_in_search(questions, workspace.index, workspace.store)
        plain = ranks_in_plain(questions, workspace.store)
        print(f"{workspace.index.passages()} passages, engine {workspace.index.engine}")
        _print_table(figures_by_kind(ranks), figures_by_kind(plain))
        if options.show and not options.held_out:
            _print_misses(ranks, plain, workspace)
    return 0


@contextmanager
def _workspace(data: str, with_bulk: bool) -> Iterator[Workspace]:
    if data:
        with workspace_for(Settings(data=data)) as workspace:
            yield workspace
        return
    with tempfile.TemporaryDirectory() as folder, corpus_in(Path(folder), _SHARED, with_bulk=with_bulk) as workspace:
        yield workspace


def _print_table(ours: Mapping[str, Figures], plain: Mapping[str, Figures]) -> None:
    print(f"{'':10}{'n':>4}   {'hit@1':>7}{'hit@5':>7}{'MRR':>7}   plain BM25: hit@1, hit@5, MRR")
    for kind, of_kind in ours.items():
        print(f"{kind:10}{of_kind.questions:4}   {_row(of_kind)}   {_row(plain[kind])}")


def _row(shown: Figures) -> str:
    return "".join(f"{value:7.3f}" for value in (shown.hit_at_1, shown.hit_at_5, shown.mrr))


def _print_misses(ranks: Mapping[Question, int], plain: Mapping[Question, int], workspace: Workspace) -> None:
    for question, rank in ranks.items():
        if rank != 1:
            files = found_by_search(question, workspace.index, workspace.store)[:5]
            print(f"{question.id} rank {rank} (plain {plain[question]}) {question.query}: {' '.join(files)}")


if __name__ == "__main__":
    sys.exit(main())
