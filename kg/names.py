"""When two spellings are one name, and which names are worth comparing: by script and general class words alone."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

_ORNAMENT = re.compile(r"[\s“”\"‘’'「」『』《》〈〉]")
# What one writer adds to a name and another leaves out; extraction knows more class words, these among them
LOOSE_CLASS_WORDS = (
    *("专项行动", "主题活动", "实践活动", "工程", "行动", "活动", "计划", "项目"),
    *("工作", "工作法", "工作室", "制度", "机制", "模式", "建设"),
)
_CLASS_WORD = re.compile(rf"(?<=..)(?:{'|'.join(LOOSE_CLASS_WORDS)})$")
_HOLDER = re.compile(  # a place before a name that begins with another place
    r"[^省市县区旗镇乡村]{1,10}?(?:自治区|自治州|自治县|街道|省|市|县|区|旗|镇|乡)(?!街道|镇|乡|区)"
    r"(?=.{2,}?(?:县|区|镇|乡|街道|村|社区|居))"
)


@lru_cache(maxsize=4096)  # every name of a group is compared with the others
def folded(name: str) -> str:
    """A name without what writers add to it or leave out: quotation marks, white space, full width, capitals."""
    return _ORNAMENT.sub("", unicodedata.normalize("NFKC", name)).casefold()


def class_word(name: str) -> str:
    """The word at the end of a folded name that says what kind of practice it is; "" where there is none."""
    found = _CLASS_WORD.search(name)
    return found.group() if found else ""


def name_key(entity_type: str, canonical: str) -> str:
    """What all names have in common that may mean the same: only entities of one type and key are ever compared.

    An initiative loses its class word (红帆工程, 红帆), a body the places that stand before its own
    (嵊泗县菜园镇党委, 菜园镇党委). A name that would be empty stays as it is.
    """
    name = folded(canonical)
    if entity_type == "initiative":
        name = name.removesuffix(class_word(name))
    if entity_type == "organisation":
        while shorter := _without_holder(name):
            name = shorter
    return name or canonical


def _without_holder(name: str) -> str:
    found = _HOLDER.match(name)
    return name[found.end() :] if found else ""
