"""The table of the check of quotations: python -m tests.quality.quotes [--cases 1000] [--seed 1] [--show]"""

from __future__ import annotations

import argparse
import sys
import tempfile
import time
from pathlib import Path

from kg.stores import open_store
from search.quotes.checking import Checker
from search.shingles import Shingles
from tests.quality.quotes.cases import make_cases
from tests.quality.quotes.corpus import divided
from tests.quality.quotes.measure import Tally, failures, measured

_SHARED = Path(__file__).parents[4] / "shared"


def main() -> int:
    """Print the table; exit code 1 where a bar is not met."""
    parser = argparse.ArgumentParser(prog="python -m tests.quality.quotes", description=__doc__)
    parser.add_argument("--cases", type=int, default=1000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--show", action="store_true", help="the words of cases that were not met")
    options = parser.parse_args()
    documents = divided(_SHARED)
    cases = make_cases(documents, options.cases, seed=options.seed)
    print(
        f"{len(documents.ingested)} documents, {len(documents.others)} not ingested; {len(cases.made)} cases, ", end=""
    )
    print(f"{cases.thrown_away} altered sentences thrown away that stand somewhere")
    with (
        tempfile.TemporaryDirectory() as folder,
        open_store(f"sqlite:{folder}/graph.sqlite3") as store,
        Shingles(Path(folder), create=True) as shingles,
    ):
        store.load(documents.ingested)
        shingles.add(documents.ingested)
        with shingles.reading() as view:
            started = time.process_time()
            tallies = measured(cases.made, Checker(view, store))
            print(f"{1000 * (time.process_time() - started) / len(cases.made):.1f} ms of CPU a case")
    for kind, tally in tallies.items():
        _print(kind, tally, show=options.show)
    missed = list(failures(tallies))
    print("\n".join(missed) or "all bars are met")
    return int(bool(missed))


def _print(kind: str, tally: Tally, *, show: bool) -> None:
    verdicts = "  ".join(f"{verdict} {count}" for verdict, count in tally.verdicts.most_common())
    print(f"{kind:28}{tally.cases:5}{tally.share(tally.right):7.3f}{tally.share(tally.at_true_place):7.3f}  {verdicts}")
    if show:
        for case in tally.missed:
            print("     ", case.words.replace("\n", "⏎"), sorted(case.true)[:3])


if __name__ == "__main__":
    sys.exit(main())
