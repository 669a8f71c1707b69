"""Initiatives: named works, methods, campaigns, platforms and mechanisms."""
