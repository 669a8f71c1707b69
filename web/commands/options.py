"""What several commands share: the output format, settings, and how a run is told."""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import datetime
from typing import Any, Literal

import click

from ingest.report import RunReport
from kg.settings import Settings

format_option = click.option(
    "--format",
    "form",
    type=click.Choice(["text", "json"]),
    default="text",
    help="给人看，或给程序读 · for people, or for programs",
)


def settings_from_environment() -> Settings:
    """The settings; only commands read the environment."""
    return Settings.from_env(os.environ)


def worker_count(settings: Settings) -> int:
    """How many processes read documents."""
    return settings.workers or os.cpu_count() or 1


def now() -> str:
    """The time of a run, as the manifest notes it."""
    return datetime.now().astimezone().isoformat(timespec="seconds")


def print_json(value: Any) -> None:
    """One JSON object on stdout."""
    click.echo(json.dumps(value, ensure_ascii=False))


@contextmanager
def progress_bar(title: str, *, unit: Literal["bytes", "documents"] = "bytes") -> Iterator[Callable[[int, int], None]]:
    """A bar with an estimate of the time left on stderr, where somebody looks at it."""
    # rich takes 0.1 s to import, and commands that print JSON do not need it
    from rich.console import Console
    from rich.progress import BarColumn, DownloadColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

    amount = DownloadColumn() if unit == "bytes" else MofNCompleteColumn()
    with Progress(
        TextColumn(title), BarColumn(), amount, TimeRemainingColumn(),
        console=Console(stderr=True), disable=not sys.stderr.isatty(), transient=True,
    ) as bar:  # fmt: skip
        task = bar.add_task(title, total=None)
        yield lambda done, total: bar.update(task, completed=done, total=total)


def print_report(report: RunReport, form: str) -> None:
    """Tell what a run did; exit code 1 when it was not all that was asked for."""
    if form == "json":
        print_json(report.to_json())
    else:
        click.echo(
            f"新增 {report.new} 份文档（{report.passages} 段，{report.entities} 个实体），未变 {report.unchanged}，"
            f"被新版取代 {report.superseded}，移除 {report.removed}，用时 {report.seconds:.1f} 秒"
        )
        click.echo(
            f"{report.new} new documents, {report.unchanged} unchanged, {report.superseded} superseded, "
            f"{report.removed} removed"
        )
    for file, reason in report.skipped:
        click.echo(f"跳过 skipped {file}: {reason}", err=True)
    for problem in report.problems:
        state = "已修复 mended" if problem.mended else "未修复 not mended"
        click.echo(f"{state} {problem.where}: {problem.what}", err=True)
    for advice in report.advice:
        click.echo(f"建议 advice: {advice}", err=True)
    if not report.complete:
        raise SystemExit(1)
