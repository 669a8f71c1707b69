"""The folder of indexes: index/<engine>-<generation>/, and index/current.json, which names the one that counts.

A remade index is filled beside the current one, and comes into force by renaming one small file; those who read go
over to it with their next question.
"""

from __future__ import annotations

import json
import os
import shutil
from dataclasses import asdict, dataclass
from pathlib import Path

from kg.errors import IndexUnavailableError
from search.analyzer import analyzer_name
from search.engines import open_engine
from search.index import PassageIndex

_CURRENT = "current.json"


@dataclass(frozen=True, slots=True)
class Generation:
    """One making of the index."""

    engine: str
    number: int
    analyzer: str  # which cutter and rules made its words

    @property
    def folder(self) -> str:
        return f"{self.engine}-{self.number}"


def current_generation(folder: Path) -> Generation | None:
    """The generation that counts, None where there is no index yet. Raises IndexUnavailableError."""
    path = folder / _CURRENT
    try:
        named = json.loads(path.read_bytes())
        return Generation(str(named["engine"]), int(named["number"]), str(named["analyzer"]))
    except FileNotFoundError:
        return None
    except (OSError, ValueError, KeyError, TypeError) as exc:
        raise IndexUnavailableError(f"{str(path)!r} cannot be read: run `hongfan rebuild` ({exc})") from exc


def open_generation(folder: Path, generation: Generation) -> PassageIndex:
    """The index of one generation. Raises IndexUnavailableError."""
    return open_engine(generation.engine, folder / generation.folder, generation=generation.number)


def next_generation(folder: Path, engine: str) -> Generation:
    """A generation to be filled; nothing of a rebuild that was broken off is in its way. For the holder of the lock."""
    current = current_generation(folder)
    made = Generation(engine, current.number + 1 if current else 1, analyzer_name())
    shutil.rmtree(folder / made.folder, ignore_errors=True)
    return made


def publish(folder: Path, generation: Generation) -> None:
    """Let a generation count from now on. The one before stays for those who still read it; older ones go."""
    before = current_generation(folder)
    fresh = folder / (_CURRENT + ".new")
    with fresh.open("w", encoding="utf-8") as file:
        json.dump(asdict(generation), file)
        file.flush()
        os.fsync(file.fileno())
    fresh.replace(folder / _CURRENT)
    kept = {generation.folder} | ({before.folder} if before else set())
    for path in folder.iterdir():
        if path.is_dir() and path.name not in kept:
            shutil.rmtree(path, ignore_errors=True)
