"""Suggestions while one types, through HTTP: p50 and p95 in milliseconds by the way of typing.

    python tests/bench/bench_suggest.py [--documents N] [--renewal]

Figures only, never a verdict. The names are made from a seed (graph_data.py): 5,000 documents, which it is unless told, come
to about 50,000 entities. With --renewal a document is added, and questions go on until its new name is suggested, which
takes a minute or two: the old table answers while the new one is made.
"""

from __future__ import annotations

import argparse
import random
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from urllib.parse import quote

from kg.pinyin import spell
from kg.settings import Settings
from kg.store import GraphStore
from kg.views import EntityFilter
from tests.bench.graph_data import records
from tests.bench.serving import Served, measure, print_asked, print_table, served
from tests.contract.records import Report
from web.workspace import workspace_for

_RATE = 30.0  # requests a second
_REQUESTS = 80  # of each way
_NEW_NAME = "饕餮试金石工程"
_WAIT_S = 200.0


def typed(store: GraphStore, chance: random.Random) -> dict[str, list[str]]:
    """Paths by the way in which the beginning of a name is typed, letter by letter in the end."""
    names = [entity.canonical for entity in store.find_entities(EntityFilter(), limit=20_000).items]
    ways: dict[str, Callable[[str], str]] = {
        "characters": lambda name: name[: chance.randint(1, 4)],
        "initials": lambda name: spell(name)[1][: chance.randint(1, 5)],
        "pinyin": lambda name: spell(name)[0][: chance.randint(1, 14)],
        "characters, then initials": lambda name: name[:2] + spell(name[2:])[1],
        "pinyin, then initials": lambda name: spell(name[:1])[0] + spell(name[1:])[1],
        "part of a name": lambda name: name[2:],
        "pinyin of a part": lambda name: spell(name[2:])[0],
        "nothing that is known": lambda name: "zqx" + name[:1],
    }
    return {
        way: [f"/suggest?q={quote(make(chance.choice(names)))}" for _ in range(_REQUESTS)] for way, make in ways.items()
    }


def until_renewed(server: Served, folder: Path, asked: dict[str, list[str]]) -> None:
    """Add a document, and ask until its name is suggested."""
    report = Report(f"各村推行{_NEW_NAME}。")
    report.entity("initiative", _NEW_NAME)
    with workspace_for(Settings(data=str(folder)), writing="bench") as workspace:
        workspace.store.put(report.record())
    started = time.monotonic()
    taken: dict[str, list[float]] = {way: [] for way in asked}
    while time.monotonic() - started < _WAIT_S:
        for way, times in measure(server.port, asked, rate=_RATE, requests=10).items():
            taken[way] += times
        if _NEW_NAME in server.get("/suggest?q=ttsjs").decode():
            break
    print_table(f"until a new name is suggested, {time.monotonic() - started:.0f} s", taken)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--documents", type=int, default=5000)
    parser.add_argument("--renewal", action="store_true")
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory() as made:
        folder = Path(made)
        with workspace_for(Settings(data=made), writing="bench") as workspace:
            workspace.store.load(records(arguments.documents))
            entities = sum(workspace.store.counts().entities.values())
            asked = typed(workspace.store, random.Random(8))
        started = time.monotonic()
        with served(folder) as server:
            print(f"{entities} entities; the server answers after {time.monotonic() - started:.1f} s", flush=True)
            print_asked("suggestions", server, asked, rate=_RATE, requests=_REQUESTS)
            if arguments.renewal:
                until_renewed(server, folder, asked)


if __name__ == "__main__":
    main()
