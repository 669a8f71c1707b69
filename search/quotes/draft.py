"""A draft cut into what is looked up: its sentences, and the quotations inside them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from search.quotes.folding import fold_words
from search.quotes.quoting import CLOSING, SAID

_LONGEST_TITLE = 40  # characters
_STOPS = tuple("。！？!?；：，,;:")
_LEAST = 8  # units in quotation marks; what is shorter is a name or a term
_MARKED = (("“", "”"), ("‘", "’"), ("「", "」"), ("『", "』"))
_QUOTED = "|".join(  # with quotations of the same marks inside
    [*(rf"{o}(?:[^{o}{c}\n]++|{o}[^{o}{c}\n]++{c})+{c}" for o, c in _MARKED), r"\"[^\"\n]{1,1000}\""]
)
_PIECE = re.compile(
    rf"(?P<quoted>{_QUOTED})|《[^《》\n]{{1,200}}》|(?P<end>[。！？!?…]+[{CLOSING}]*|\n)|[^“‘「『\"《。！？!?…\n]+|."
)
_ENDS_INSIDE = re.compile(r"[。！？!?][”’」』\"]$")
_MARKS = CLOSING + '"'
_SOURCE_AFTER = r"(?:[（(][^（）()。\n]{0,10}《[^《》\n]+》[^（）()。\n]{0,30}[）)]|——\s*《[^《》\n]+》)"
_GOES_ON = re.compile(rf"[^\S\n]*(?:[，、；：,:;)）》]|{_SOURCE_AFTER})")
_SAYS_WHOSE = re.compile(rf"(?:《[^《》\n]+》[^，。；《》]{{0,12}}|(?:{SAID})[^，。；《》]{{0,6}})[：:，,]?\s*$")
_SAID_AFTER = re.compile(rf"[，。]?\s*({_SOURCE_AFTER})")
_CITED = re.compile(
    r"^\s*(?:(?:据|根据|按照|依据)《[^《》\n]+》[^，。：,:]{0,30}"
    rf"|《[^《》\n]+》[^，。；：,:《》]{{0,12}}?(?:{SAID})[^，。；：,:《》]{{0,6}})[，：:,]"
)
_CITED_AT_END = re.compile(rf"{_SOURCE_AFTER}[。！？!?]*$")
_REMARK = (
    "同志们|朋友们|众所周知|大家都?知道|(?:实践|事实|历史)(?:充分)?证明|总之|一句话|换句话说|也就是说|首先|其次|最后"
)
_LEAD_IN = re.compile(
    rf"(?:(?:{_REMARK}|[^，。；：“”《》！\n]{{1,24}}(?:{SAID}|重申|[讲所]说)(?:[过到的道]|一[遍次下点句]|那样|这样)*)[，,：:！])+"
)


@dataclass(frozen=True, slots=True)
class Row:
    """Words to be looked up; offsets count code points of the draft."""

    start: int
    end: int
    context: str = ""  # what stands beside them in the sentence and says whose they are, "" if nothing does
    lead_in: int = 0  # code points with which they begin, and which may be the writer's own: 正如某人所说，
    sentence: tuple[int, int] = (0, 0)  # of which they are a part; none where they are all of it


def rows_of(draft: str) -> Iterator[Row]:
    """One for each quotation and one for the rest of its sentence; one for a sentence without quotations."""
    for start, end in sentences_of(draft):
        borders = [start]
        for match in _PIECE.finditer(draft, start, end):
            if match["quoted"] and len(fold_words(match[0]).units) >= _LEAST:
                lead, after = draft[borders[-1] : match.start()], _SAID_AFTER.match(draft, match.end(), end)
                whose = lead if _SAYS_WHOSE.search(lead) else ""
                context = whose + (after[1] if after else "")
                yield Row(match.start() + 1, match.end() - 1, context, sentence=(start, end))
                borders += [match.start(), after.end() if after else match.end()]
        if len(borders) > 1:
            yield replace(_longest_part([*borders, end]), sentence=(start, end))
        else:
            yield _without_source(draft, start, end)


def title_of(draft: str) -> str:
    """The first line, where it is no sentence and more lines follow; else ""."""
    first, _, rest = draft.strip().partition("\n")
    title = first.rstrip()
    return title if rest and len(title) <= _LONGEST_TITLE and not title.endswith(_STOPS) else ""


def _without_source(draft: str, start: int, end: int) -> Row:
    """A sentence without quotations, less what says which document has it."""
    text = draft[start:end]
    if cited := _CITED.match(text):
        return Row(start + cited.end(), end, cited[0])
    if cited := _CITED_AT_END.search(text):
        return Row(start, start + cited.start(), cited[0])
    return Row(start, end, lead_in=_lead_in(text))


def _lead_in(text: str) -> int:
    lead = _LEAD_IN.match(text)
    return lead.end() if lead and lead.end() < len(text) else 0


def sentences_of(draft: str) -> Iterator[tuple[int, int]]:
    """Where sentences begin and end, without the white space around them. No quotation is cut."""
    start = 0
    for match in _PIECE.finditer(draft):
        ends = match["end"] or (match["quoted"] and _ENDS_INSIDE.search(match[0]))
        if ends and not (match[0][-1] in _MARKS and _GOES_ON.match(draft, match.end())):
            yield from _without_space(draft, start, match.end())
            start = match.end()
    yield from _without_space(draft, start, len(draft))


def _without_space(draft: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    text = draft[start:end]
    if text.strip():
        yield start + len(text) - len(text.lstrip()), start + len(text.rstrip())


def _longest_part(borders: list[int]) -> Row:
    """Of the parts of a sentence beside its quotations; `borders`: where each begins and ends."""
    return Row(*max(zip(borders[::2], borders[1::2], strict=True), key=lambda part: part[1] - part[0]))


def one_row(text: str) -> Row:
    """What is looked up of words that are checked as one quotation: those beside which all else says whose they are."""
    named = [row for row in rows_of(text) if row.context]
    if len(named) == 1 and not fold_words(_CITED_AT_END.sub("", text[named[0].end :])).units:
        return named[0]
    return Row(0, len(text), lead_in=_lead_in(text))
