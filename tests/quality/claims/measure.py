"""How many right claims are called wrong, and how many wrong ones are found."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from ingest.draft.claims import check_claims
from ingest.draft.reading import read_draft
from kg.store import GraphStore
from search.claims.claim import CheckedClaim
from tests.quality.claims.cases import Case


def verdicts(cases: Iterable[Case], store: GraphStore) -> dict[bool, Counter[str]]:
    """Cases by whether they are right, and by verdict; `unread` where the figure was not read out of the sentence."""
    found: dict[bool, Counter[str]] = {True: Counter(), False: Counter()}
    for case in cases:
        found[case.right][verdict_of(case, store)] += 1
    return found


def verdict_of(case: Case, store: GraphStore) -> str:
    """The worst that is said of the sentence."""
    told: list[CheckedClaim] = check_claims(read_draft(case.sentence), store)
    said = {checked.verdict for checked in told}
    return next((verdict for verdict in ("differs", "agrees", "cannot_tell") if verdict in said), "unread")
