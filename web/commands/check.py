"""`hongfan check DRAFT`: a whole draft against the corpus; `--again RESULT` looks at the sources of a check again."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import click

from ingest.draft.again import check_again
from ingest.draft.check import check_draft
from ingest.draft.files import DraftFile, read_draft_file
from kg.settings import Settings
from search.generations import current_shingles
from web.check_again import again_told
from web.check_notes import tally, worth_telling
from web.check_words import (
    KINDS,
    VERDICTS,
    Remark,
    differences_told,
    part_told,
    remarks,
    source_remarks,
    subject_told,
    unread_told,
    verdict_told,
)
from web.commands.options import progress_bar, settings_from_environment
from web.workspace import Workspace, workspace_for

_NAMES = "讲稿里的名称 · names in the draft"
_TOO_SHORT = (
    "讲稿只有 {characters} 个字，没有一句长得能核验：请给出整句、整篇；找词用 hongfan search · "
    "{characters} characters, no sentence long enough to be checked: give whole sentences; for single words use `hongfan search`"
)
_FORMS = ("text", "json", "html", "docx")


@click.command()
@click.argument("draft", metavar="DRAFT", required=False, type=click.Path(dir_okay=False, allow_dash=True, exists=True))
@click.option(
    "--again",
    "earlier",
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    help="再看一次早先的 JSON 结果：每个出处未变、移动、改过还是不在了 · of each source of an earlier JSON result: unchanged, moved, edited or gone",
)
@click.option(
    "--format", "form", type=click.Choice(_FORMS), default="text", show_default=True,
    help="给人看、给程序读、可打印的网页、带批注的 Word · for people, for programs, a page to print, Word with comments",
)  # fmt: skip
@click.option("-o", "--output", type=click.Path(dir_okay=False, path_type=Path), help="写入文件 · write to this file")
def command(draft: str | None, earlier: Path | None, form: str, output: Path | None) -> None:
    """核验讲稿（txt、md、docx；- 是标准输入）：逐句核对原话、出处和数字，附参考文献。讲稿不保存。

    Check a draft, sentence by sentence: wording, source, figures; with a list of references. Nothing of it is kept.
    """
    if (draft is None) == (earlier is None):
        raise click.UsageError("给出一份讲稿，或者 --again RESULT.json · give a draft, or --again RESULT.json")
    if earlier is not None and form not in ("text", "json"):
        raise click.UsageError("--again 只能是 text 或 json · --again is told as text or json")
    if form == "docx" and output is None and sys.stdout.isatty():
        raise click.UsageError("Word 文件请用 -o FILE 写入 · write the Word file with -o FILE")
    settings = settings_from_environment()
    with workspace_for(settings) as workspace:
        if earlier is not None:
            _write(_told_again(_looked_at(earlier, workspace), form), output)
        elif draft is not None:
            read = _read(draft)
            _write(_made(read, _checked(read, workspace), form, settings, workspace), output)


def _read(draft: str) -> DraftFile:
    if draft == "-":
        return read_draft_file(sys.stdin.buffer.read(), "-")
    return read_draft_file(Path(draft).read_bytes(), Path(draft).name)


def _checked(draft: DraftFile, workspace: Workspace) -> dict[str, Any]:
    with (
        current_shingles(workspace.folder.index_path).now().reading() as view,
        progress_bar("核验 checking", unit="documents") as progress,
    ):
        return check_draft(draft.text, workspace.store, view, cells=draft.cells, progress=progress) | draft.told()


def _made(draft: DraftFile, checked: dict[str, Any], form: str, settings: Settings, workspace: Workspace) -> bytes:
    if form == "json":
        return (json.dumps(checked, ensure_ascii=False) + "\n").encode()
    if form == "text":
        return "".join(f"{line}\n" for line in _told(checked)).encode()
    # Flask takes 0.2 s to import, and other forms do not need it
    from web.app import create_app
    from web.check_files import to_docx, to_html

    if form == "docx":
        return to_docx(draft, checked)
    with create_app(settings, workspace=workspace).test_request_context():
        return to_html(checked).encode()


def _told(checked: dict[str, Any]) -> Iterable[str]:
    """For the terminal: what there is to say, in order, and the references."""
    worth = worth_telling(checked)
    for _, told in worth:
        sign, label = verdict_told(told)
        yield f"{sign} {label}  {subject_told(told)}".rstrip()
        yield f"   “{' '.join(told['text'].split())}”"
        if part := part_told(told["start"], checked):
            yield f"   {part}"
        yield from map(_line, remarks(told))
        yield from (f"   {difference}" for difference in differences_told(told))
        yield from map(_line, source_remarks(told))
    if _is_too_short(checked):
        yield _TOO_SHORT.format(characters=len("".join(checked["text"].split())))
        return
    if names := [name for name in checked["names"] if ("names", name) not in worth]:
        yield f"{_NAMES}:"
        yield from (f"   {VERDICTS[name['verdict']][0]} {name['text']}  {name['why']}".rstrip() for name in names)
    yield ""
    for kind, counts in tally(checked):
        yield f"{KINDS[kind]}: " + "；".join(f"{VERDICTS[verdict][1]} {count}" for verdict, count in counts)
    yield from checked["references"]
    yield from (f"没有核验 not checked: {unread}" for unread in unread_told(checked))
    covered = checked["coverage"]
    yield (
        f"本库 {covered['documents']} 份文档，{covered['from'] or '?'}–{covered['to'] or '?'} 年；没有查到，只能说本库没有 · "
        f"{covered['documents']} documents; what is not found is not in this corpus, no more"
    )


def _is_too_short(checked: dict[str, Any]) -> bool:
    """Whether nothing of a draft can be checked, for it has but a few words."""
    short = all(one["verdict"] == "too_short" and not one["stock"] for one in checked["sentences"])
    return short and not checked["claims"] and not checked["names"]


def _line(remark: Remark) -> str:
    said, of = remark
    return f"   {said}" + (f": {of}" if of else "")


def _looked_at(earlier: Path, workspace: Workspace) -> dict[str, Any]:
    try:
        result = json.loads(earlier.read_text(encoding="utf-8-sig"))
    except ValueError as exc:
        raise click.ClickException(f"{earlier.name}：不是 JSON · no JSON: {exc}") from exc
    with current_shingles(workspace.folder.index_path).now().reading() as view:
        return check_again(result, workspace.store, view)


def _told_again(again: dict[str, Any], form: str) -> bytes:
    if form == "json":
        return (json.dumps(again, ensure_ascii=False) + "\n").encode()
    return "".join(f"{line}\n" for line in again_told(again)).encode()


def _write(made: bytes, output: Path | None) -> None:
    if output is None:
        click.echo(made, nl=False)
    else:
        output.write_bytes(made)
