"""The text index and the questions put to it.

In: passages, and what people type. Out: pages of hits.
May import kg. Read search/index.py first.
"""

__all__: list[str] = []
