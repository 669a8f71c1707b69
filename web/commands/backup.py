"""`hongfan backup FILE`: what cannot be remade, in one file."""

from __future__ import annotations

from pathlib import Path

import click

from kg.backup import backup
from kg.folder import DataFolder
from web.commands.options import progress_bar, settings_from_environment


@click.command()
@click.argument("file", type=click.Path(dir_okay=False, path_type=Path))
def command(file: Path) -> None:
    """把原始文件、清单与账本备份到 FILE（tar.gz）；服务照常，不必停。

    Keep sources, manifest and ledger in FILE (tar.gz), while others read and write. Graph and index are remade by `restore`.
    """
    with DataFolder(Path(settings_from_environment().data)) as folder, progress_bar("备份 backup") as progress:
        count = backup(folder, file, progress=progress)
    click.echo(f"{count} 份原始文件 → {file} · {count} sources")
