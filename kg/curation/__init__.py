"""Curation: what people decide about the graph, step by step, and how it changes what pages show.

In: steps that a person takes (kg.curation.steps), kept for ever in the ledger of the state file. Out: `Judgements`, what
all the steps amount to now, which every store lays over the records. Records themselves never change.
"""
