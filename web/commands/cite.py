"""`hongfan cite`: a citation of a document, a passage or an entity, or of references of one's own."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import click

from kg.cite import FORMS, STYLES, cite, citing_of, from_csl
from web.citations import Wish, citation_object, find_cited, graph_citation
from web.commands.options import format_option, print_json, settings_from_environment
from web.field_names import field_name
from web.workspace import workspace_for


@click.command()
@click.argument("wanted", metavar="DOCUMENT | PASSAGE | ENTITY", required=False)
@click.option(
    "--items",
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    help="引用这个文件里的文献：一行一个 CSL-JSON · cite the references of this file, a line a CSL-JSON item",
)
@click.option("--style", type=click.Choice(STYLES), default=STYLES[0], show_default=True, help="格式 · style")
@click.option("--form", "cited_as", type=click.Choice(FORMS), default=FORMS[0], show_default=True, help="体例 · form")
@click.option(
    "--width",
    type=click.Choice(["full", "half"]),
    help="标点全角或半角，默认依标准的印本 · width of marks; as the standard is printed unless told",
)
@format_option
def command(wanted: str | None, items: Path | None, style: str, cited_as: str, width: str | None, form: str) -> None:
    """给出引文著录：文档、段落（编号）或实体（编号、名称），GB/T 7714-2025、-2015、BibTeX、RIS、CSL-JSON。

    Cite a document or a passage, by id, or an entity, by id or name: GB/T 7714-2025, -2015, BibTeX, RIS, CSL-JSON.
    """
    if (wanted is None) == (items is None):
        raise click.UsageError("给出一个编号或名称，或者 --items FILE · give an id or a name, or --items FILE")
    wish = Wish(style, cited_as, width or "")
    if items is not None:
        for made in _of_items(items, wish):
            _print(made, form)
    elif wanted is not None:
        with workspace_for(settings_from_environment()) as workspace:
            _print(graph_citation(find_cited(workspace.store, wanted), wish), form)


def _of_items(path: Path, wish: Wish) -> Iterator[dict[str, Any]]:
    """One citation a line, in order. A line that is no item ends the command, with its number."""
    for number, line in enumerate(path.read_text(encoding="utf-8-sig").splitlines(), 1):
        if not line.strip():
            continue
        try:
            given = json.loads(line)
            item, citing = (
                (given["item"], citing_of(given.get("cite") or {})) if "item" in given else (given, citing_of({}))
            )
            reference = from_csl(item)
        except (ValueError, TypeError, AttributeError, KeyError) as exc:
            raise click.ClickException(
                f"第 {number} 行不是 CSL-JSON · line {number} is no CSL-JSON item: {exc}"
            ) from exc
        made = cite(reference, style=wish.style, form=wish.form, width=wish.width, citing=citing)
        yield citation_object(made)


def _print(made: dict[str, Any], form: str) -> None:
    if form == "json":
        print_json(made)
        return
    click.echo(made["text"])
    if made["style"].startswith("gbt"):
        click.echo(f"[{made['type_mark']}] {made['why']}", err=True)
    if made["missing"]:
        click.echo("缺 missing: " + "、".join(map(field_name, made["missing"])), err=True)
