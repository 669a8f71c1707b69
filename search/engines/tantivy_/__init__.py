"""The one door to tantivy 0.27. One process writes, with the index opened anew for each write; its files are mapped."""
