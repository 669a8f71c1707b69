"""Where people meet it: the command line, pages, the JSON API.

In: what people ask. Out: HTML, JSON and text.
May import all the others. web/cli.py and web/app.py are the only places that open stores and indexes.
"""

__all__: list[str] = []
