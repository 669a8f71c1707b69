"""The JSON API: /api/v1, its specification (/api/openapi.json) and its manual (/api).

In: what programs ask. Out: the objects that the commands print (web.objects), never objects of its own making.
The one door of flask_smorest and marshmallow. `registration` puts it into an application.
"""
