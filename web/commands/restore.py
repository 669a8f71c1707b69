"""`hongfan restore FILE`: make a data folder of a backup."""

from __future__ import annotations

from pathlib import Path

import click

from kg.backup import restore
from web.commands.options import format_option, print_report, progress_bar, settings_from_environment, worker_count
from web.workspace import workspace_for


@click.command()
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@format_option
def command(file: Path, form: str) -> None:
    """由 FILE（`hongfan backup` 所写）恢复出 HONGFAN_DATA，再重建图谱与索引；已有内容的文件夹不会被覆盖。

    Make HONGFAN_DATA of FILE, as `hongfan backup` wrote it, then rebuild graph and index. A folder in use is left alone.
    """
    # the pipeline imports the readers; `--help` must not wait for them
    from ingest.pipeline import rebuild

    settings = settings_from_environment()
    restore(file, Path(settings.data))
    with (
        workspace_for(settings, writing="restore") as workspace,
        workspace.new_index() as index,
        progress_bar("重建 rebuilding") as progress,
    ):
        report = rebuild(workspace.folder, workspace.store, index, workers=worker_count(settings), progress=progress)
    print_report(report, form)
