"""`hongfan words STEP …`: names and terms that the dictionary lacks, added to index and questions alike."""

from __future__ import annotations

from typing import Any

import click

from search.dictionary import check_word
from web.commands.options import format_option, print_json, settings_from_environment
from web.workspace import Workspace, workspace_for

_SHOWN = 12  # words in a line


@click.group()
def command() -> None:
    """自定义词：加词、去词、列出、生效。词典里没有的名称，加了词，无论怎样切分都检索得到。

    Words of your own: what no dictionary has is found wherever it stands. `add` and `remove` note a word, `apply` brings
    what was noted into the index, and indexes only the documents anew in which such a word stands.
    """


@command.command("add")
@click.argument("words", nargs=-1, required=True)
@format_option
def add(words: tuple[str, ...], form: str) -> None:
    """加词 WORDS，并说有多少份文档要重新索引。

    Add WORDS, and tell how many documents have to be indexed anew.
    """
    checked = [check_word(word) for word in words]
    with workspace_for(settings_from_environment(), writing="words") as workspace:
        for word in checked:
            if not workspace.folder.state.words.add(word):
                click.echo(f"早已有了 · known already: {word}", err=True)
        _print_state(workspace, form)


@command.command("remove")
@click.argument("words", nargs=-1, required=True)
@format_option
def remove(words: tuple[str, ...], form: str) -> None:
    """去掉加过的词 WORDS。

    Take out WORDS that were added.
    """
    checked = [check_word(word) for word in words]
    with workspace_for(settings_from_environment(), writing="words") as workspace:
        for word in checked:
            workspace.folder.state.words.remove(word)
        _print_state(workspace, form)


@command.command("list")
@format_option
def list_(form: str) -> None:
    """列出加过的词、自动加入的名称，以及还没有生效的。

    List the words that were added, the names that were added on their own, and what is not in force yet.
    """
    with workspace_for(settings_from_environment()) as workspace:
        _print_state(workspace, form)


@command.command("apply")
@format_option
def apply(form: str) -> None:
    """让加去的词生效，只重新索引用到它们的文档；被切分掩住的名称也在此时自动加入。

    Bring added and removed words into force: only documents in which one stands are indexed anew. Names of the graph that
    the cut of a sentence hides are added on their own.
    """
    # the writer imports the readers; `--help` must not wait for them
    from ingest.words import apply_words
    from search.generations import republish

    with workspace_for(settings_from_environment(), writing="words") as workspace:
        applied = apply_words(workspace.folder, workspace.store, workspace.index)
        republish(workspace.folder.index_path, workspace.index.dictionary)
    if form == "json":
        print_json({"added": applied.added, "removed": applied.gone, "documents": applied.documents})
        return
    click.echo(f"已生效，重新索引 {applied.documents} 份文档 · in force, {applied.documents} documents indexed anew")
    _print_words("新加 added", applied.added)
    _print_words("去掉 removed", applied.gone)


def _print_state(workspace: Workspace, form: str) -> None:
    state = _state(workspace)
    if form == "json":
        print_json(state)
        return
    _print_words("加过的词 words", state["words"])
    _print_words("自动加入的名称 names added on their own", state["names"])
    if state["pending"]:
        _print_words("还没有生效 not in force yet", state["pending"])
        click.echo(
            f"{state['documents']} 份文档要重新索引，请运行 hongfan words apply · "
            f"{state['documents']} documents to be indexed anew: run `hongfan words apply`"
        )


def _state(workspace: Workspace) -> dict[str, Any]:
    # the writer imports the readers; `--help` must not wait for them
    from ingest.words import documents_with, pending_words

    pending = pending_words(workspace.folder, workspace.index)
    return {
        "words": sorted(workspace.folder.state.words.all()),
        "names": sorted(workspace.index.dictionary.names),
        "pending": sorted(pending),
        "documents": len(documents_with(pending, workspace.store)),
    }


def _print_words(title: str, words: list[str] | tuple[str, ...]) -> None:
    shown = "、".join(words[:_SHOWN]) + ("……" if len(words) > _SHOWN else "")
    click.echo(f"{title} {len(words)}" + (f": {shown}" if shown else ""))
