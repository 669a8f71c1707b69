"""A reference as values: what a citation is made from, in any style. The fields are those of a CSL-JSON item."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Name:
    """A person in parts, or a body or a person as one string (`literal`). Chinese names are literal."""

    literal: str = ""
    family: str = ""
    given: str = ""
    suffix: str = ""  # Jr


@dataclass(frozen=True, slots=True)
class Date:
    """A day, month or year, or a range of them; nothing where it is not known."""

    parts: tuple[int, ...] = ()  # year, month, day, as far as they are known
    end: tuple[int, ...] | None = None  # of a range; () where it goes on
    literal: str = ""  # as it is written; with parts, what another calendar calls the same date
    estimated: bool = False

    def __bool__(self) -> bool:
        return bool(self.parts or self.literal)

    @property
    def year(self) -> str:
        """2012; "" where not even that is known."""
        return str(self.parts[0]) if self.parts else ""


@dataclass(frozen=True, slots=True)
class Reference:
    """A work that is cited. A field that is not known is empty, never guessed."""

    id: str = ""
    type: str = "document"  # of CSL 1.0.2
    language: str = ""  # zh, en …: the part before the hyphen
    title: str = ""
    authors: tuple[Name, ...] = ()
    editors: tuple[Name, ...] = ()
    translators: tuple[Name, ...] = ()
    host_authors: tuple[Name, ...] = ()  # of the work that this one stands in
    host_title: str = ""  # journal, newspaper, compilation
    event: str = ""
    edition: str = ""
    version: str = ""
    volume: str = ""
    volume_title: str = ""
    issue: str = ""
    page: str = ""
    number: str = ""  # of a report, standard, patent, notice; of an article that has no pages
    call_number: str = ""
    genre: str = ""
    place: str = ""
    publisher: str = ""
    archive: str = ""  # who keeps it
    archive_place: str = ""
    archive_location: str = ""  # its number there
    scale: str = ""
    dimensions: str = ""
    medium: str = ""  # code of a carrier: OL, CD …
    issued: Date = Date()
    accessed: Date = Date()
    year_suffix: str = ""  # a, b …: tells works of one author and year apart in author-date
    url: str = ""
    doi: str = ""
    identifiers: tuple[tuple[str, str], ...] = ()  # other persistent ones: (CSTR, 32003.36…)

    @property
    def title_supplied(self) -> bool:
        """Whether the title is not the work's own: it stands in square brackets, as what others supply does."""
        return self.title.startswith("[") and self.title.endswith("]")

    @property
    def online(self) -> bool:
        """Whether it is read over the network."""
        return bool(self.url or self.doi)
