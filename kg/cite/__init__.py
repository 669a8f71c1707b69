"""Citations: a reference in, as CSL-JSON or from the graph; entries of GB/T 7714, BibTeX, RIS and CSL-JSON out.

Pure functions. The tables stand in `kinds` (which mark) and `sections` (which parts in which order).
May import kg.ids, kg.model and kg.store.
"""

from kg.cite.citation import FORMS, STYLES, Citation, Citing, cite, citing_of
from kg.cite.csl import from_csl

__all__ = ["FORMS", "STYLES", "Citation", "Citing", "cite", "citing_of", "from_csl"]
