"""Practices: what reports describe as done, with or without a name of its own, and which of them are similar."""
