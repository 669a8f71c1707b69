"""The graph: values, ids, stores, the data folder.

In: DocumentRecord values. Out: the same values, and sums over them (kg.views).
Imports nothing of the other packages. Read kg/model.py first.
"""

from kg.model import Document, DocumentRecord, Entity, Mention, Passage, Relation
from kg.store import GraphStore

__all__ = ["Document", "DocumentRecord", "Entity", "GraphStore", "Mention", "Passage", "Relation"]
