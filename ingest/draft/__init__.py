"""Drafts that somebody writes: read like reports, checked against the corpus, kept nowhere.

In: the plain text of a draft, a store and an index. Out: values, in which all offsets count code points of that text.
May import all of ingest, search and kg.
"""
