"""The gold files, what the product reads in the documents that they cover, and what the scorer says of it."""

from __future__ import annotations

import hashlib
import json
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

from ingest.process import process
from kg.records import to_json


def gold_folder(name: str, shared: Path) -> Path:
    """Where a set of gold files lies: `shared` came with the documents; `a` was mended by, `b` only measured on."""
    return shared / "eval" / "gold" if name == "shared" else Path(__file__).parent / "gold" / name


def gold_sha256(gold: Path) -> str:
    """Of names and bytes of all gold files; a floor stands for these very files."""
    digest = hashlib.sha256()
    for path in sorted(gold.glob("*.json")):
        digest.update(f"{path.name}\x1f".encode() + path.read_bytes() + b"\x1f")
    return digest.hexdigest()


def write_gold(gold: Path, shared: Path, target: Path) -> None:
    """The gold files as the scorer reads them. Those of this project hold no words of the documents, only where
    they stand: `{"at": [start, end]}` counts code points of the file; here the words take its place."""
    target.mkdir()
    for path in gold.glob("*.json"):
        answers = json.loads(path.read_text(encoding="utf-8"))
        text = _document(shared, answers["file"]).read_text(encoding="utf-8")
        (target / path.name).write_text(json.dumps(_with_words(answers, text), ensure_ascii=False), encoding="utf-8")


def _with_words(value: object, text: str) -> object:
    if isinstance(value, list):
        return [_with_words(item, text) for item in value]
    if not isinstance(value, dict):
        return value
    if "at" in value:
        start, end = value["at"]
        return text[start:end]
    return {key: _with_words(item, text) for key, item in value.items()}


def _document(shared: Path, name: str) -> Path:
    return next(path for folder in ("corpus", "corpus_more") if (path := shared / folder / name).exists())


def write_records(shared: Path, gold: Path, target: Path, *, least_confidence: float = 0.0) -> None:
    """What `hongfan extract` prints for the documents that have gold, as JSON lines, without less confident relations."""
    names = {json.loads(path.read_text(encoding="utf-8"))["file"] for path in gold.glob("*.json")}
    lines = []
    for name in sorted(names):
        for record in process(_document(shared, name).read_bytes(), name, {}):
            printed = to_json(record)
            printed["relations"] = [r for r in printed["relations"] if r["confidence"] >= least_confidence]
            lines.append(json.dumps(printed, ensure_ascii=False))
    target.write_text("\n".join(lines) + "\n", encoding="utf-8")


def measure(shared: Path, gold: Path, extracted: Path) -> dict[str, float]:
    """The scorer's figures as rates in [0, 1]."""
    return rates(scores(shared, gold, extracted))


def scores(shared: Path, gold: Path, extracted: Path) -> dict[str, dict[str, object]]:
    """The scorer's JSON."""
    scorer = [sys.executable, str(shared / "eval" / "score.py"), str(extracted), "--gold", str(gold), "--json"]
    done = subprocess.run(scorer, capture_output=True, text=True, check=True, encoding="utf-8")
    found: dict[str, dict[str, object]] = json.loads(done.stdout)
    return found


def rates(scores: Mapping[str, Mapping[str, object]]) -> dict[str, float]:
    """entity_f1, place_f1 …, figure_recall, canonical_accuracy, title_accuracy … out of the scorer's JSON."""
    kinds = {"entity (all)": "entity", **{kind: kind for kind in _KINDS}}
    found = {f"{name}_f1": float(str(scores[kind]["f1"])) for kind, name in kinds.items() if kind in scores}
    found["figure_recall"] = _share(scores["figure"], "tp", "fn")
    found["canonical_accuracy"] = _share(scores["canonical"], "right", "wrong")
    for field in ("title", "region", "date"):
        counts = scores["fields"][field]
        assert isinstance(counts, Mapping)
        found[f"{field}_accuracy"] = _share(counts, "right", "wrong")
    return found


def failures(measured: Mapping[str, float], floors: Mapping[str, float], noise: float) -> list[str]:
    """The figures that fell below their floor by more than noise. A floor is raised freely, lowered only with an ADR."""
    return [
        f"{name}: {measured.get(name, 0.0):.4f} < {floor}"
        for name, floor in floors.items()
        if measured.get(name, 0.0) < floor - noise
    ]


_KINDS = ("place", "organisation", "initiative", "person", "relation", "slogan")


def _share(counts: Mapping[str, object], right: str, wrong: str) -> float:
    good, bad = (float(str(counts.get(key, 0))) for key in (right, wrong))
    return good / (good + bad) if good + bad else 0.0
