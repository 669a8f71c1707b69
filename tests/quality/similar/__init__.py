"""How well similar practices are found; the questions are those of tests/quality/search that ask who does something like this."""
