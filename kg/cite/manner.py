"""In which manner an entry is written: edition of the standard, form, width of marks, the page that is quoted."""

from __future__ import annotations

from dataclasses import dataclass

_HALF = str.maketrans({"：": ": ", "，": ", ", "（": "(", "）": ")"})


@dataclass(frozen=True, slots=True)
class Manner:
    """All that decides how a reference is written, apart from the reference."""

    edition: str = "2025"  # or 2015
    form: str = "numeric"  # author-date, footnote, in-text
    width: str = ""  # full or half; "" takes what the edition is printed with
    locator: str = ""  # the page that is quoted, for the pages of the work
    paragraph: str = ""  # 第12段, which is told beside the pages (7.7: what has no page number is told as it is)
    link: str = ""  # where the paragraph is read

    @property
    def author_date(self) -> bool:
        """Whether the year stands behind the author."""
        return self.form == "author-date"

    @property
    def capitals(self) -> bool:
        """Whether surnames of Latin letters stand in capitals (2015 6.3; not 2025 7.1.1)."""
        return self.edition == "2015"

    @property
    def hyphens(self) -> bool:
        """Whether initials keep their hyphen (2025 7.1.1)."""
        return self.edition != "2015"

    @property
    def comma(self) -> str:
        """What stands between names."""
        return self.mark("，")

    def mark(self, marks: str) -> str:
        """Marks of the standard, as wide as asked for; tables and parts write them full."""
        half = (self.width or ("half" if self.edition == "2015" else "full")) == "half"
        return marks.translate(_HALF) if half else marks
