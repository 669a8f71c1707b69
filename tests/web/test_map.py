"""The map of tiles: every provincial unit once, the numbers of picture, table and file are the same."""

from __future__ import annotations

import html
import re
from itertools import pairwise

import pytest
from flask.testing import FlaskClient
from hypothesis import given
from hypothesis import strategies as st

from kg.ids import EntityId
from kg.store import GraphStore
from kg.views import DocumentFilter, EntityFilter
from tests.web.api_calls import ask
from web.province_counts import COUNTED
from web.tiles import PROVINCES, classes_of, draw_tiles

TILE = re.compile(r'<g class="shade(\d)".*?>([^<\d]+)</text>\s*<text class="value"[^>]*>(\d+)<', re.DOTALL)
ROW = re.compile(r'<th scope="row".*?>([^<\s]+)</a></th>\s*<td class="number"><a href="([^"]+)">(\d+)<')


def test_every_unit_has_a_place_of_its_own() -> None:
    drawn = draw_tiles({})
    assert len(drawn.tiles) == len(PROVINCES) == 34
    assert {tile.place for tile in drawn.tiles} == PROVINCES.keys()
    assert len({(tile.x, tile.y) for tile in drawn.tiles}) == 34
    assert all(0 <= tile.x <= drawn.width - drawn.side for tile in drawn.tiles)
    assert all(0 <= tile.y <= drawn.height - drawn.side for tile in drawn.tiles)


@given(st.lists(st.integers(0, 500), max_size=34))
def test_classes_hold_every_number_once_in_order(numbers: list[int]) -> None:
    classes = classes_of(numbers)
    assert len(classes) <= 4
    assert all(least <= most for least, most in classes)
    assert all(one[1] < other[0] for one, other in pairwise(classes))
    for number in filter(None, numbers):
        assert sum(least <= number <= most for least, most in classes) == 1


def test_a_higher_number_is_never_drawn_lighter() -> None:
    numbers = {place: n * n for n, place in enumerate(PROVINCES)}
    shades = [tile.shade for tile in sorted(draw_tiles(numbers).tiles, key=lambda tile: tile.number)]
    assert shades == sorted(shades)
    assert {0, 1, 2, 3, 4} == set(shades)


def test_documents_are_counted_by_province(client: FlaskClient, store: GraphStore) -> None:
    told = ask(client, "/api/v1/map")
    for province in told["provinces"]:
        where = DocumentFilter(below=EntityId(province["id"]))
        assert province["number"] == store.find_documents(where, limit=0).total
    assert told["total"] == store.counts().documents


def test_initiatives_of_a_year_are_counted_by_province(client: FlaskClient, store: GraphStore) -> None:
    told = ask(client, "/api/v1/map?count=initiatives&year=2012")
    for province in told["provinces"]:
        where = EntityFilter(type="initiative", below=province["id"], year="2012")
        assert province["number"] == store.find_entities(where, limit=0).total


@pytest.mark.parametrize("asked", ["", "count=initiatives", "q=党员", "q=党员&year=2012", "year=2012"])
def test_picture_table_and_file_have_the_same_numbers(client: FlaskClient, asked: str) -> None:
    page = client.get(f"/map?{asked}").text
    rows = client.get(f"/map?{asked}&format=json").json
    assert rows is not None
    counted = {row["name"]: row[key] for row in rows for key in COUNTED if key in row}
    assert {name.strip(): int(number) for _, name, number in TILE.findall(page)} == counted
    assert {name: int(number) for name, _, number in ROW.findall(page)} == {k: n for k, n in counted.items() if n}


def test_a_number_leads_to_what_it_counts(client: FlaskClient) -> None:
    for name, link, number in ROW.findall(client.get("/map?q=党员").text):
        found = client.get(html.unescape(link) + "&format=json").json
        assert found is not None
        assert found["total"] == int(number), name


def test_documents_that_mention_an_entity_are_counted(client: FlaskClient, store: GraphStore) -> None:
    entity = store.find_entities(EntityFilter(type="initiative"), limit=1).items[0]
    page = client.get(f"/map?entity={entity.id}").text
    assert entity.canonical in page
    assert sum(int(number) for _, _, number in ROW.findall(page)) == entity.documents
    for name, link, number in ROW.findall(page):
        found = client.get(html.unescape(link) + "&format=json").json
        assert found is not None
        assert len({hit["document"] for hit in found["hits"]}) == int(number), name
    assert client.get("/map?entity=initiative:0").status_code == 404


def test_a_tile_leads_into_the_tree_of_places_where_there_is_something(client: FlaskClient, store: GraphStore) -> None:
    page = client.get("/map").text
    links = re.findall(r'<a href="/places\?parent=(place:\d+)" aria-label', page)
    assert set(links) == {node.id for node in store.place_children("")} & PROVINCES.keys()


def test_a_year_that_is_none_is_passed_over(client: FlaskClient) -> None:
    assert TILE.findall(client.get("/map?year=%3Cb%3E").text) == TILE.findall(client.get("/map").text)
