"""Places: where a report says things happen."""
