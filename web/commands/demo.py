"""`hongfan demo`: the bundled sample, read and served."""

from __future__ import annotations

import os
from dataclasses import replace
from pathlib import Path

import click

import ingest
from web.commands.options import now, print_report, progress_bar, settings_from_environment, worker_count
from web.commands.serve import serve
from web.commands.vectors import make_vectors
from web.workspace import workspace_for

_SAMPLE = Path(ingest.__file__).with_name("sample")
_THINGS_TO_TRY = ("name/红帆工程", 'search?q="流动党员"', "places")


@click.command()
@click.option("--host", default="127.0.0.1", show_default=True, help="监听地址 · address to listen on")
@click.option("--port", default=8000, show_default=True, help="端口 · port")
def command(host: str, port: int) -> None:
    """读入自带的示例报告（虚构，标有“示例”）并打开浏览服务；数据在 ./data-demo。

    Read the bundled sample of fictional reports into ./data-demo (or HONGFAN_DATA) and serve the explorer.
    """
    # the pipeline imports the readers; `--help` must not wait for them
    from ingest.pipeline import ingest as read_in

    settings = settings_from_environment()
    if "HONGFAN_DATA" not in os.environ:
        settings = replace(settings, data="data-demo")
    with workspace_for(settings, writing="demo") as workspace:
        with progress_bar("读入示例 reading the sample") as progress:
            report = read_in(
                [_SAMPLE],
                workspace.folder,
                workspace.store,
                workspace.index,
                seen=now(),
                workers=worker_count(settings),
                progress=progress,
            )
        make_vectors(workspace)
    print_report(report, "text")
    serve(settings, host, port, things_to_try=_THINGS_TO_TRY)
