"""The source that a draft names for words: a document by its title, or the place, body or person that is said to say them."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass

from kg.ids import DocumentId, EntityId, place_chain
from kg.store import GraphStore
from kg.views import DocumentFilter, EntityFilter, EntitySummary
from search.quotes.folding import fold_words
from search.quotes.quoting import SAID
from search.shingles import ShinglesView

_TITLE = re.compile(r"《([^《》\n]{2,80})》")
_TITLES = r"《[^《》\n]{2,80}》(?:[、和与及]?《[^《》\n]{2,80}》)*"
_INSIDE = "(?:一文|一书|文中|书中|[里中上内])*(?:曾经?|[也还又就都则所]|明确|特别|再次|反复|一再|专门|进一步)*"
_IN_ITS_SENSE = "的?(?:精神|要求|部署|安排|意见|指示)[，,]"  # not its words
_CLAIMED = re.compile(  # a title that is said to have the words; one that is mentioned in passing is not
    rf"(?:据|按照|见|自|来源[：:]?|[（(]|——\s*){_TITLES}(?!{_IN_ITS_SENSE})|{_TITLES}{_INSIDE}(?:(?:{SAID})|[：:，,]?\s*$)"
)
_SAYER = re.compile(
    rf"(?P<cue>诚?正?如|据)?(?P<who>[^，。；：“”《》\s]{{2,40}}?)(?:{SAID}|总结|报告|汇报|介绍|报道|发文|撰文|的(?:经验|做法|材料))"
)
_SHORTEST, _LONGEST = 2, 16  # characters of a name
_ALL = 1_000_000_000  # as a limit
_FEWEST_UNITS = 4  # of a title
_ANY_BODY = re.compile(  # of the place that is being talked of
    "[省市县区旗州盟乡镇村局厅部院校]?(?:党?[委组]|党工委|纪委|党?(?:总支|支部)|政府|人大|政协)(?:常委会|办公?室?|组织部|宣传部)?"
)
_NICKNAME = re.compile("[老小阿].")  # which many have
_NOBODY = re.compile("[他她它我你您咱]|大家|有人|人们|前面|上面|上述|前文|会议|了解|统计|测算|介绍")


@dataclass(frozen=True, slots=True)
class Named:
    """A source that is named."""

    text: str
    documents: Collection[DocumentId]  # that it may be; none where the corpus does not have it


def named_sources(context: str, view: ShinglesView, store: GraphStore) -> list[Named]:
    """Those that the words beside a quotation name."""
    found = [Named(title, view.titled(fold_words(title).units)) for title in _titles(context)]
    for match in _SAYER.finditer(_TITLE.sub("，", context)):
        standing = [
            _standing_for(name, entities, store)
            for name, entities in _names_in(match["who"], store)
            if not _ANY_BODY.fullmatch(name) and not _is_nickname(name, entities)
        ]
        known = [named for named in standing or _places_in(match["who"], store) if named.documents]
        if not known and match["cue"] and not _NOBODY.search(match["who"]):
            known = [Named(match["who"].removesuffix("所"), ())]
        found += known
    return found


def _is_nickname(name: str, entities: Collection[EntitySummary]) -> bool:
    return bool(_NICKNAME.fullmatch(name)) and all(entity.type == "person" for entity in entities)


def _titles(context: str) -> Iterator[str]:
    for claimed in _CLAIMED.finditer(context):
        for match in _TITLE.finditer(claimed[0]):
            if len(fold_words(match[1]).units) >= _FEWEST_UNITS:
                yield match[1]


def _names_in(text: str, store: GraphStore) -> Iterator[tuple[str, tuple[EntitySummary, ...]]]:
    """The longest names of entities, from left to right."""
    at = 0
    while at + _SHORTEST <= len(text):
        for end in range(min(len(text), at + _LONGEST), at + _SHORTEST - 1, -1):
            if entities := store.find_entities(EntityFilter(name=text[at:end]), limit=20).items:
                yield text[at:end], entities
                at = end - 1
                break
        at += 1


def _places_in(text: str, store: GraphStore) -> list[Named]:
    """The longest name of a place that documents are about, though no text names it."""
    there = {place: name for place, name in store.regions().items() if len(name) >= _SHORTEST and name in text}
    longest = max(map(len, there.values()), default=0)
    return [Named(name, _about(place, store)) for place, name in there.items() if len(name) == longest]


def _about(place: EntityId, store: GraphStore) -> set[DocumentId]:
    return {document.id for document in store.find_documents(DocumentFilter(below=place), limit=_ALL).items}


def _standing_for(name: str, entities: Collection[EntitySummary], store: GraphStore) -> Named:
    """The documents of a place, and those that mention a person, a body or a place of their own region."""
    documents: set[DocumentId] = set()
    for entity in entities:
        mentioning = store.find_documents(DocumentFilter(entity=entity.id), limit=_ALL).items
        if entity.type == "place":
            chain = {entity.id, *place_chain(entity.id), *entity.attrs.get("chain_ids", "").split("/")}
            mentioning = tuple(document for document in mentioning if chain & set(document.region_ids))
            documents |= _about(entity.id, store)
        documents.update(document.id for document in mentioning)
    return Named(name, documents)
