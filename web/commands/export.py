"""`hongfan export [FILE]`: the whole graph as canonical JSONL."""

from __future__ import annotations

from typing import TextIO

import click

from web.commands.options import settings_from_environment
from web.workspace import workspace_for


@click.command()
@click.argument("file", type=click.File("w", encoding="utf-8", lazy=True), default="-")
def command(file: TextIO) -> None:
    """把整个图谱写成规范 JSONL（每份文档一行，已排序）。同样的图谱，逐字节相同。

    Write the whole graph as canonical JSONL, a line a document, sorted: the same graph gives the same bytes.
    """
    with workspace_for(settings_from_environment()) as workspace:
        for line in workspace.store.export():
            file.write(line)
