"""Finding the place where quoted words stand: matches words only, and decides on the source text."""
