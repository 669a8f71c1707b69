"""What the specification says of the JSON API holds, for many questions that a machine thinks of (schemathesis).

Right and wrong parameters, examples, borders, methods that are not declared, and walks from answer to answer; each is held
to every check that applies: no status, media type, header or field that is not declared, nothing right refused, nothing
wrong taken. The same seed gives the same cases. HONGFANTEST_CAMPAIGN=full makes many more of them.
"""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field

import pytest
import schemathesis
from flask import Flask
from schemathesis.config import SchemathesisConfig
from schemathesis.engine import events, from_schema
from schemathesis.engine.recorder import ScenarioRecorder

from kg.store import GraphStore
from kg.views import EntityFilter

_EXAMPLES = 200 if os.environ.get("HONGFANTEST_CAMPAIGN") == "full" else 40  # of each operation and way of making them
_SEED = 20261122
_REAL = 0.7  # how often a parameter has a value of the sample
_APPLY = ("status_code_conformance", "response_schema_conformance", "negative_data_rejection", "unsupported_method")


@dataclass
class Tally:
    """What was asked and checked."""

    cases: Counter[str] = field(default_factory=Counter)  # by operation, or "Stateful tests"
    statuses: Counter[int] = field(default_factory=Counter)
    checks: Counter[str] = field(default_factory=Counter)
    failures: list[str] = field(default_factory=list)

    def count(self, recorder: ScenarioRecorder) -> None:
        self.cases[recorder.label] += len(recorder.cases)
        answers = (one.response for one in recorder.interactions.values() if one.response is not None)
        self.statuses.update(answer.status_code for answer in answers)
        for case, checks in recorder.checks.items():
            for check in checks:
                self.checks[check.name] += 1
                if check.failure_info:
                    asked = recorder.interactions[case].request
                    why = check.failure_info.failure.message
                    self.failures.append(f"{asked.method} {asked.uri}: {check.name}: {why}")

    def __str__(self) -> str:
        statuses = ", ".join(f"{count} × {status}" for status, count in sorted(self.statuses.items()))
        return (
            f"schemathesis: {self.cases.total()} cases of {len(self.cases) - 1} operations and of walks ({statuses}), "
            f"{self.checks.total()} checks of {len(self.checks)} kinds, {len(self.failures)} failures"
        )


@pytest.mark.timeout(3600)  # the long run in full
def test_the_specification_holds_for_whatever_is_asked(
    app: Flask, store: GraphStore, record_property: Callable[[str, object], None]
) -> None:
    schema = schemathesis.openapi.from_wsgi("/api/openapi.json", app, config=_config(store))
    tally = Tally()
    errors = []
    for event in from_schema(schema).execute():
        if isinstance(event, events.ScenarioFinished):
            tally.count(event.recorder)
        elif isinstance(event, events.NonFatalError | events.FatalError):
            errors.append(event)
    record_property("tally", str(tally))
    assert errors == []
    assert tally.failures == []
    assert {operation.ok().label for operation in schema.get_all_operations()} <= tally.cases.keys()
    assert tally.checks.keys() >= set(_APPLY)
    assert {200, 400, 404, 405, 422} <= tally.statuses.keys()


def _config(store: GraphStore) -> SchemathesisConfig:
    entities = [entity.id for entity in store.find_entities(EntityFilter(), limit=50).items]
    practices = [one for one in entities if one.startswith("initiative:")]
    drawn = {
        "path.entity": entities,
        "path.document": list(store.document_ids()),
        "path.passage": [passage for entity in entities for passage in store.passages_of(entity, limit=2).items],
        "path.practice": practices,
        "query.entity": entities,
        "query.below": [entity for entity in entities if entity.startswith("place:")],
        "query.q": ["党员", "党员 或 志愿", '"党员', "党员 -志愿", "年份:2010..", "标题:党建", "(", "hfgc", "红帆工程"],
    }
    return SchemathesisConfig.from_dict(
        {
            "seed": _SEED,
            "generation": {"max-examples": _EXAMPLES, "deterministic": True, "database": "none"},
            "dictionaries": {name: {"values": list(dict.fromkeys(values))} for name, values in drawn.items()},
            "parameters": {name: {"dictionary": name, "probability": _REAL} for name in drawn},
            # only a cursor that this API did not give is answered with 400, and the schema cannot tell which it gave
            "checks": {"positive_data_acceptance": {"expected-statuses": ["2xx", 400, 404]}},
        }
    )
