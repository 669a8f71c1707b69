"""General words that decide whether a stretch of text names a place. No names of documents stand here."""

from __future__ import annotations

import re

from ingest.lexicon import words_of

WORD_STEMS = words_of("place_word_stems.txt")
STOP_WORDS = words_of("place_stop_words.txt")
GENERIC_STEMS = words_of("place_generic_stems.txt")
ESTATE_WORDS = words_of("place_estate_words.txt")

# Full names without a distinguishing part: 经济开发区, 小城镇, 中心镇, 现代农业产业园.
_PARTS = (
    "经济|高新|新兴|技术|产业|开发|工业|现代|农业|农产品|农牧业|综合|保税|旅游|度假|风景|名胜|物流|特色|科技|科教|生态|示范|试验|实验|商务|商贸|中心|"
    "高端|装备|制造|生物|医药|数据|新材料|新能源|能源|航空|集聚|集中|循环|良种|繁育|种|羊|硫铁|城镇|管理|管委会|国家级?|省级|市级|县级|区级|社|街|"
    "小|新|老|旧|市|县|城|矿|郊|区|园|镇|乡|街道|社区|林草局|苗圃|场|农|林|牧|渔|茶|基地|办事处|办|自治|行政|分|主|古|重|乡镇|村|化工|文化|教育|体育"
)
_GENERIC = re.compile(rf"^(?:{_PARTS})+$")


def is_generic(name: str) -> bool:
    """Whether a name of the table says what a place is, but not which: 经济开发区, 中心镇."""
    return bool(_GENERIC.match(name))
