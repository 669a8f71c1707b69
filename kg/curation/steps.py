"""The steps that a person may take about the graph, and the ledger entry that keeps one."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from typing import Any, TypeAlias

from kg.errors import BadStepError
from kg.ids import EntityId, make_id
from kg.schema import Label


@dataclass(frozen=True, slots=True)
class Words:
    """Words of a source, told so that they are found again after better cleaning or splitting."""

    sha256: str  # of the bytes of the source
    quote: str
    before: str  # up to 32 characters of the passage
    after: str


@dataclass(frozen=True, slots=True)
class Merge:
    """Two entities are one; `into` is the one that is shown."""

    entity: EntityId
    into: EntityId


@dataclass(frozen=True, slots=True)
class KeepApart:
    """Two entities are not one, whatever the rules say."""

    entity: EntityId
    other: EntityId


@dataclass(frozen=True, slots=True)
class Rename:
    """The canonical name of an entity is another."""

    entity: EntityId
    name: str


@dataclass(frozen=True, slots=True)
class Retype:
    """An entity is of another type, one of kg.schema.ENTITY_TYPES."""

    entity: EntityId
    type: str


@dataclass(frozen=True, slots=True)
class AddAlias:
    """An entity has one more name, under which it is found."""

    entity: EntityId
    name: str


@dataclass(frozen=True, slots=True)
class RejectMention:
    """These words do not name that entity."""

    entity: EntityId
    words: Words


@dataclass(frozen=True, slots=True)
class RejectRelation:
    """These words do not bear out that relation."""

    subject: EntityId
    predicate: str
    object: EntityId
    words: Words


@dataclass(frozen=True, slots=True)
class PinPlace:
    """An ambiguous place is that one of the table."""

    entity: EntityId
    place: EntityId
    canonical: str
    attrs: Mapping[str, str] = field(default_factory=dict)  # level, chain, chain_ids, as extraction gives them


@dataclass(frozen=True, slots=True)
class Undo:
    """An earlier entry counts no more; undone itself, it counts again."""

    entry: str


Step: TypeAlias = Merge | KeepApart | Rename | Retype | AddAlias | RejectMention | RejectRelation | PinPlace | Undo

ACTIONS: dict[str, type[Step]] = {
    "merge": Merge,
    "keep_apart": KeepApart,
    "rename": Rename,
    "retype": Retype,
    "add_alias": AddAlias,
    "reject_mention": RejectMention,
    "reject_relation": RejectRelation,
    "pin_place": PinPlace,
    "undo": Undo,
}
LABELS: dict[str, Label] = {
    "merge": Label("合并", "merge"),
    "keep_apart": Label("保持分开", "keep apart"),
    "rename": Label("改名", "rename"),
    "retype": Label("改类型", "retype"),
    "add_alias": Label("加别名", "add an alias"),
    "reject_mention": Label("否定提及", "reject a mention"),
    "reject_relation": Label("否定关系", "reject a relation"),
    "pin_place": Label("确定地点", "pin a place"),
    "undo": Label("撤销", "undo"),
}
_NAMES = {kind: name for name, kind in ACTIONS.items()}


@dataclass(frozen=True, slots=True)
class Entry:
    """A step with who took it, when and why. Entries are appended, never edited."""

    user: str
    time: str  # ISO 8601
    reason: str
    step: Step

    @property
    def id(self) -> str:
        """From all that the entry says: the same entry brought in twice is one."""
        return make_id("step", repr(to_json(self, with_id=False)))

    @property
    def action(self) -> str:
        """One of ACTIONS."""
        return _NAMES[type(self.step)]


def to_json(entry: Entry, *, with_id: bool = True) -> dict[str, Any]:
    """The entry as plain JSON values: one line of an exported ledger."""
    said = {"user": entry.user, "time": entry.time, "reason": entry.reason, "action": entry.action}
    return {**({"id": entry.id} if with_id else {}), **said, "step": asdict(entry.step)}


def from_json(data: Mapping[str, Any]) -> Entry:
    """The entry that `to_json` made `data` from. Raises BadStepError for anything else."""
    try:
        fields = dict(data["step"])
        if "words" in fields:
            fields["words"] = Words(**fields["words"])
        step = ACTIONS[data["action"]](**fields)
        entry = Entry(str(data["user"]), str(data["time"]), str(data["reason"]), step)
    except (KeyError, TypeError, ValueError) as exc:
        raise BadStepError(f"不是账本里的一步 · no step of a ledger: {data!r} ({exc})") from exc
    if data.get("id", entry.id) != entry.id:
        raise BadStepError(f"这一步被改过 · the step was altered: {data['id']} ≠ {entry.id}")
    return entry


def entry_line(entry: Entry) -> str:
    """One line of JSON without a line end; the same entry always gives the same bytes."""
    return json.dumps(to_json(entry), ensure_ascii=False, sort_keys=True, separators=(",", ":"))
