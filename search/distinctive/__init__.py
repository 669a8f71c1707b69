"""What sets a region apart: words that its documents use and others do not, and the reverse."""
