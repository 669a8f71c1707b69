"""Figures: what a report counts, and where two of its figures cannot both be right."""
