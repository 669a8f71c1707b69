"""The command line: `hongfan COMMAND`. Results go to stdout, complaints and progress to stderr.

Exit codes: 0 the command did its work, also when it found nothing; 1 it could not do all that it promised; 2 wrong usage.
"""

from __future__ import annotations

import importlib
from importlib.metadata import version
from typing import Any

import click

from kg.errors import HongfanError

# name -> what it does. The module web.commands.NAME is imported late: `hongfan --help` must not pay for any of them.
COMMANDS = {
    "ingest": "读入文件或文件夹 · read files into graph and index",
    "extract": "只抽取并打印，不写入 · print what a file bears out, write nothing",
    "search": "检索段落 · search the passages",
    "similar": "谁在做类似的事 · who else does something like this",
    "quote": "核对引文：出自哪里，有无出入 · where quoted words stand, and whether they are right",
    "check": "核验讲稿：逐句核对原话、出处、数字 · check a whole draft: wording, sources, figures",
    "show": "查看一个地点、组织、做法或人物 · show one entity with its evidence",
    "cite": "引文著录：GB/T 7714、BibTeX、RIS · a citation of a document, passage or entity",
    "stats": "库里有多少 · how much there is",
    "export": "导出整个图谱（规范 JSONL）· the whole graph as canonical JSONL",
    "copy": "把图谱搬到另一个存储 · move the graph to another store",
    "curate": "修订：合并、分开、改名、否定……皆可撤销 · correct the graph; every step can be undone",
    "words": "自定义词：加词、去词、生效 · words of your own, in index and questions alike",
    "vectors": "补算向量，意思相近也找得到 · vectors, so that what means the same is found",
    "remove": "移除一份文档 · take a document out",
    "rebuild": "由原始文件重建图谱与索引 · remake graph and index from the sources",
    "doctor": "检查并修复 · compare sources, graph and index, and mend",
    "backup": "备份无法再生的一切 · keep what cannot be remade in one file",
    "restore": "由备份恢复 · make a data folder of a backup",
    "serve": "网页浏览服务 · serve the explorer",
    "demo": "读入自带示例并打开浏览服务 · the bundled sample, read and served",
}


class LazyGroup(click.Group):
    """Commands that are imported when they run."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002  (click's signature)
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002  (likewise)
        if cmd_name not in COMMANDS:
            return None
        command: click.Command = importlib.import_module(f"web.commands.{cmd_name}").command
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:  # noqa: ARG002  (likewise)
        with formatter.section("命令 Commands"):
            formatter.write_dl(list(COMMANDS.items()))

    def invoke(self, ctx: click.Context) -> Any:
        try:
            return super().invoke(ctx)
        except HongfanError as exc:
            raise click.ClickException(str(exc)) from exc


def _print_version(ctx: click.Context, _: click.Parameter, wanted: bool) -> None:
    if wanted and not ctx.resilient_parsing:
        click.echo(f"hongfan {version('hongfan')}")
        ctx.exit()


@click.group(cls=LazyGroup, context_settings={"help_option_names": ["-h", "--help"]})
@click.option(
    "--version",
    is_flag=True,
    is_eager=True,
    expose_value=False,
    callback=_print_version,
    help="版本 · the version",
)
def main() -> None:
    """红帆：把基层报告变成知识图谱，并可检索。每一条都能回到原文。

    Hongfan turns Chinese grassroots reports into a knowledge graph and a search service; every statement leads back
    to the words it came from. Data lies in ./data, or where HONGFAN_DATA says.
    """
