"""`hongfan doctor`: compare sources, graph and index, and mend."""

from __future__ import annotations

import click

from web.commands.options import (
    format_option,
    print_report,
    progress_bar,
    settings_from_environment,
    worker_count,
)
from web.workspace import workspace_for


@click.command()
@format_option
def command(form: str) -> None:
    """比对原始文件、图谱与索引，修复中断留下的不一致。

    Compare sources, graph and index, and mend what a crash left.
    """
    # the pipeline imports the readers; `--help` must not wait for them
    from ingest.doctor import examine

    settings = settings_from_environment()
    with workspace_for(settings, writing="doctor") as workspace, progress_bar("检查 checking") as progress:
        report = examine(
            workspace.folder, workspace.store, workspace.index, workers=worker_count(settings), progress=progress
        )
    print_report(report, form)
    if form == "text" and not report.problems:
        click.echo("一切相符 · all in order")
