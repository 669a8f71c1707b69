"""The documents that are asked for, in a data folder of their own.

They are read as `hongfan ingest` reads them, but nothing is extracted: what is found for words does not rest on it, and
it takes most of the time of an ingest.
"""

from __future__ import annotations

import gzip
from argparse import ArgumentParser, Namespace
from collections.abc import Iterator
from contextlib import contextmanager
from hashlib import sha256
from pathlib import Path
from tempfile import TemporaryDirectory

from ingest.read import read_documents
from ingest.steps import TextDocument
from kg.model import Document, DocumentRecord
from kg.settings import Settings
from kg.source import Source
from tests.quality.search.questions import NEWS, closed_files
from tests.workspaces import sample_files
from web.workspace import Workspace, workspace_for

_SHARED = Path(__file__).parents[4] / "shared"


@contextmanager
def corpus_in(folder: Path, shared: Path, *, with_bulk: bool = False) -> Iterator[Workspace]:
    """The sample, `corpus` and `corpus_more` without what is closed; `with_bulk`, among thousands of news items."""
    with workspace_for(Settings(data=str(folder)), writing="test") as workspace:
        records = list(_records(shared))
        if with_bulk:
            records += _bulk(shared)
        workspace.store.load(records)
        workspace.index.add(records)
        yield workspace


@contextmanager
def corpus_of(options: Namespace) -> Iterator[Workspace]:
    """The data folder that is named, else one with these documents, which is gone afterwards."""
    if options.data:
        with workspace_for(Settings(data=options.data)) as workspace:
            yield workspace
        return
    with TemporaryDirectory() as folder, corpus_in(Path(folder), _SHARED, with_bulk=options.with_bulk) as workspace:
        yield workspace


def read_options(prog: str, description: str | None) -> Namespace:
    """What a table of figures is asked for: `held_out`, `with_bulk`, `data`, `show`."""
    parser = ArgumentParser(prog=prog, description=description)
    parser.add_argument("--held-out", action="store_true", help="the third that nobody looks at while tuning")
    parser.add_argument("--with-bulk", action="store_true", help="among 6,000 news items")
    parser.add_argument("--data", default="", help="ask this data folder instead of reading the documents now")
    parser.add_argument("--show", action="store_true", help="what stands before the first answer, tuning part only")
    return parser.parse_args()


def _records(shared: Path) -> Iterator[DocumentRecord]:
    closed = closed_files()
    folders = (shared / "corpus", shared / "corpus_more")
    paths = (path for folder in folders for path in sorted(folder.glob("*.txt")) if path.name not in closed)
    for path in (*sample_files(), *paths):
        yield from _read(path.read_bytes(), path.name)


def _bulk(shared: Path) -> Iterator[DocumentRecord]:
    with gzip.open(shared / "bulk" / "news.jsonl.gz") as lines:
        yield from _read(lines.read(), NEWS)


def _read(data: bytes, name: str) -> Iterator[DocumentRecord]:
    digest = sha256(data).hexdigest()
    for document in read_documents(data, name, {}):
        yield _bare_record(document, Source(name, digest, document.part))


def _bare_record(document: TextDocument, source: Source) -> DocumentRecord:
    return DocumentRecord(
        document=Document(
            id=document.id,
            title=document.title,
            doc_type=document.doc_type,
            region=(),
            region_ids=(),
            date=document.date,
            author=document.author,
            publisher=document.publisher,
            url=document.url,
            sources=(source,),
        ),
        passages=document.passages,
        entities=(),
        relations=(),
        figures=(),
        slogans=(),
    )
