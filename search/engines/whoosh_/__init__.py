"""The one door to Whoosh 2.7.4. Its schema, codec and postings are pickles: a folder is opened only where it was made."""
