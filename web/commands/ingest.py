"""`hongfan ingest PATH…`: read files and folders into the graph and the index."""

from __future__ import annotations

from pathlib import Path

import click

from web.commands.options import (
    format_option,
    now,
    print_report,
    progress_bar,
    settings_from_environment,
    worker_count,
)
from web.workspace import workspace_for


@click.command()
@click.argument("paths", nargs=-1, required=True, type=click.Path(exists=True, path_type=Path))
@format_option
def command(paths: tuple[Path, ...], form: str) -> None:
    """把 PATH 之下的每份文档读入图谱与索引；再跑一次不会改变什么。

    Read every document at or below PATH into the graph and the index. Safe to run again.
    """
    # the pipeline imports the readers; `--help` must not wait for them
    from ingest.pipeline import ingest

    settings = settings_from_environment()
    with workspace_for(settings, writing="ingest") as workspace, progress_bar("读入 reading") as progress:
        report = ingest(
            paths,
            workspace.folder,
            workspace.store,
            workspace.index,
            seen=now(),
            workers=worker_count(settings),
            progress=progress,
        )
    print_report(report, form)
