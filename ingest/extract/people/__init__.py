"""People: those a report names."""
