"""Dense vectors of texts: made in a step of their own, kept by text, compared by rank."""
