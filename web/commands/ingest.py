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
from web.commands.vectors import make_vectors
from web.workspace import workspace_for


@click.command()
@click.argument("paths", nargs=-1, required=True, type=click.Path(exists=True, path_type=Path))
@click.option(
    "--vectors/--no-vectors",
    default=True,
    show_default=True,
    help="读完接着补算向量，可随时中断 · then make vectors, may be stopped",
)
@format_option
def command(paths: tuple[Path, ...], vectors: bool, form: str) -> None:
    """把 PATH 之下的每份文档读入图谱与索引，再为它们算出向量；再跑一次不会改变什么。

    Read every document at or below PATH into the graph and the index, then make their vectors. Safe to run again.
    """
    # the pipeline imports the readers; `--help` must not wait for them
    from ingest.pipeline import ingest

    settings = settings_from_environment()
    with workspace_for(settings, writing="ingest") as workspace:
        with progress_bar("读入 reading") as progress:
            report = ingest(
                paths,
                workspace.folder,
                workspace.store,
                workspace.index,
                seen=now(),
                workers=worker_count(settings),
                progress=progress,
            )
        if vectors:
            make_vectors(workspace)
    print_report(report, form)
