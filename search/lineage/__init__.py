"""Which documents come from one another: reprints, revised texts, templates filled in anew, excerpts."""
