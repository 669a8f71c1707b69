"""Claims with figures, looked up by subject, unit, place and time.

In: claims that were read in a draft, a store. Out: a verdict on each, with the figures that it rests on.
May import kg and search.fold.
"""
