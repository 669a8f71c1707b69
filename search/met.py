"""The entities that a reader meets in a passage: few, and first those in the words that were found."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from itertools import groupby
from typing import NamedTuple

from kg.ids import EntityId, PassageId
from kg.store import GraphStore
from kg.views import Node
from search.highlight import Stretch

_FEW = 5
_TYPES = ("initiative", "organisation", "person", "place")  # what says most about a passage stands first


class Seen(NamedTuple):
    """What a reader sees of a passage anyway."""

    about: Collection[EntityId]  # the places of its document
    found: Sequence[Stretch]


def entities_met(seen: Mapping[PassageId, Seen], store: GraphStore) -> dict[PassageId, tuple[Node, ...]]:
    """For each passage the entities to be shown with it; a passage that mentions none is left out."""
    mentioned = store.mentions_in([*seen])
    return {
        passage: _first(((node, (m.start, m.end)) for node, m in some), seen[passage])
        for passage, some in groupby(mentioned, key=lambda one: one[1].passage_id)
    }


def _first(mentioned: Iterable[tuple[Node, Stretch]], seen: Seen) -> tuple[Node, ...]:
    standing: dict[Node, list[Stretch]] = {}
    for node, stretch in mentioned:
        if node.id not in seen.about:
            standing.setdefault(node, []).append(stretch)

    def rank(node: Node) -> tuple[bool, int, Stretch]:
        apart = not any(a < end and start < b for a, b in standing[node] for start, end in seen.found)
        return apart, _TYPES.index(node.type), standing[node][0]

    return tuple(sorted(standing, key=rank)[:_FEW])
