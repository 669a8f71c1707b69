"""`hongfan similar ENTITY | TEXT`: who else does something like this."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

from kg.store import GraphStore
from search.practices.found import CLOSENESS
from search.practices.profile_fields import FIELDS, LEVELS
from web.commands.options import format_option, print_json, settings_from_environment
from web.names import bearers
from web.workspace import workspace_for

if TYPE_CHECKING:  # rich takes 0.1 s to import, and JSON does not need it
    from rich.console import Console

_REASON = 120  # characters of a sentence shown


@click.command()
@click.argument("asked", required=False, default="")
@click.option("--passage", default="", help="与这一段相似的（段落编号）· similar to what this passage says")
@click.option("--limit", type=click.IntRange(1, 50), default=10, show_default=True, help="最多几个 · at most")
@click.option("--region", multiple=True, help="只要这个地区的，名称或编号 · only practices there; may be repeated")
@click.option("--not-region", multiple=True, help="不要这个地区的 · none from there; may be repeated")
@click.option("--year", default="", help="年份：2012 或 2010..2013 · a year, or a span")
@click.option("--level", type=click.Choice(list(LEVELS)), default=None, help="层级 · level")
@click.option("--field", type=click.Choice(list(FIELDS)), default=None, help="领域 · field of work")
@click.option("--by", type=click.Choice(["province"]), default=None, help="各省轮流列出 · in turns")
@format_option
def command(
    asked: str,
    passage: str,
    limit: int,
    region: tuple[str, ...],
    not_region: tuple[str, ...],
    year: str,
    level: str | None,
    field: str | None,
    by: str | None,
    form: str,
) -> None:
    """谁在做类似的事。ASKED：做法的名称或编号，或用自己的话描述。

    Who else does something like this. ASKED: name or id of a practice, or a description in your own words.
    """
    # numpy takes 0.1 s to import; `--help` must not wait for it
    from search.practices.asking import PracticeSearch
    from web.similar_objects import narrowing_of, similar_object

    if bool(asked.strip()) == bool(passage):
        raise click.UsageError("请给出做法、描述，或 --passage 之一 · give a practice, a description, or --passage")
    with workspace_for(settings_from_environment()) as workspace:
        question = {"passage": passage} if passage else _question(asked.strip(), workspace.store)
        narrowing = narrowing_of(
            workspace.store,
            regions=region,
            not_regions=not_region,
            year=year,
            level=level or "",
            field=field or "",
            by_province=by is not None,
        )
        practices = PracticeSearch(workspace.store, workspace.index, workspace.folder.index_path)
        found = similar_object(practices, question, narrowing, limit=limit)
    if form == "json":
        print_json(found)
    else:
        _print(found)


def _question(asked: str, store: GraphStore) -> dict[str, str]:
    """A practice where the words name one, else a description."""
    if asked.startswith(("initiative:", "document:")):
        return {"practice": asked}
    named = (entity.id for entity in bearers(store, asked) if entity.type == "initiative")
    practice = next(named, "")
    return {"practice": practice} if practice else {"text": asked}


def _print(found: dict[str, Any]) -> None:
    # rich takes 0.1 s to import, and JSON does not need it
    from rich.console import Console

    console = Console(highlight=False, markup=False)
    for note in found["notes"]:
        console.print(note, style="yellow")
    if not found["practices"]:
        console.print("没有找到相似的做法 · no similar practice")
    for number, practice in enumerate(found["practices"], 1):
        _print_practice(number, practice, console)


def _print_practice(number: int, practice: dict[str, Any], console: Console) -> None:
    console.print(f"\n{number}. {practice['name']}", style="bold", end="  ")
    console.print("  ".join(filter(None, [" ".join(reversed(practice["region"])), practice["last_date"]])), style="dim")
    closeness = CLOSENESS[practice["closeness"]]
    console.print(f"   {closeness.zh} · {closeness.en}", style="yellow")
    for reason in practice["reasons"]:
        console.print(f"   {reason['why']}", style="green")
        console.print(f"   {_quoted(reason)}", soft_wrap=True)
        if reason["asked"]:
            console.print(f"   ↔ {_quoted(reason['asked'])}", soft_wrap=True, style="dim")
    console.print(f"   {practice['id']}", style="dim")


def _quoted(words: dict[str, Any]) -> str:
    text = words["text"].strip()
    return f"“{text if len(text) <= _REASON else text[:_REASON] + '…'}”  {words['passage']}"
