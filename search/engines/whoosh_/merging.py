"""Which segments of a Whoosh index are written anew together with what is added.

Whoosh's own policy now and then rewrites everything for one small document, which takes a minute at 20,000 passages.
Here a segment is rewritten with its likes only, as in a log-structured merge tree: each passage a few times in all.
"""

from __future__ import annotations

from collections import defaultdict
from typing import Any

_ALIKE = 8  # as many segments of like size become one
_LARGE = 1000  # passages; segments of this size stay


def choose_segments(segments: list[Any]) -> tuple[list[Any], list[Any]]:
    """Segments to keep as they are, and segments to merge. Those whose passages are all deleted are in neither."""
    kept: list[Any] = []
    merged: list[Any] = []
    tiers: dict[int, list[Any]] = defaultdict(list)
    for segment in segments:
        if segment.doc_count() >= _LARGE:
            kept.append(segment)
        elif segment.doc_count():
            tiers[segment.doc_count().bit_length() // 3].append(segment)  # 8 times larger: the next tier
    for alike in tiers.values():
        (merged if len(alike) >= _ALIKE else kept).extend(alike)
    return kept, merged
