"""`hongfan extract FILE…`: what files bear out, one JSON object a line and a document; nothing is written."""

from __future__ import annotations

from pathlib import Path

import click


@click.command()
@click.argument("files", nargs=-1, required=True, type=click.Path(exists=True, dir_okay=False, path_type=Path))
def command(files: tuple[Path, ...]) -> None:
    """打印 FILE 抽取出的记录：每份文档一行 JSON，不写入任何数据。

    Print the record of each document in FILE, one JSON object a line. Writes nothing.
    """
    # the reading steps load dictionaries; `--help` must not wait for them
    from ingest.process import process
    from ingest.readers import find_damaged_lines
    from kg.errors import BadDocumentError
    from kg.records import to_line

    failed = False
    for file in files:
        try:
            data = file.read_bytes()
            for reason in find_damaged_lines(data, file.name):
                click.echo(f"跳过 skipped {file}: {reason}", err=True)
                failed = True
            for record in process(data, file.name, {}):
                click.echo(to_line(record))
        except BadDocumentError as exc:
            click.echo(f"跳过 skipped {file}: {exc}", err=True)
            failed = True
    if failed:
        raise SystemExit(1)
