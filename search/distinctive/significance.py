"""How much more often a word stands in some passages than in the others: the log-likelihood ratio G² (Dunning 1993).

Passages are counted, not occurrences, so that one passage which repeats a word proves no more than one that says it once.
"""

from __future__ import annotations

from math import log
from typing import NamedTuple

SIGNIFICANT = 10.83  # G² that chance alone exceeds once in a thousand times (chi-squared, one degree of freedom)
COMMONER = 3  # how many times as great a share: a small difference may be significant, and tells a reader nothing


class Standing(NamedTuple):
    """Passages with a word, and how many there are, in two parts of a corpus."""

    here: int
    passages_here: int
    elsewhere: int
    passages_elsewhere: int

    @property
    def is_commoner_here(self) -> bool:
        """Whether a share of the passages here has the word that is COMMONER times that elsewhere, or more."""
        return self.here * self.passages_elsewhere >= COMMONER * self.elsewhere * self.passages_here


def log_likelihood(standing: Standing) -> float:
    """G² of the table of passages with and without the word, here and elsewhere: 0 where the shares are equal."""
    here, passages_here, elsewhere, passages_elsewhere = standing
    observed = (here, passages_here - here, elsewhere, passages_elsewhere - elsewhere)
    having, all_ = here + elsewhere, passages_here + passages_elsewhere
    expected = (
        passages_here * having / all_,
        passages_here * (all_ - having) / all_,
        passages_elsewhere * having / all_,
        passages_elsewhere * (all_ - having) / all_,
    )
    return 2 * sum(seen * log(seen / due) for seen, due in zip(observed, expected, strict=True) if seen)
