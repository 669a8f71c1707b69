"""The folder of indexes: index/<engine>-<generation>/, and index/current.json, which names the one that counts.

A remade index is filled beside the current one, and comes into force by renaming one small file; those who read go
over to it with their next question.
"""

from __future__ import annotations

import json
import os
import shutil
from collections.abc import Callable
from contextlib import suppress
from dataclasses import asdict, dataclass, replace
from functools import lru_cache, partial
from pathlib import Path

from kg.errors import IndexUnavailableError
from search.analyzer import analyzer_name
from search.dictionary import NO_WORDS, Dictionary
from search.distinctive.region_words import RegionWords
from search.engines import DEFAULT_ENGINE, open_engine
from search.index import PassageIndex
from search.lineage.kept import Lineage
from search.practices.index import PracticeIndex
from search.shingles import Shingles
from search.sidecars import CurrentSidecar, IndexWithSidecars, Sidecar

_CURRENT = "current.json"
_WORDS = ".words"
_SIDECARS: dict[str, Callable[..., Sidecar]] = {
    "shingles": Shingles,
    "region words": RegionWords,
    "lineage": Lineage,
    "practices": PracticeIndex,
}


@dataclass(frozen=True, slots=True)
class Generation:
    """One making of the index."""

    engine: str
    number: int
    analyzer: str  # which cutter and rules made its words
    words: str = ""  # fingerprint of the dictionary that is laid over them

    @property
    def folder(self) -> str:
        return f"{self.engine}-{self.number}"

    @property
    def words_file(self) -> str:
        return self.words + _WORDS


def current_generation(folder: Path) -> Generation | None:
    """The generation that counts, None where there is no index yet. Raises IndexUnavailableError."""
    path = folder / _CURRENT
    try:
        state = path.stat()
        return _read_generation(path, (state.st_ino, state.st_mtime_ns, state.st_size))
    except FileNotFoundError:
        return None
    except (OSError, ValueError, KeyError, TypeError) as exc:
        raise IndexUnavailableError(f"{str(path)!r} cannot be read: run `hongfan rebuild` ({exc})") from exc


@lru_cache(maxsize=16)
def _read_generation(path: Path, _state: tuple[int, int, int]) -> Generation:
    """The file is never changed but replaced by another, so that it is read once in each of its states."""
    named = json.loads(path.read_bytes())
    return Generation(str(named["engine"]), int(named["number"]), str(named["analyzer"]), str(named.get("words", "")))


def open_generation(folder: Path, generation: Generation) -> PassageIndex:
    """The index of one generation. Raises IndexUnavailableError."""
    path = folder / generation.folder
    engine = open_engine(generation.engine, path, generation=generation.number)
    index = IndexWithSidecars(engine, {name: partial(opener, path, create=True) for name, opener in _SIDECARS.items()})
    index.dictionary = _read_words(folder, generation)
    return index


def current_shingles(folder: Path) -> CurrentSidecar[Shingles]:
    """The shingles of the generation that counts, opened when they are first asked."""
    return CurrentSidecar(partial(_current_folder, folder), Shingles)


def current_lineage(folder: Path) -> CurrentSidecar[Lineage]:
    """The lineage of the generation that counts, opened when it is first asked."""
    return CurrentSidecar(partial(_current_folder, folder), Lineage)


def current_practices(folder: Path) -> CurrentSidecar[PracticeIndex]:
    """The practices of the generation that counts, opened when they are first asked."""
    return CurrentSidecar(partial(_current_folder, folder), PracticeIndex)


def current_region_words(folder: Path) -> CurrentSidecar[RegionWords]:
    """The words by region of the generation that counts, opened when they are first asked."""
    return CurrentSidecar(partial(_current_folder, folder), RegionWords)


def next_generation(folder: Path, engine: str = "") -> Generation:
    """A generation to be filled, by the engine of the current one unless told. For the holder of the lock.

    Nothing of a rebuild that was broken off is in its way, nor a file that cannot be read.
    """
    current = _readable_generation(folder)
    number = current.number if current else _highest_number(folder)
    made = Generation(engine or (current.engine if current else DEFAULT_ENGINE), number + 1, analyzer_name())
    shutil.rmtree(folder / made.folder, ignore_errors=True)
    return made


def _current_folder(folder: Path) -> Path:
    current = current_generation(folder)
    if current is None:
        raise IndexUnavailableError(f"no index in {str(folder)!r}: run `hongfan ingest` or `hongfan rebuild`")
    return folder / current.folder


def _readable_generation(folder: Path) -> Generation | None:
    with suppress(IndexUnavailableError):
        return current_generation(folder)
    return None


def _highest_number(folder: Path) -> int:
    numbers = (path.name.rpartition("-")[2] for path in folder.glob("*-*"))
    return max((int(number) for number in numbers if number.isdecimal()), default=0)


def publish(folder: Path, generation: Generation, dictionary: Dictionary = NO_WORDS) -> None:
    """Let a generation count from now on, with the dictionary that is laid over all that it has.

    The one before stays for those who still read it; older ones go.
    """
    before = _readable_generation(folder)
    named = replace(generation, words=dictionary.fingerprint)
    if named.words:
        words = {"users": sorted(dictionary.users), "names": sorted(dictionary.names)}
        _write_whole(folder / named.words_file, words)
    _write_whole(folder / _CURRENT, asdict(named))
    if before and before.folder != named.folder:
        _clear(folder, {before.folder, before.words_file, named.folder, named.words_file})


def republish(folder: Path, dictionary: Dictionary) -> None:
    """Let the current generation go on with the dictionary that is now laid over all that it has."""
    current = current_generation(folder)
    if current and current.words != dictionary.fingerprint:
        publish(folder, current, dictionary)


def _read_words(folder: Path, generation: Generation) -> Dictionary:
    if not generation.words:
        return NO_WORDS
    path = folder / generation.words_file
    try:
        words = json.loads(path.read_bytes())
        return Dictionary(frozenset(words["users"]), frozenset(words["names"]))
    except (OSError, ValueError, KeyError, TypeError) as exc:
        raise IndexUnavailableError(f"{str(path)!r} cannot be read: run `hongfan rebuild` ({exc})") from exc


def _write_whole(path: Path, value: object) -> None:
    """Write JSON so that it is there whole or not at all."""
    fresh = path.with_name(path.name + ".new")
    with fresh.open("w", encoding="utf-8") as file:
        json.dump(value, file, ensure_ascii=False)
        file.flush()
        os.fsync(file.fileno())
    fresh.replace(path)


def _clear(folder: Path, kept: set[str]) -> None:
    """Take out generations and dictionaries that nobody reads any more."""
    for path in folder.iterdir():
        if path.name in kept:
            continue
        if path.is_dir():
            shutil.rmtree(path, ignore_errors=True)
        elif path.suffix == _WORDS:
            path.unlink(missing_ok=True)
