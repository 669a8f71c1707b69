"""Where a document came from, and what cleaning took away from it."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, order=True)
class Source:
    """One file that a document was read from. A document with the same text in two files has two."""

    file: str  # base name
    sha256: str  # of the file's bytes
    part: int = 0  # 1, 2, … for a document inside a compilation or a .jsonl file; 0 for a whole file


@dataclass(frozen=True, slots=True)
class Noise:
    """Words of the file that belong to the site, not to the report, and why they were dropped."""

    text: str
    reason: str
    before: int  # ordinal of the passage that follows; one more than the last for what stands at the end
