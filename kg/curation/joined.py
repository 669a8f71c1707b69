"""Which entities people joined or keep apart, found by the id of any of them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from kg.curation.judgements import Judgements
from kg.curation.steps import Merge
from kg.ids import EntityId


class ByHand:
    """The merges of some judgements in parts that hang together, made once and asked for every document."""

    def __init__(self, judgements: Judgements) -> None:
        self._judgements = judgements
        self._part: dict[EntityId, set[EntityId]] = {}
        for merge in judgements.merges:
            one, other = (self._part.setdefault(id_, {id_}) for id_ in (merge.entity, merge.into))
            one |= other
            self._part.update(dict.fromkeys(other, one))

    def __contains__(self, entity_id: EntityId) -> bool:
        """Whether it stands in a merge."""
        return entity_id in self._part

    def linked(self, ids: Iterable[EntityId]) -> set[EntityId]:
        """These, and all that merges lead to from them; unknown entities stand between known ones, too."""
        return {other for id_ in ids for other in self._part.get(id_, (id_,))}

    def about(self, ids: Iterable[EntityId]) -> Judgements:
        """The merges and the pairs kept apart that have an end among these."""
        inside = set(ids)
        merges = tuple(m for m in self._judgements.merges if m.entity in inside or m.into in inside)
        apart = frozenset(pair for pair in self._judgements.apart if pair & inside)
        return replace(Judgements(), merges=merges, apart=apart)


def moved(before: Judgements, after: Judgements) -> set[EntityId]:
    """Entities of merges that came, went or changed places in the order, and of pairs that came or went."""
    kept = set(before.merges) & set(after.merges)
    orders = ([merge for merge in judgements.merges if merge in kept] for judgements in (before, after))
    merges: set[Merge] = set(before.merges) ^ set(after.merges)
    merges.update(merge for pair in zip(*orders, strict=True) if pair[0] != pair[1] for merge in pair)
    ends = {id_ for merge in merges for id_ in (merge.entity, merge.into)}
    return ends.union(*(before.apart ^ after.apart))
