"""`hongfan extract FILE…`: what files bear out, one JSON object a line and a document; nothing is written."""

from __future__ import annotations

import hashlib
import io
from pathlib import Path

import click


@click.command()
@click.argument("files", nargs=-1, required=True, type=click.Path(exists=True, dir_okay=False, path_type=Path))
def command(files: tuple[Path, ...]) -> None:
    """打印 FILE 抽取出的记录：每份文档一行 JSON，不写入任何数据。

    Print the record of each document in FILE, one JSON object a line. Writes nothing.
    """
    # the reading steps load dictionaries; `--help` must not wait for them
    from ingest.workers import pieces_of, run_pieces
    from kg.records import to_line

    failed = False
    for file in files:
        data = file.read_bytes()
        pieces = pieces_of(io.BytesIO(data), file.name, hashlib.sha256(data).hexdigest(), {})
        for outcome in run_pieces(pieces, workers=1):
            for record in outcome.records:
                click.echo(to_line(record))
            for reason in outcome.reasons:
                click.echo(f"跳过 skipped {file}: {reason}", err=True)
                failed = True
    if failed:
        raise SystemExit(1)
