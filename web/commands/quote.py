"""`hongfan quote WORDS`: where quoted words stand, and whether they are quoted right."""

from __future__ import annotations

import click

from search.generations import current_shingles
from search.quotes.checking import Checked, Checker
from search.quotes.folding import fold_words
from search.quotes.grouping import is_surely_first
from search.quotes.lookup import Lookup
from search.quotes.objects import Coverage, answer_object, checked_object, citing_from, coverage_of
from search.quotes.places import Difference, Found
from search.shingles import SHINGLE
from web.commands.options import format_option, print_json, settings_from_environment
from web.workspace import workspace_for

_SHOWN = 10  # sources
_EARLIEST = {
    True: "本库最早 earliest here",
    False: "本库最早之一，同年先后不明 among the earliest here, the order within the year is not known",
}

_VERDICTS = {  # all but too_short
    "wrong_source": "出处不对：所说的文献没有这些话，别处有 · not in the source that is named, but elsewhere",
    "several_sources": "几处都有 · in several texts",
    "verbatim": "原文如此 · verbatim",
    "figure_differs": "只有数字不同 · nothing differs but figures",
    "near": "相近，文字有出入 · near, the wording differs",
    "not_found": "本库没有 · not in this corpus",
}


@click.command()
@click.argument("words")
@format_option
def command(words: str, form: str) -> None:
    """核对引文。WORDS：四个字以上的原话；标点、空格、繁简、全半角、数字写法都不计较。

    Check a quotation: every place that has the words, the earliest dated first, and wherein they differ.
    """
    with (
        workspace_for(settings_from_environment()) as workspace,
        current_shingles(workspace.folder.index_path).now().reading() as view,
    ):
        checked = Checker(view, workspace.store).check_words(words)
        covered = coverage_of(workspace.store)
        if form == "json":
            print_json(answer_object(words, [checked_object(checked, citing_from(workspace.store))], covered))
        else:
            _print(checked, covered)


def _print(checked: Checked, covered: Coverage) -> None:
    found = checked.found
    click.secho(f"“{found.text}”", bold=True)
    click.secho(_too_short(found) if found.verdict == "too_short" else _VERDICTS[found.verdict], bold=True)
    if found.verdict == "wrong_source":
        click.echo("所说的出处 named: " + "、".join(named.text for named in checked.named))
    if checked.unknown:
        click.echo(f"所说的出处本库没有，未核对 not here, not checked: {'、'.join(checked.unknown)}")
    if checked.lead_in:
        click.echo(f"起头的话没有一起查 left out: “{checked.lead_in}”")
    if found.stock and found.verdict not in ("too_short", "near", "not_found"):
        click.echo(f"套话，见于 {found.stock} 份文档 · a stock phrase, in {found.stock} documents")
    for number, source in enumerate(found.sources[:_SHOWN], 1):
        _print_place(
            f"{number}. ", source.first, earliest=_EARLIEST[is_surely_first(found.sources)] if number == 1 else ""
        )
        for difference in source.first.differences:
            click.echo(f"   {_told(difference)}")
        for place in source.reprints:
            _print_place("   转载 reprint ", place)
        if source.again:
            click.echo(f"   同一文档另有 {len(source.again)} 处 · {len(source.again)} more in the same document")
    if (hidden := max(0, len(found.sources) - _SHOWN) + found.left_out) > 0:
        click.echo(f"另有 {hidden} 处出处 · {hidden} more sources")
    click.secho(
        f"本库 {covered.documents} 份文档，{covered.first or '?'}–{covered.last or '?'} 年 · {covered.documents} documents",
        dim=True,
    )


def _too_short(found: Lookup) -> str:
    """Why the words prove nothing, and what to do."""
    if found.stock:
        return (
            f"套话，见于 {found.stock} 份文档，说不上出自哪一篇；连同前后文再查 · "
            f"a stock phrase, in {found.stock} documents: try with the words around it"
        )
    units = len(fold_words(found.text).units)
    if units < SHINGLE:
        return (
            f"只有 {units} 个字，没有查：请给出 {SHINGLE} 个字以上的原话，找词用 hongfan search · "
            f"{units} characters, not looked up: give {SHINGLE} or more; for single words use `hongfan search`"
        )
    if not found.sources:
        return f"本库没有；只有 {units} 个字，连同前后文再查 · not in this corpus; {units} characters: try with the words around them"
    return (
        f"只有 {units} 个字，碰巧相同也不奇怪，说明不了什么；连同前后文再查 · "
        f"{units} characters may be the same by chance: try with the words around them"
    )


def _print_place(lead: str, place: Found, *, earliest: str = "") -> None:
    document, stretch = place.document, place.stretches[0]
    facts = [document.date or "未注明日期 undated", *document.region[:1]]
    if earliest and document.date and place.agreement == "verbatim":
        facts.append(earliest)
    if place.quoted_from is not None:
        whose = (
            f"转引 of {place.quoted_from}"
            if place.quoted_from
            else "原文在引号里，没有说明是谁的话 of whom is not told"
        )
        facts.append(whose)
    click.secho(f"{lead}{document.title or document.sources[0].file}", bold=True, nl=False)
    click.secho("  " + "  ".join(facts) + f"  {stretch.passage_id}:{stretch.start}-{stretch.end}", dim=True)
    click.echo("   " + "".join(stretch.text for stretch in place.stretches).replace("\n", " "))


def _told(difference: Difference) -> str:
    """A difference in words: what the source has, what the quotation has."""
    words, source = difference.text, difference.source.text
    told = {
        "insert": f"多出“{words}” · added",
        "delete": f"漏掉“{source}” · dropped",
        "replace": f"“{source}”写成“{words}” · changed",
        "figure": f"数字“{source}”写成“{words}” · another figure",
    }
    return told[difference.kind]
