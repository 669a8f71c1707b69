"""Records for the benchmark of searching: the shared texts, again and again with characters exchanged, until there are enough.

Places, types and entities are drawn from a seed: what matters to an index is how many there are and how unevenly they
are spread. Repetition exchanges some frequent characters for one another, so that the words of each turn are others.
"""

from __future__ import annotations

import gzip
import json
import random
import re
from collections.abc import Iterator
from itertools import count
from pathlib import Path

from kg.ids import EntityId, coded_place, document_id, make_id, passage_id, place_chain
from kg.model import Document, DocumentRecord, Entity, Mention, Passage
from kg.source import Source

SHARED = Path(__file__).parents[3] / "shared"
_PASSAGE_CHARS = 160  # sentences are put together up to here
EXCHANGED = "东南西北上下大小新老高平安江河山海城乡镇村水金木火土春秋日月年一二三四五六七八九十0123456789"
_TYPES = ("情况汇报", "总结", "经验材料", "通知", "讲话", "新闻", "简报", "方案")
_PROVINCES, _CITIES, _COUNTIES = 31, 10, 8
_NAMES = 0.5  # entities for each passage there is to be
_MENTIONED = 5  # of them at most in one passage


def records(passages: int, *, seed: int = 7) -> Iterator[DocumentRecord]:
    """Documents with so many passages in all, or a few more; the same for the same seed."""
    chance = random.Random(seed)
    names = [EntityId(make_id("organisation", str(n))) for n in range(int(passages * _NAMES))]
    made = 0
    for number, (title, date, text) in enumerate(_texts()):
        record = _record(chance, number, title, date, text, names)
        yield record
        made += len(record.passages)
        if made >= passages:
            return


def _texts() -> Iterator[tuple[str, str, str]]:
    """Title, date and text."""
    originals = [*_news(), *_reports()]
    random.Random(0).shuffle(originals)
    for turn in count():
        table = str.maketrans(EXCHANGED, EXCHANGED[turn:] + EXCHANGED[:turn])
        for title, date, text in originals:
            yield title.translate(table), date, text.translate(table)


def _news() -> Iterator[tuple[str, str, str]]:
    with gzip.open(SHARED / "bulk" / "news.jsonl.gz") as lines:
        for row in map(json.loads, lines):
            yield row["title"], row["date"], row["text"]


def _reports() -> Iterator[tuple[str, str, str]]:
    for path in sorted((SHARED / "corpus_more").glob("*.txt")):
        title, _, text = path.read_text(encoding="utf-8", errors="replace").partition("\n")
        yield title, "", text


def _record(
    chance: random.Random, number: int, title: str, date: str, text: str, names: list[EntityId]
) -> DocumentRecord:
    id_ = document_id(f"{number} {text}")
    code = f"{11 + _skewed(chance, _PROVINCES)}{chance.randrange(_CITIES):02}{chance.randrange(_COUNTIES):02}"
    chain = place_chain(coded_place(code))
    passages = tuple(Passage(passage_id(id_, n), n, (), words) for n, words in enumerate(_passages(text), 1))
    return DocumentRecord(
        document=Document(
            id=id_,
            title=title.strip(),
            doc_type=_TYPES[_skewed(chance, len(_TYPES))],
            region=tuple(f"地{place}" for place in chain),
            region_ids=chain,
            date=date or f"{chance.randrange(2005, 2025)}",
            author="",
            publisher="",
            url="",
            sources=(Source(f"{number}.txt", make_id("bytes", str(number))),),
        ),
        passages=passages,
        entities=tuple(_entities(chance, passages, names)),
    )


def _entities(chance: random.Random, passages: tuple[Passage, ...], names: list[EntityId]) -> Iterator[Entity]:
    mentions: dict[EntityId, list[Mention]] = {}
    for passage in passages:
        for _ in range(chance.randrange(_MENTIONED + 1)):
            name = names[_skewed(chance, len(names))]
            mentions.setdefault(name, []).append(Mention(passage.id, 0, 2, passage.text[:2]))
    for name, found in mentions.items():
        yield Entity(name, "organisation", name[-8:], "", tuple(found), {})


def _skewed(chance: random.Random, size: int) -> int:
    """Below `size`, the small ones far more often."""
    return int(size * chance.random() ** 3)


def _passages(text: str) -> Iterator[str]:
    passage = ""
    for sentence in re.findall(r"[^。！？\n]+[。！？]?", text):
        if passage and len(passage) + len(sentence) > _PASSAGE_CHARS:
            yield passage
            passage = ""
        passage += sentence.strip()
    if passage:
        yield passage
