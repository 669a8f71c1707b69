"""Which files a run reads, in which order, and the metadata that lies beside them."""

from __future__ import annotations

import os
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from ingest.readers import SUFFIXES, sidecar_metadata


@dataclass(frozen=True, slots=True)
class Found:
    """A file to read, and what a list beside it says of it."""

    path: Path  # absolute
    metadata: Mapping[str, str]

    @property
    def name(self) -> str:
        """The base name as text, whatever encoding the file system has it in."""
        return as_text(self.path.name)


def discover(paths: Iterable[Path], skipped: list[tuple[str, str]]) -> list[Found]:
    """All readable files at or below `paths`, each once, sorted by path.

    Files of a kind that no reader knows are put on `skipped` with the reason; hidden ones, and what explains a folder
    (README), are passed over.
    """
    files: dict[Path, None] = {}
    for path in paths:
        found = sorted(p for p in path.rglob("*") if p.is_file()) if path.is_dir() else [path]
        files.update(dict.fromkeys(p.resolve() for p in found if not _hidden(p, path)))
    beside: dict[Path, Mapping[str, Mapping[str, str]]] = {}
    result = []
    for file in sorted(files):
        if file.suffix.lower() not in SUFFIXES:
            known = " ".join(sorted(SUFFIXES))
            skipped.append(
                (file.name, f"不认识的文件类型 {file.suffix or '(无后缀)'}；可读 {known} · unknown file type")
            )
            continue
        if _sidecar(file):
            continue
        if file.parent not in beside:
            beside[file.parent] = _read_sidecars(file.parent)
        result.append(Found(file, beside[file.parent].get(file.stem, {})))
    return result


def as_text(path: Path | str) -> str:
    """A path as text that can be stored: names that are not UTF-8 are read as GB18030, as Chinese systems write them."""
    raw = os.fsencode(path)
    for encoding in ("utf-8", "gb18030"):
        try:
            return raw.decode(encoding)
        except UnicodeDecodeError:
            continue
    return raw.decode("utf-8", errors="replace")


def _hidden(path: Path, root: Path) -> bool:
    inside = path.relative_to(root) if path != root else Path(path.name)
    return any(part.startswith(".") for part in inside.parts) or (path != root and path.stem.upper() == "README")


def _sidecar(file: Path) -> bool:
    """A .jsonl file that describes other files: its first line has an id and no text."""
    return file.suffix.lower() == ".jsonl" and bool(sidecar_metadata(_first_lines(file, 1)))


def _read_sidecars(folder: Path) -> dict[str, Mapping[str, str]]:
    found: dict[str, Mapping[str, str]] = {}
    for file in sorted(folder.glob("*.jsonl")):
        if _sidecar(file):
            found.update(sidecar_metadata(file.read_text(encoding="utf-8").splitlines()))
    return found


def _first_lines(file: Path, count: int) -> list[str]:
    with file.open(encoding="utf-8", errors="replace") as lines:
        return [line for _, line in zip(range(count), lines, strict=False)]
