"""Quotations made from real sentences by rule, and what the check says of them."""
