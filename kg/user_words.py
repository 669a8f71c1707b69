"""Words that people added to the dictionary: names and terms that no dictionary has."""

from __future__ import annotations

from kg.errors import NotFoundError
from kg.sqlite_ import Database

WORDS_SQL = """
CREATE TABLE words (
  word TEXT PRIMARY KEY  -- folded, as search.dictionary.check_word gives it
) WITHOUT ROWID;
"""


class UserWords:
    """The table of a state file."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def all(self) -> frozenset[str]:
        """Every word that was added and not removed."""
        with self._database.reading() as connection:
            return frozenset(word for (word,) in connection.execute("SELECT word FROM words"))

    def add(self, word: str) -> bool:
        """Keep a word. False when it was there already."""
        with self._database.writing() as connection:
            return connection.execute("INSERT OR IGNORE INTO words VALUES (?)", (word,)).rowcount > 0

    def remove(self, word: str) -> None:
        """Take a word out. Raises NotFoundError."""
        with self._database.writing() as connection:
            if not connection.execute("DELETE FROM words WHERE word = ?", (word,)).rowcount:
                raise NotFoundError("word", word, "没有加过这个词，见 · it was not added, see `hongfan words list`")
