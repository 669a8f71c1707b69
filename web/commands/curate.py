"""`hongfan curate STEP …`: decide about the graph, step by step; every step can be undone."""

from __future__ import annotations

import getpass
import json
import re
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any, TypeVar

import click

from kg.curation.judgements import in_force
from kg.curation.steps import (
    LABELS,
    AddAlias,
    Entry,
    KeepApart,
    Merge,
    PinPlace,
    Rename,
    Retype,
    Step,
    Undo,
    from_json,
    to_json,
)
from kg.curator import MergePreview, preview, rejected_mention, rejected_relation, take
from kg.errors import BadStepError
from kg.ids import EntityId, PassageId
from kg.schema import ENTITY_TYPES, PREDICATES
from web.commands.options import format_option, now, print_json, settings_from_environment
from web.names import find_named
from web.workspace import Workspace, workspace_for

Command = TypeVar("Command", bound=Callable[..., Any])
_WORDS = re.compile(r"(?P<passage>document:[0-9a-f]+#p\d+):(?P<start>\d+)-(?P<end>\d+)")


@click.group()
def command() -> None:
    """修订图谱：合并、分开、改名、改类型、加别名、否定提及或关系、确定地点，每一步记名、记时、记缘由，都可撤销。

    Correct the graph. Each step is kept with its user, time and reason; `undo` takes one back, `log` lists them. Entities
    are told by id or name, words as `hongfan show --format json` prints them: PASSAGE:START-END.
    """


def _step(function: Command) -> Command:
    """The options that every step has."""
    function = click.option("--reason", required=True, help="缘由 · why")(function)
    return click.option("--user", default=getpass.getuser, help="谁 · who (default: the account)")(function)


@command.command("merge")
@click.argument("entity")
@click.argument("into")
@click.option("--dry-run", is_flag=True, help="只看会改什么 · only show what would change")
@click.option("--yes", is_flag=True, help="不再询问 · do not ask")
@_step
def merge(entity: str, into: str, dry_run: bool, yes: bool, user: str, reason: str) -> None:
    """ENTITY 与 INTO 是同一个，以 INTO 显示。先列出会改什么。

    ENTITY and INTO are one, shown as INTO; what would change is shown first.
    """
    with workspace_for(settings_from_environment(), writing="curate") as workspace:
        step = Merge(_entity(workspace, entity), _entity(workspace, into))
        _print_preview(preview(step, workspace.store))
        if not dry_run and (yes or click.confirm("合并吗 · merge?", err=True)):
            _take([step], workspace, user, reason)


@command.command("keep-apart")
@click.argument("entity")
@click.argument("other")
@_step
def keep_apart(entity: str, other: str, user: str, reason: str) -> None:
    """ENTITY 与 OTHER（编号）不是同一个，规则也不得合并。

    ENTITY and OTHER, ids, are not one, whatever the rules say.
    """
    with workspace_for(settings_from_environment(), writing="curate") as workspace:
        _take([KeepApart(EntityId(entity), EntityId(other))], workspace, user, reason)


@command.command("rename")
@click.argument("entity")
@click.argument("name")
@_step
def rename(entity: str, name: str, user: str, reason: str) -> None:
    """ENTITY 的规范名称改为 NAME。

    NAME is the canonical name of ENTITY.
    """
    with workspace_for(settings_from_environment(), writing="curate") as workspace:
        _take([Rename(_entity(workspace, entity), name)], workspace, user, reason)


@command.command("retype")
@click.argument("entity")
@click.argument("type_", metavar="TYPE", type=click.Choice(list(ENTITY_TYPES)))
@_step
def retype(entity: str, type_: str, user: str, reason: str) -> None:
    """ENTITY 的类型改为 TYPE；类型不容的关系不再显示。

    ENTITY is of TYPE; relations that such an entity cannot have are shown no more.
    """
    with workspace_for(settings_from_environment(), writing="curate") as workspace:
        _take([Retype(_entity(workspace, entity), type_)], workspace, user, reason)


@command.command("alias")
@click.argument("entity")
@click.argument("name")
@_step
def alias(entity: str, name: str, user: str, reason: str) -> None:
    """ENTITY 又名 NAME，用它也找得到。

    ENTITY is also called NAME, and found by it.
    """
    with workspace_for(settings_from_environment(), writing="curate") as workspace:
        _take([AddAlias(_entity(workspace, entity), name)], workspace, user, reason)


@command.command("pin")
@click.argument("entity")
@click.argument("place")
@_step
def pin(entity: str, place: str, user: str, reason: str) -> None:
    """有几解的地名 ENTITY 就是 PLACE（候选之一的编号）。

    The ambiguous place ENTITY is PLACE, the id of one of its candidates.
    """
    # the table of places takes 0.1 s to read
    from ingest.gazetteer import load_gazetteer

    with workspace_for(settings_from_environment(), writing="curate") as workspace:
        chain = load_gazetteer().chain(place)
        if not chain:
            raise BadStepError(f"地名表里没有 · not in the table of places: {place}")
        attrs = {
            "level": chain[0].level,
            "chain": "/".join(holder.name for holder in reversed(chain)),
            "chain_ids": "/".join(holder.id for holder in reversed(chain)),
        }
        step = PinPlace(_entity(workspace, entity), EntityId(place), chain[0].name, attrs)
        _take([step], workspace, user, reason)


@command.command("reject-mention")
@click.argument("entity")
@click.argument("words")
@_step
def reject_mention(entity: str, words: str, user: str, reason: str) -> None:
    """WORDS（段落:起-止）说的不是 ENTITY。

    WORDS do not name ENTITY.
    """
    with workspace_for(settings_from_environment(), writing="curate") as workspace:
        step = rejected_mention(workspace.store, _entity(workspace, entity), *_words(words))
        _take([step], workspace, user, reason)


@command.command("reject-relation")
@click.argument("subject")
@click.argument("predicate", type=click.Choice(list(PREDICATES)))
@click.argument("object_", metavar="OBJECT")
@click.argument("words")
@_step
def reject_relation(subject: str, predicate: str, object_: str, words: str, user: str, reason: str) -> None:
    """WORDS（段落:起-止）没有说 SUBJECT 与 OBJECT 有这种关系。

    WORDS do not say that of SUBJECT and OBJECT.
    """
    with workspace_for(settings_from_environment(), writing="curate") as workspace:
        ends = _entity(workspace, subject), _entity(workspace, object_)
        relation = workspace.store.get_relation(ends[0], predicate, ends[1])
        _take(rejected_relation(workspace.store, relation, *_words(words)), workspace, user, reason)


@command.command("undo")
@click.argument("entry")
@_step
def undo(entry: str, user: str, reason: str) -> None:
    """撤销一步（`log` 所列的编号）；撤销也可再撤销。

    Take back a step, told by its id in `log`; an undo can be undone itself.
    """
    with workspace_for(settings_from_environment(), writing="curate") as workspace:
        _take([Undo(entry)], workspace, user, reason)


@command.command("log")
@format_option
def log(form: str) -> None:
    """列出账本：每一步的编号、时间、人、缘由，是否仍有效。

    List the ledger: id, time, user and reason of every step, and whether it is in force.
    """
    with workspace_for(settings_from_environment()) as workspace:
        entries = workspace.folder.state.ledger.entries()
    valid = {entry.id for entry in in_force(entries)}
    for entry in entries:
        if form == "json":
            print_json({**to_json(entry), "in_force": entry.id in valid})
        else:
            label = LABELS[entry.action]
            state = "" if entry.id in valid or isinstance(entry.step, Undo) else "（已撤销 undone）"
            said = "  ".join(str(value) for value in to_json(entry)["step"].values() if isinstance(value, str))
            click.echo(f"{entry.id}  {entry.time}  {entry.user}  {label.zh} {label.en}{state}  {said}  {entry.reason}")


@command.command("export")
def export() -> None:
    """打印整个账本（JSONL），可由 `curate import` 读入。

    Print the whole ledger as JSON lines, which `curate import` takes.
    """
    with workspace_for(settings_from_environment()) as workspace:
        for entry in workspace.folder.state.ledger.entries():
            print_json(to_json(entry))


@command.command("import")
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
def import_(file: Path) -> None:
    """读入 FILE（`curate export` 所写）；已有的步骤不重复。

    Take the steps of FILE, as `curate export` writes them; those that are there already are not taken twice.
    """
    entries = [
        _entry(line, number) for number, line in enumerate(file.read_text(encoding="utf-8").splitlines(), 1) if line
    ]
    with workspace_for(settings_from_environment(), writing="curate") as workspace:
        added = workspace.folder.state.ledger.append(entries)
        _lay_over(workspace)
    click.echo(f"新增 {added} 步 · {added} new steps, {len(entries) - added} known")


def _entry(line: str, number: int) -> Entry:
    try:
        return from_json(json.loads(line))
    except (json.JSONDecodeError, BadStepError) as exc:
        raise BadStepError(f"第 {number} 行 line {number}: {exc}") from exc


def _entity(workspace: Workspace, name_or_id: str) -> EntityId:
    found = find_named(workspace.store, name_or_id)
    if len(found) > 1:
        ids = "，".join(f"{entity.id} {entity.attrs.get('chain', entity.scope)}" for entity in found)
        raise BadStepError(f"“{name_or_id}” 有几解，请用编号 · several are called so, tell the id: {ids}")
    return found[0].id


def _words(told: str) -> tuple[PassageId, int, int]:
    match = _WORDS.fullmatch(told)
    if not match:
        raise BadStepError(f"{told!r}：应写作 段落:起-止 · expected PASSAGE:START-END, as in document:0a1b…#p3:10-14")
    return PassageId(match["passage"]), int(match["start"]), int(match["end"])


def _take(steps: Iterable[Step], workspace: Workspace, user: str, reason: str) -> None:
    for step in steps:
        entry = take(step, workspace.folder.state, workspace.store, user=user, time=now(), reason=reason)
        label = LABELS[entry.action]
        click.echo(f"{entry.id}  {label.zh} {label.en}")
    _lay_over(workspace)


def _lay_over(workspace: Workspace) -> None:
    """Bring the ledger into force in graph and index."""
    # the writer imports the readers; `--help` must not wait for them
    from ingest.pipeline import apply_ledger

    apply_ledger(workspace.folder, workspace.store, workspace.index)


def _print_preview(change: MergePreview) -> None:
    for role, entity in (("并入 into", change.kept), ("并去 gone", change.gone)):
        where = entity.attrs.get("chain") or entity.scope
        click.echo(f"{role}: {entity.canonical}  {entity.id}  {where}  {entity.documents} 份文档 {entity.mentions} 处")
        if entity.aliases:
            click.echo(f"  又作 also: {'、'.join(entity.aliases)}")
    click.echo(
        f"合并后 then: {change.documents} 份文档 documents，{change.relations_joined} 条关系相合 relations joined"
    )
    names = {change.kept.id: change.kept.canonical, change.gone.id: change.gone.canonical}
    for relation in change.relations_lost:
        label = PREDICATES[relation.predicate].out
        click.echo(f"不再显示 shown no more: {names[relation.subject]} {label.zh} {label.en} {names[relation.object]}")
