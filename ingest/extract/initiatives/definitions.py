"""Sentences that say what an initiative is."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from ingest.extract.sentences import sentence_end, sentence_start
from kg.ids import PassageId
from kg.model import Passage

_DEFINES = re.compile(r"[”\"’]?[^，,。；;：:“”、\n]{0,8}(?:是指|指的是|就是|[，,]即(?!将|日|使|可)|[，,]就是)")


def find_definitions(
    passages: Sequence[Passage], ends: Mapping[PassageId, Sequence[tuple[int, str]]]
) -> dict[str, str]:
    """By name, the place of the first sentence that defines it: `#p3:10-42`, code points of the third passage.

    `ends` tells for each passage where names end, and which.
    """
    found: dict[str, str] = {}
    for passage in passages:
        for end, name in ends.get(passage.id, ()):
            if name not in found and _DEFINES.match(passage.text, end):
                sentence = sentence_start(passage.text, end), sentence_end(passage.text, end)
                found[name] = f"#p{passage.ordinal}:{sentence[0]}-{sentence[1]}"
    return found
