"""What a run did: counted, with a reason for all that it left out."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any


@dataclass(slots=True)
class RunReport:
    """Filled while a run goes on; `to_json` is what the commands print."""

    new: int = 0  # documents
    unchanged: int = 0
    superseded: int = 0  # documents that a changed file took out of the graph
    removed: int = 0
    passages: int = 0  # of new documents
    entities: int = 0  # of new documents
    seconds: float = 0.0
    skipped: list[tuple[str, str]] = field(default_factory=list)  # file, reason
    problems: list[Problem] = field(default_factory=list)
    advice: list[str] = field(default_factory=list)  # what would be better, though nothing is wrong

    @property
    def complete(self) -> bool:
        """Whether all that was asked for was done."""
        return not self.skipped and all(problem.mended for problem in self.problems)

    def to_json(self) -> dict[str, Any]:
        return {
            "documents": {
                "new": self.new,
                "unchanged": self.unchanged,
                "superseded": self.superseded,
                "removed": self.removed,
            },
            "passages": self.passages,
            "entities": self.entities,
            "seconds": round(self.seconds, 2),
            "skipped": [{"file": file, "reason": reason} for file, reason in self.skipped],
            "problems": [{"what": p.what, "where": p.where, "mended": p.mended} for p in self.problems],
            "advice": self.advice,
        }


@dataclass(frozen=True, slots=True)
class Problem:
    """Where sources, graph and index do not agree."""

    what: str
    where: str
    mended: bool
