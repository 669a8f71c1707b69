"""A record as JSON and back."""

from __future__ import annotations

import json
from dataclasses import replace

from hypothesis import HealthCheck, given, settings

from kg.model import DocumentRecord
from kg.records import from_json, to_json, to_line
from tests.contract.records import island_record
from tests.contract.strategies import records

some = settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow])


@some
@given(records())
def test_a_record_survives_the_way_through_json(record: DocumentRecord) -> None:
    assert from_json(json.loads(json.dumps(to_json(record)))) == record


@some
@given(records())
def test_a_line_holds_the_whole_record_and_no_line_end(record: DocumentRecord) -> None:
    line = to_line(record)
    assert "\n" not in line
    assert from_json(json.loads(line)) == record


def test_equal_records_give_equal_bytes_whatever_the_order_of_attributes() -> None:
    record = island_record()
    entity = replace(record.entities[0], attrs={"b": "1", "a": "2"})
    same = replace(record.entities[0], attrs={"a": "2", "b": "1"})
    lines = {to_line(replace(record, entities=(e,))) for e in (entity, same)}
    assert len(lines) == 1


def test_a_line_is_written_in_characters_not_in_escapes() -> None:
    assert "渔家先锋行动" in to_line(island_record())


def test_the_keys_of_the_extraction_format_are_there() -> None:
    data = to_json(island_record())
    assert data["source"] == {"file": "island.txt"}
    assert data["region"] == ["东岛县", "东海市", "海省"]
    assert {"id", "title", "doc_type", "date", "author", "passages", "conflicts"} <= data.keys()
    assert data["entities"][3]["surfaces"] == ["渔家先锋行动"]
    assert {"passage", "start", "end", "surface"} == data["entities"][3]["mentions"][0].keys()
    assert {"surface", "components", "passage", "start", "end"} == data["slogans"][0].keys()
    assert {"passage", "start", "end", "owner", "approximate"} < data["figures"][0].keys()
