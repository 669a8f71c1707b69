"""How well claims with figures are checked: sentences made by rule from the figures of a corpus, in other words."""
