"""The fields of a reference as people call them."""

from __future__ import annotations

from kg.schema import Label

FIELD_NAMES = {  # variable of CSL -> what it is called
    "author": Label("责任者", "author"),
    "title": Label("题名", "title"),
    "container-title": Label("出处（报刊名、书名）", "journal, newspaper or book"),
    "publisher-place": Label("出版地", "place"),
    "publisher": Label("出版者", "publisher"),
    "issued": Label("日期", "date"),
    "accessed": Label("引用日期", "date of access"),
    "URL": Label("网址", "address"),
    "page": Label("页码或版次", "page"),
    "number": Label("编号", "number"),
    "event-title": Label("会议名称", "conference"),
}


def field_name(variable: str) -> str:
    """In Chinese and English."""
    label = FIELD_NAMES.get(variable)
    return f"{label.zh} {label.en}" if label else variable
