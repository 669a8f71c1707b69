"""The rules by which relations are read, one module for each family of predicates.

In: a `Reading` (sentences with the entities that they name). Out: relations with one piece of evidence each;
`ingest.extract.relations.find` joins those that say the same. May import kg, ingest.steps and its own siblings.
"""
