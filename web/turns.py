"""Pages that take much reckoning are made one after another.

Python runs one thread at a time: of pages that are made together, each is ready when nearly all are.
"""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager

_PATIENCE_S = 1.0  # a page that waits for a disk does not hold up all others
_turn = threading.Lock()


@contextmanager
def turn() -> Iterator[None]:
    """A block that runs when those before it have ended, or after a second."""
    taken = _turn.acquire(timeout=_PATIENCE_S)
    try:
        yield
    finally:
        if taken:
            _turn.release()
