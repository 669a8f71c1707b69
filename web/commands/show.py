"""`hongfan show ENTITY`: one entity, each of its facts with the words that say so."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING, Any

import click

from kg.schema import ATTRIBUTES, ENTITY_TYPES, PREDICATES
from web.commands.options import format_option, print_json, settings_from_environment
from web.objects import entity_object
from web.sentences import Sentences
from web.workspace import workspace_for

if TYPE_CHECKING:  # rich takes 0.1 s to import, and JSON does not need it
    from rich.console import Console

_HIDDEN = {"chain_ids", "level_of", "definition", "candidates"}  # ids and codes, for programs
_MENTIONS_SHOWN = 5


@click.command()
@click.argument("entity")
@format_option
def command(entity: str, form: str) -> None:
    """查看 ENTITY（名称或编号）：别名、关系、提法、数据，每一条都附原文。

    Show ENTITY, a name or an id: aliases, relations, slogans and figures, each with its words.
    """
    with workspace_for(settings_from_environment()) as workspace:
        shown = entity_object(workspace.store, entity)
        if form == "json":
            print_json(shown)
            return
        # rich takes 0.1 s to import, and JSON does not need it
        from rich.console import Console

        console = Console(highlight=False, markup=False, soft_wrap=True)
        if shown["candidates"]:
            _print_candidates(shown, console)
        else:
            _print_entity(shown, console, Sentences(workspace.store, {}))


def _print_candidates(shown: dict[str, Any], console: Console) -> None:
    console.print(f"“{shown['canonical']}” 可指 may mean:", style="bold")
    for entity in shown["candidates"]:
        where = entity["attrs"].get("chain") or entity["scope"]
        console.print(f"  {entity['id']}  {_type(entity)} {entity['canonical']}  {where}")
    console.print("再用编号查看 · show one of them by its id", style="dim")


def _print_entity(shown: dict[str, Any], console: Console, sentences: Sentences) -> None:
    console.print(f"{shown['canonical']}  {_type(shown)}", style="bold red")
    console.print(f"{shown['id']} · {shown['documents']} 份文档 {shown['mentions']} 处提及", style="dim")
    if shown["aliases"]:
        console.print("又作 also: " + "、".join(shown["aliases"]))
    for key, value in shown["attrs"].items():
        if key not in _HIDDEN and key in ATTRIBUTES:
            console.print(f"{ATTRIBUTES[key].zh} {ATTRIBUTES[key].en}: {value}")
    for merged in shown["merged"]:
        console.print(f"合并自 merged from: {merged['canonical']} {merged['id']}（{merged['reason']}）", style="dim")
    if shown["similar_names"]:
        console.print(f"另有同名 same name elsewhere: {len(shown['similar_names'])}", style="dim")
    for (predicate, direction), group in groupby(shown["relations"], lambda r: (r["predicate"], r["direction"])):
        label = PREDICATES[predicate].out if direction == "out" else PREDICATES[predicate].back
        console.print(f"\n{label.zh} {label.en}", style="bold")
        for relation in group:
            console.print(f"  {relation['entity']['canonical']}  {relation['confidence']:.2f}")
            _print_words(relation["evidence"][0], console, sentences)
    if shown["slogans"]:
        console.print("\n提法 slogans", style="bold")
    for slogan in shown["slogans"]:
        console.print(f"  {slogan['surface']} = {'、'.join(slogan['components'])}")
        _print_words(slogan, console, sentences)
    if shown["figures"]:
        console.print("\n数据 figures", style="bold")
    for figure in shown["figures"]:
        console.print(f"  {figure['subject']} {figure['value']:g}{figure['unit']}")
        _print_words(figure, console, sentences)
    console.print("\n原文 passages", style="bold")
    for passage in shown["passages"][:_MENTIONS_SHOWN]:
        _print_passage(passage, console)
    if (left := len(shown["passages"]) - _MENTIONS_SHOWN) > 0:
        console.print(f"  还有 {left} 段 · {left} more", style="dim")


def _print_words(words: dict[str, Any], console: Console, sentences: Sentences) -> None:
    """The words in their sentence, and where that stands."""
    # rich takes 0.1 s to import, and JSON does not need it
    from rich.text import Text

    before, after = sentences.around(words)
    console.print(Text("    │ ") + Text(before) + Text(words["text"], style="bold red") + Text(after))
    console.print(f"    │ {_source(words)}", style="dim")


def _print_passage(passage: dict[str, Any], console: Console) -> None:
    # rich takes 0.1 s to import, and JSON does not need it
    from rich.text import Text

    text = Text("  ") + Text(passage["text"].strip())
    lead = len(passage["text"]) - len(passage["text"].lstrip())
    for start, end in passage["mentions"]:
        text.stylize("bold red", 2 + start - lead, 2 + end - lead)
    console.print(text)
    console.print(f"  │ {_source(passage)}", style="dim")


def _source(words: dict[str, Any]) -> str:
    title = words["title"] or words["file"]
    return "，".join(part for part in (f"《{title}》", words["date"], f"第 {words['ordinal']} 段") if part)


def _type(entity: dict[str, Any]) -> str:
    label = ENTITY_TYPES[entity["type"]]
    return f"[{label.zh} {label.en}]"
