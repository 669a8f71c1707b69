"""How much two texts have in common, and how much is enough to be called one text."""

from __future__ import annotations

from typing import NamedTuple

_LIKE = 0.28  # of the runs of either
_WITHIN = 0.7  # of the runs of the shorter
_LEAST = 30  # runs: a form with one line filled in shares less
_LIKELY_WITHIN = 0.2  # of the sample of the shorter: texts that reach _LIKE share 0.43 of the shorter
_LEAST_LIKELY = 2  # runs of the sample


class Overlap(NamedTuple):
    """Distinct runs that two texts share, and how many each has."""

    shared: int
    own: int
    other: int

    @property
    def likeness(self) -> float:
        """Jaccard: the share of all their runs that both have, from 0 to 1."""
        return self.shared / max(1, self.own + self.other - self.shared)

    @property
    def within(self) -> float:
        """Containment: the share of the runs of the shorter that the longer has, from 0 to 1."""
        return self.shared / max(1, min(self.own, self.other))

    @property
    def same_text(self) -> bool:
        """Whether one comes from the other: not by a few sentences that both quote."""
        return self.shared >= _LEAST and (self.likeness >= _LIKE or self.within >= _WITHIN)

    @property
    def worth_comparing(self) -> bool:
        """For the overlap of samples: whether the texts may be one."""
        return self.shared >= _LEAST_LIKELY and self.within >= _LIKELY_WITHIN
