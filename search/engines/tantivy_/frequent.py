"""The most frequent values of a column, counted exactly over several segments.

tantivy gives the first values of each segment and adds them up, so that a count may be too low, and says by how much at
most. As in TPUT (Cao and Wang, Efficient Top-K Query Calculation in Distributed Networks, PODC 2004), the counts bound
who may be among the most frequent, and only these are counted once more.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any

Buckets = list[dict[str, Any]]  # key and doc_count, most first, then by key


def most_frequent(
    counted: Mapping[str, Any],
    most: int,
    *,
    count_these: Callable[[Sequence[int]], Iterable[int]],
    count_all: Callable[[], Buckets],
) -> Buckets:
    """The first `most` of what tantivy counted in a column, with their true counts.

    `counted` has more values than are wanted; where even these may leave one out, `count_all` is asked.
    """
    buckets: Buckets = counted["buckets"]
    too_low = counted["doc_count_error_upper_bound"]
    if not too_low:
        return buckets[:most]
    least = buckets[:most][-1]["doc_count"]
    possible = [bucket["key"] for bucket in buckets if bucket["doc_count"] + too_low >= least]
    if len(possible) == len(buckets):
        return count_all()[:most]
    exact = [{"key": key, "doc_count": count} for key, count in zip(possible, count_these(possible), strict=True)]
    return sorted(exact, key=lambda bucket: (-bucket["doc_count"], bucket["key"]))[:most]
