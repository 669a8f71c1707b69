"""Rules about the code that no other tool holds."""

from __future__ import annotations

import importlib
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
PACKAGES = ("kg", "search", "ingest", "web")
MOST_LINES = 400  # more needs a decision in docs/decisions/ that names the file


@pytest.mark.parametrize("package", PACKAGES)
def test_no_module_grows_past_its_limit(package: str) -> None:
    long = {
        str(path): lines
        for path in (ROOT / package).rglob("*.py")
        if (lines := len(path.read_text(encoding="utf-8").splitlines())) > MOST_LINES
    }
    assert long == {}


@pytest.mark.parametrize("package", PACKAGES)
def test_public_names_of_a_package_are_sorted_and_real(package: str) -> None:
    module = importlib.import_module(package)
    assert module.__all__ == sorted(module.__all__)
    assert all(hasattr(module, name) for name in module.__all__)


@pytest.mark.parametrize("path", sorted((ROOT / "docs" / "decisions").glob("*.md")), ids=lambda path: path.name)
def test_a_decision_says_its_status_context_and_consequences(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    assert all(word in text for word in ("Status:", "Context:", "Decision:", "Consequences:"))
