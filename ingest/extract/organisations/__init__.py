"""Organisations: bodies of Party, government and society."""
