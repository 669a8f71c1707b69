"""What the confidence of a relation is worth: right and wrong ones at or above each threshold.

python -m tests.quality.confidence b
"""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path

from tests.quality.gold import gold_folder, scores, write_gold, write_records

_SHARED = Path(__file__).parents[3] / "shared"
_THRESHOLDS = (0.0, 0.5, 0.6, 0.7, 0.8, 0.9, 0.95)


def main(gold_set: str) -> None:
    """Print a row a threshold. Relations that the gold calls arguable count neither as right nor as wrong."""
    with tempfile.TemporaryDirectory() as folder:
        gold, extracted = Path(folder) / "gold", Path(folder) / "extracted.jsonl"
        write_gold(gold_folder(gold_set, _SHARED), _SHARED, gold)
        rows = []
        for threshold in _THRESHOLDS:
            write_records(_SHARED, gold, extracted, least_confidence=threshold)
            counts = scores(_SHARED, gold, extracted)["relation"]
            rows.append((threshold, int(str(counts["tp"])), int(str(counts["fp"]))))
    print("confidence  right  wrong  share right  share of all right")
    for threshold, right, wrong in rows:
        share = right / (right + wrong) if right + wrong else 0.0
        print(f"≥ {threshold:<8}  {right:5}  {wrong:5}  {share:11.3f}  {right / rows[0][1]:18.3f}")


if __name__ == "__main__":
    main(sys.argv[1])
