"""From files to facts.

In: bytes and a file name. Out: DocumentRecord values; pipeline.py alone writes them anywhere.
May import kg and search. Read ingest/process.py first.
"""

__all__: list[str] = []
