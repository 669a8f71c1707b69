"""`hongfan vectors`: make the vectors by which practices are found that mean the same in other words."""

from __future__ import annotations

import click

from web.commands.options import progress_bar, settings_from_environment
from web.workspace import Workspace, workspace_for


@click.command()
def command() -> None:
    """为还没有向量的段落算出向量；可随时中断，再运行就接着算。

    Make the vectors that are missing; may be stopped at any time, and goes on where it was.
    """
    with workspace_for(settings_from_environment(), writing="vectors") as workspace:
        made = make_vectors(workspace)
    click.echo(f"新算 {made} 段的向量 · {made} vectors made")


def make_vectors(workspace: Workspace) -> int:
    """With a bar that shows how far it is; whoever stops it keeps what was made. Returns how many were made."""
    # numpy takes 0.1 s to import; `--help` must not wait for it
    from search.practices.asking import PracticeSearch

    practices = PracticeSearch(workspace.store, workspace.index, workspace.folder.index_path)
    with progress_bar("向量 vectors", unit="documents") as progress:
        return practices.make_vectors(progress)
