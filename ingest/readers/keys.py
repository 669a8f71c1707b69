"""The names under which files give metadata, in front matter, in .jsonl lines and in lists beside files."""

from __future__ import annotations

from collections.abc import Mapping

_KEYS = {
    "title": "title", "标题": "title", "题名": "title",
    "date": "date", "日期": "date", "时间": "date", "发布时间": "date", "published": "date",
    "author": "author", "作者": "author",
    "publisher": "publisher", "发布机构": "publisher", "出版者": "publisher", "来源": "publisher",
    "url": "url", "网址": "url", "链接": "url", "link": "url",
    "region": "region", "地区": "region",
    "type": "type", "类型": "type", "文种": "type", "doc_type": "type",
}  # fmt: skip


def known_metadata(given: Mapping[str, object]) -> dict[str, str]:
    """What is known of a document under the project's own keys; other keys and empty values are left out."""
    found: dict[str, str] = {}
    for key, value in given.items():
        name = _KEYS.get(key.strip().lower())
        if name is None or not isinstance(value, (str, int)):
            continue
        text = str(value).strip()
        if name == "publisher" and text.startswith("http"):
            name = "url"
        if text:
            found.setdefault(name, text)
    return found
