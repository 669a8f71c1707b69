"""`hongfan search QUERY`: passages that answer a question."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

import click

from kg.ids import DocumentId
from search.hits import Hit
from search.service import Page, search, to_json
from web.commands.options import format_option, print_json, settings_from_environment
from web.workspace import Workspace, workspace_for

if TYPE_CHECKING:  # rich takes 0.1 s to import, and JSON does not need it
    from rich.console import Console

_AROUND = 60  # characters shown on either side of the first word found
_MOST = 400  # characters of a passage shown


@click.command(context_settings={"ignore_unknown_options": True})  # -党员 is a question
@click.argument("query")
@click.option("--limit", type=click.IntRange(1, 1000), default=10, show_default=True, help="最多几段 · at most")
@click.option("--offset", type=click.IntRange(0), default=0, help="跳过前几段 · pass over")
@format_option
def command(query: str, limit: int, offset: int, form: str) -> None:
    """检索段落。QUERY：词语、"短语"、-排除、或、括号，以及 地区: 地点: 文种: 年份: 单位: 人物: 做法: 标题:

    Search the passages: words, "phrases", -not, OR, brackets, region: place: type: year: org: person: initiative: title:
    """
    with workspace_for(settings_from_environment()) as workspace:
        page = search(
            query,
            workspace.index,
            workspace.store,
            limit=limit,
            offset=offset,
            folded=form != "json",
            documents_like=lambda text: _documents_like(text, workspace),
        )
    if form == "json":
        print_json(to_json(page))
    else:
        _print_page(page)


def _documents_like(text: str, workspace: Workspace) -> Sequence[DocumentId]:
    # numpy takes 0.1 s to import; what is no sentence must not wait for it
    from search.practices.asking import PracticeSearch

    practices = PracticeSearch(workspace.store, workspace.index, workspace.folder.index_path)
    return practices.documents_like(text)


def _print_page(page: Page) -> None:
    # rich takes 0.1 s to import, and JSON does not need it
    from rich.console import Console

    console = Console(highlight=False, markup=False)
    shown = f"，显示第 {page.offset + 1}–{page.offset + len(page.hits)} 段" if page.hits else ""
    console.print(f"“{page.text}” 共 {page.total} 段 passages{shown}", style="bold")
    for hint in page.hints:
        console.print(f"  {hint}", style="yellow")
    for number, hit in enumerate(page.hits, page.offset + 1):
        _print_hit(number, hit, console)
    for facet, title in (("region", "地区 region"), ("year", "年份 year"), ("type", "文种 type")):
        if counts := [count for count in page.facets[facet][:8] if count.name]:
            console.print(f"\n{title}: " + "  ".join(f"{count.name} {count.passages}" for count in counts), style="dim")


def _print_hit(number: int, hit: Hit, console: Console) -> None:
    # rich takes 0.1 s to import, and JSON does not need it
    from rich.text import Text

    source = "  ".join(part for part in (hit.date, " ".join(reversed(hit.region)), hit.doc_type) if part)
    console.print(f"\n{number}. {hit.title or hit.file}", style="bold", end="  ")
    console.print(source, style="dim")
    if hit.heading:
        console.print("   " + " › ".join(hit.heading), style="dim")
    begin = max(0, hit.highlights[0][0] - _AROUND) if len(hit.text) > _MOST and hit.highlights else 0
    text = Text(hit.text[begin : begin + _MOST].replace("\n", " "))
    for start, end in hit.highlights:
        text.stylize("bold red", max(0, start - begin), max(0, end - begin))
    mark = Text("…")
    ending = begin + _MOST < len(hit.text)
    console.print(Text("   ") + (mark if begin else Text("")) + text + (mark if ending else Text("")))
    console.print(f"   {hit.passage}", style="dim", end="\n" if not hit.reprints else "  ")
    if hit.reprints:
        console.print(f"另有 {len(hit.reprints)} 处转载 reprints", style="dim")
