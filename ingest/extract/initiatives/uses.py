"""Names that a document quotes again and again and speaks of as of a thing that works: “微网”里, 得知“集市”开业."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable

from ingest.extract.initiatives.cues import REFUSE_AFTER
from ingest.extract.quotations import find_quotations
from ingest.lexicon import words_of

_OFTEN = 3  # quotations of one name in one document
_LONGEST = 10
_BEHIND = re.compile(
    r"(?:很快|就|已|已经|正式|也)*(?:开业|开张|成立|建成|启动|上线|接单|建立)"
    r"|[里上中](?=[，、的]|贴|有|还|可|一)|以来|正在被"
    r"|的(?:组建|选址|发起人|推广|运行|成员|队员|用户|做法|召集人)"
)
_AHEAD = re.compile("(?:推广|推进|推行|推出|借助|依托|成立|组建|建立|建成|打造|带领着?|——|敲定了?|得知|在)$")
_HONOUR = re.compile("获得者|荣誉|称号|奖")
_NO_WORK = re.compile(r"[族器机人者村员板病症款费]$|(?:力量|建设|经验|精神|问题|时代|群众)$|^[^\W\d_]{1,2}$")


def names_in_use(texts: Iterable[str], items: Iterable[str]) -> frozenset[str]:
    """The names in quotation marks that the passages of a document show to be those of works by talking of them.

    `items` are what slogans of the document count up; a name inside one (“灯”照在前) needs no other use.
    """
    counted = {quotation.inner for item in items for quotation in find_quotations(item) if quotation.inner != item}
    uses: dict[str, list[bool]] = defaultdict(list)
    refused: set[str] = set()
    for text in texts:
        for quotation in find_quotations(text):
            name = quotation.inner
            if len(name) > _LONGEST or _NO_WORK.search(name):
                continue
            if REFUSE_AFTER.match(text, quotation.end) or _HONOUR.match(text, quotation.end):
                refused.add(name)
            ahead = _AHEAD.search(text, max(0, quotation.start - 4), quotation.start)
            uses[name].append(bool(name in counted or ahead or _BEHIND.match(text, quotation.end)))
    return frozenset(
        name
        for name, shown in uses.items()
        if len(shown) >= _OFTEN and any(shown) and name not in refused and not _is_common(name)
    )


def _is_common(name: str) -> bool:
    return any(name in words_of(file) for file in ("nouns.txt", "verbs.txt", "set_phrases.txt"))
