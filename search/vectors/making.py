"""The step that makes missing vectors; it may be stopped at any time and goes on where it was."""

from __future__ import annotations

from collections.abc import Callable, Collection

from search.vectors.encoder import encode
from search.vectors.file import VectorFile

_BATCH = 256  # texts whose work is lost when the step is stopped


def make_missing(
    keys: Collection[int], text_of: Callable[[int], str], vectors: VectorFile, on_progress: Callable[[int, int], None]
) -> int:
    """Make what is missing of these, and drop what is not among them. Returns how many were made."""
    missing = sorted(set(keys) - vectors.keys())
    for start in range(0, len(missing), _BATCH):
        on_progress(start, len(missing))
        batch = missing[start : start + _BATCH]
        vectors.put(dict(zip(batch, encode([text_of(key) for key in batch]), strict=True)))
    vectors.keep_only(keys)
    on_progress(len(missing), len(missing))
    return len(missing)
