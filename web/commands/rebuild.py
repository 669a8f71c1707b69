"""`hongfan rebuild`: remake graph and index from the sources."""

from __future__ import annotations

import click

from search.engines import ENGINES
from web.commands.options import (
    format_option,
    print_report,
    progress_bar,
    settings_from_environment,
    worker_count,
)
from web.workspace import workspace_for


@click.command()
@click.option(
    "--engine",
    type=click.Choice(list(ENGINES)),
    default=None,
    help="换用哪个检索引擎；不写即照旧 · the engine of the index from now on; the same as before unless told",
)
@format_option
def command(engine: str | None, form: str) -> None:
    """只凭原始文件与清单重建图谱与索引；编号不变，移除过的不会回来。

    Remake graph and index from sources and manifest alone. No id changes, and nothing that was removed comes back.
    """
    # the pipeline imports the readers; `--help` must not wait for them
    from ingest.pipeline import rebuild

    settings = settings_from_environment()
    with (
        workspace_for(settings, writing="rebuild", remake=True) as workspace,
        workspace.new_index(engine or "") as index,
        progress_bar("重建 rebuilding") as progress,
    ):
        report = rebuild(workspace.folder, workspace.store, index, workers=worker_count(settings), progress=progress)
    print_report(report, form)
