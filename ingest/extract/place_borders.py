"""Where a name that the table does not have begins: its kind (村, 社区, 大厦) is at its end, its head is open."""

from __future__ import annotations

import re
from collections.abc import Sequence

from ingest.placewords import GENERIC_STEMS, STOP_WORDS
from search.analyzer import Word

_HAN = re.compile(r"^[\u3400-\u9fff\ue000-\uf8ff]+$")
_LONGEST = 6  # characters before the kind; longer ones are phrases


def stem_start(cut: Sequence[Word], end: int, floor: int) -> int | None:
    """Start of the name whose part before the kind ends at `end`, not before `floor`; None where no name stands there.

    Goes back word by word to the first that cannot be part of a name, and asks for one word at least that says
    which, not only what kind of, village or estate it is.
    """
    start: int | None = None
    tells = False
    before = [word for word in cut if floor <= word.start and word.end <= end]
    for word in reversed(before):
        if word.end != (end if start is None else start) or not _HAN.match(word.text):
            break
        if word.text in STOP_WORDS or end - word.start > _LONGEST:
            break
        start = word.start
        tells = tells or word.text not in GENERIC_STEMS
    return start if tells else None
