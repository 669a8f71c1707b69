"""The scorer's table for one set of gold, with what the product reads now.

python -m tests.quality.score a --show fp fn
"""

from __future__ import annotations

import subprocess
import sys
import tempfile
from pathlib import Path

from tests.quality.gold import gold_folder, write_gold, write_records

_SHARED = Path(__file__).parents[3] / "shared"


def main(gold_set: str, *options: str) -> int:
    """Print the table; the options are the scorer's."""
    with tempfile.TemporaryDirectory() as folder:
        gold, extracted = Path(folder) / "gold", Path(folder) / "extracted.jsonl"
        write_gold(gold_folder(gold_set, _SHARED), _SHARED, gold)
        write_records(_SHARED, gold, extracted)
        scorer = [sys.executable, str(_SHARED / "eval" / "score.py"), str(extracted), "--gold", str(gold), *options]
        return subprocess.run(scorer, check=False).returncode


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
