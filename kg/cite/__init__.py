"""Citations: a reference in, as CSL-JSON or from the graph; entries of GB/T 7714, BibTeX, RIS and CSL-JSON out.

Pure functions. The tables stand in `kinds` (which mark) and `sections` (which parts in which order).
May import kg.store and what lies below it.
"""

from kg.cite.attribution import titled
from kg.cite.citation import FORMS, STYLES, Citation, Citing, cite, citing_of
from kg.cite.cited import Cited, cited_document, cited_documents, cited_entity, cited_passage, cited_record
from kg.cite.csl import filled, from_csl
from kg.cite.embedded import coins, meta_tags

__all__ = [
    "FORMS", "STYLES", "Citation", "Cited", "Citing", "cite", "cited_document", "cited_documents", "cited_entity",
    "cited_passage", "cited_record", "citing_of", "coins", "filled", "from_csl", "meta_tags",
    "titled",
]  # fmt: skip
