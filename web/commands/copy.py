"""`hongfan copy FROM TO`: a graph from one store into another."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import click

from kg.errors import ConfigError, CopyError
from kg.folder import DataFolder
from kg.settings import Settings
from kg.stores import open_store
from kg.stores.copying import copy_graph, export_sha256
from web.commands.options import progress_bar, settings_from_environment

_FILE = "sqlite:"


@click.command()
@click.argument("source", metavar="FROM")
@click.argument("target", metavar="TO")
@click.option("--replace", is_flag=True, help="取代目标里已有的图 · put it in place of the graph that is there")
def command(source: str, target: str, replace: bool) -> None:
    """把图谱（连同账本）从 FROM 复制到 TO，并以两边导出的 SHA-256 证明一致。

    Copy the graph, ledger included, from one store to another, both named as in HONGFAN_STORE_URL (sqlite:PATH,
    bolt://HOST:7687), and prove by the SHA-256 of both exports that it is the same. For servers, user and password
    are the settings.
    """
    settings = settings_from_environment()
    if source.startswith(_FILE) and not Path(source.removeprefix(_FILE)).is_file():
        raise ConfigError("FROM", source, "a file that is there；没有这个文件")
    with (
        _locked(settings),
        open_store(source, settings.store_login()) as one,
        open_store(target, settings.store_login()) as other,
        progress_bar("复制 copying", unit="documents") as progress,
    ):
        copy_graph(one, other, replace=replace, progress=progress)
        proofs = [export_sha256(one), export_sha256(other)]
        documents = other.counts().documents
    for url, proof in zip((source, target), proofs, strict=True):
        click.echo(f"{proof}  {url}")
    if proofs[0] != proofs[1]:
        raise CopyError(
            "两边不一致：复制期间来源变了？请再运行一次 · they differ; did the source change meanwhile? run it again"
        )
    click.echo(f"一致：{documents} 份文档 · the same: {documents} documents")
    click.echo(
        f"改用它：HONGFAN_STORE_URL={target}，再运行 hongfan doctor · to use it, set this and run `hongfan doctor`"
    )


@contextmanager
def _locked(settings: Settings) -> Iterator[None]:
    """Keep others from writing to the graph of the data folder, where there is one."""
    path = Path(settings.data)
    if not path.is_dir():
        yield
        return
    with DataFolder(path) as folder, folder.write_lock("copy", wait_s=10.0):
        yield
