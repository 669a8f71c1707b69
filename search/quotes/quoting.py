"""Words that a source has in quotation marks are somebody else's: of whom, where the text tells."""

from __future__ import annotations

import re

from search.quotes.folding import fold_words

CLOSING = "”’」』）)"  # marks that belong to the sentence that ends before them

_LEAST = 8  # units between the marks; what is shorter is a name or a term
_PAIRS = (("“", "”"), ("「", "」"), ("『", "』"), ("‘", "’"))
# verbs by which words are given as somebody's; 街道 and 名称 are none
SAID = (
    "指出|强调|要求|提出|认为|写道|说道|说过|说|表示|讲到|讲道|讲话|介绍|坦言|感慨|谈到|回忆|告诉|题词|号召|勉励|评价|规定"
    "|直言|解释|回应|回答|答复|抱怨|感叹|提醒|叮嘱|嘱咐|(?<!被)问(?=[：:，,“]|$)|讲(?=[：:，,“]|$)"
    "|(?<![名职简])称|(?<![街河航频渠通铁轨管隧])道"
)
_SPEAKER = re.compile(
    rf"(?:^|[。！？；，、：\s”])(?P<who>[^。！？；，、：“”\s]{{2,30}}?)(?:曾|曾经|常|经常|时常|总是?|不禁|笑着|还|又|也|深情地|高兴地|激动地|再三|反复|一再|明确)*"
    rf"(?:[对向跟](?![外口])[^，。；：“”\s]{{1,8}}?)?(?:{SAID})[^。！？；“”]{{0,6}}[：:，,]?\s*$"
)
_SPEAKER_BEHIND = re.compile(  # ”某某说。 What goes on to quote with a colon is the speaker of what follows
    rf"(?P<who>[^。！？；，、：“”\s]{{2,30}}?)(?:还|又|也|深情地|高兴地|激动地|感慨地|笑着)?(?:{SAID})道?(?:。|，(?=“))"
)
_BESIDE = 60  # characters in which the speaker is looked for


def quoted_from(text: str, start: int, end: int) -> str | None:
    """Who is quoted with the words [start, end) of a passage; "" if the text does not tell, None for its own words."""
    for opening, closing in _PAIRS:
        begin = text.rfind(opening, 0, end)
        while begin >= 0 and begin >= text.rfind(closing, 0, start):
            stop = text.find(closing, begin + 1)
            if begin <= start and (stop < 0 or stop >= end - 1) and _is_speech(text[begin + 1 : stop]):
                return _speaker(text[max(0, begin - _BESIDE) : begin], text[stop + 1 : stop + _BESIDE])
            begin = text.rfind(opening, 0, begin)
    return None


def _is_speech(inside: str) -> bool:
    return len(fold_words(inside).units) >= _LEAST


def _speaker(before: str, behind: str) -> str:
    match = _SPEAKER.search(before) or _SPEAKER_BEHIND.match(behind)
    return match["who"] if match else ""
