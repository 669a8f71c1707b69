"""`hongfan stats`: how much there is."""

from __future__ import annotations

from typing import Any

import click

from ingest.words import pending_words
from kg.schema import ENTITY_TYPES
from web.commands.options import format_option, print_json, settings_from_environment
from web.objects import stats_object
from web.workspace import workspace_for


@click.command()
@format_option
def command(form: str) -> None:
    """库里有多少文档、段落、实体、关系。

    How many documents, passages, entities and relations there are.
    """
    with workspace_for(settings_from_environment()) as workspace:
        stats = stats_object(workspace)
        waiting = len(pending_words(workspace.folder, workspace.index))
    if form == "json":
        print_json(stats)
    else:
        _print_table(stats)
        if waiting:
            click.echo(f"{waiting} 个词尚未生效 · words not in force yet: hongfan words apply")


def _print_table(stats: dict[str, Any]) -> None:
    # rich takes 0.1 s to import, and JSON does not need it
    from rich.console import Console
    from rich.table import Table

    table = Table(show_header=False, box=None, padding=(0, 2))
    table.add_column(style="bold")
    table.add_column(justify="right")
    rows = [("文档 documents", stats["documents"]), ("段落 passages", stats["passages"])]
    rows += [(f"{label.zh} {label.en}", stats["entities"].get(kind, 0)) for kind, label in ENTITY_TYPES.items()]
    rows += [
        ("提及 mentions", stats["mentions"]),
        ("关系 relations", stats["relations"]),
        ("数据 figures", stats["figures"]),
        ("提法 slogans", stats["slogans"]),
        (f"索引 index ({stats['index']['engine']})", stats["index"]["passages"]),
    ]
    for name, count in rows:
        table.add_row(name, f"{count:,}")
    Console().print(table)
