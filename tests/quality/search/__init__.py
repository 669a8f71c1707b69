"""How well search answers questions of our own, judged by reading; see tests/quality/README.md."""
