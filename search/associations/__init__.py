"""Texts by what people think of together: a question in everyday words lies near a report in official ones.

Vectors of words are made of the list of topics, not of texts: 工钱 lies near 欠薪, beside which it is said nowhere.
"""
