"""Every error that this project raises on purpose.

HongfanError                      500
├── ConfigError                   500  a setting is wrong
├── NotFoundError                 404  no such document, passage or entity
├── QueryError                    400  a question cannot be understood
├── CopyError                     409  a graph is not copied: another one is in the way
├── BadStepError                  422  a step of curation cannot be taken
├── BadWordError                  422  a word cannot be added to the dictionary
├── BadBackupError                422  a file is no whole backup
├── BadDocumentError              422  one file cannot be used; the run notes it and goes on
├── FolderBusyError               503  another process writes to the data folder
├── StoreUnavailableError         503  the graph cannot be reached or read
├── IndexUnavailableError         503  the full-text index is missing or cannot be read
└── IngestAbortedError            507  nothing after this can succeed (disk full, store gone)

A message says what failed, with which value, what was expected and what to do.
"""

from __future__ import annotations


class HongfanError(Exception):
    """Root of all; `http_status` is what a page or the API answers with."""

    http_status = 500


class ConfigError(HongfanError):
    """A setting has a value that cannot be used."""

    def __init__(self, name: str, value: str, expected: str) -> None:
        super().__init__(f"{name}={value!r}: expected {expected}")
        self.name = name
        self.value = value


class NotFoundError(HongfanError):
    """The graph has no such thing."""

    http_status = 404

    def __init__(self, kind: str, wanted: str, hint: str = "") -> None:
        super().__init__(f"no {kind} {wanted!r}" + (f"; {hint}" if hint else ""))
        self.kind = kind
        self.wanted = wanted


class QueryError(HongfanError):
    """A question that cannot be understood."""

    http_status = 400


class CopyError(HongfanError):
    """A graph is not copied: there is none, or another one is in the way."""

    http_status = 409


class BadStepError(HongfanError):
    """A step of curation that cannot be taken, or a line that is no entry of a ledger."""

    http_status = 422


class BadWordError(HongfanError):
    """A word that cannot be added to the dictionary."""

    http_status = 422


class BadBackupError(HongfanError):
    """A file is no whole backup."""

    http_status = 422


class BadDocumentError(HongfanError):
    """One file cannot be used; the run notes it and goes on."""

    http_status = 422


class FolderBusyError(HongfanError):
    """Another process holds the lock of the data folder."""

    http_status = 503


class StoreUnavailableError(HongfanError):
    """The graph cannot be reached or read."""

    http_status = 503


class IndexUnavailableError(HongfanError):
    """The full-text index is missing, of another version, or cannot be read."""

    http_status = 503


class IngestAbortedError(HongfanError):
    """Nothing after this can succeed; the run stops, and what was acknowledged stays."""

    http_status = 507
