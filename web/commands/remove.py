"""`hongfan remove DOCUMENT`: take a document out for good."""

from __future__ import annotations

import click

from kg.ids import DocumentId
from web.commands.options import format_option, now, print_report, settings_from_environment
from web.workspace import workspace_for


@click.command()
@click.argument("document")
@format_option
def command(document: str, form: str) -> None:
    """移除 DOCUMENT（文档编号）以及只以它为据的一切；重新读入也不会带回来。

    Take DOCUMENT, an id, and all that rested on it alone; neither a rebuild nor another ingest brings it back.
    """
    # the pipeline imports the readers; `--help` must not wait for them
    from ingest.pipeline import remove

    with workspace_for(settings_from_environment(), writing="remove") as workspace:
        report = remove(DocumentId(document), workspace.folder, workspace.store, workspace.index, when=now())
    print_report(report, form)
