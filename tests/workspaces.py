"""Real data folders for tests of pages: read by the real pipeline, nothing stands in for anything."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from ingest.pipeline import ingest
from kg.settings import Settings
from web.workspace import workspace_for

SAMPLE = Path(__file__).parent.parent / "ingest" / "sample"
_SEEN = "2026-01-01T00:00:00+08:00"


def sample_files() -> list[Path]:
    """The reports of the bundled sample."""
    return sorted(SAMPLE.glob("[0-9]*.md"))


def read_into(folder: Path, paths: Iterable[Path]) -> Settings:
    """Ingest these files into a data folder; the settings that open it."""
    settings = Settings(data=str(folder))
    with workspace_for(settings, writing="test") as workspace:
        report = ingest(paths, workspace.folder, workspace.store, workspace.index, seen=_SEEN)
    assert report.skipped == []
    return settings
