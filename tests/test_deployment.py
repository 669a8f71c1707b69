"""Dockerfile and compose file are valid, and keep what they promise. No engine is needed to check that."""

from __future__ import annotations

import subprocess
import sys
import tomllib
from pathlib import Path
from typing import Any

import pytest
from ruamel.yaml import YAML

ROOT = Path(__file__).parent.parent
COMPOSE = ROOT / "docker-compose.yml"
BIN = Path(sys.executable).parent


@pytest.fixture(scope="module")
def services() -> dict[str, Any]:
    found: dict[str, Any] = YAML(typ="safe").load(COMPOSE)["services"]
    return found


@pytest.mark.parametrize(
    "check",
    [
        [BIN / "check-jsonschema", "--builtin-schema", "vendor.compose-spec", COMPOSE],
        [BIN / "hadolint", "--failure-threshold", "style", ROOT / "Dockerfile"],
    ],
    ids=["compose", "dockerfile"],
)
def test_the_validator_finds_nothing(check: list[Path | str]) -> None:
    done = subprocess.run(check, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr


def test_hongfan_runs_without_root_on_a_file_system_that_it_cannot_write(services: dict[str, Any]) -> None:
    hongfan = services["hongfan"]
    assert hongfan["user"].split(":")[0] not in ("0", "root")
    assert hongfan["read_only"] is True
    assert [volume for volume in hongfan["volumes"] if not volume.endswith(":ro")] == ["hongfan-data:/data"]
    assert "USER 10001" in (ROOT / "Dockerfile").read_text(encoding="utf-8")


def test_nothing_listens_beyond_this_machine(services: dict[str, Any]) -> None:
    ports = [port for service in services.values() for port in service["ports"]]
    assert ports
    assert all(port.startswith("127.0.0.1:") for port in ports)


def test_the_embedded_form_is_the_default_and_neo4j_a_profile(services: dict[str, Any]) -> None:
    assert "profiles" not in services["hongfan"]
    assert services["hongfan"]["depends_on"]["neo4j"]["required"] is False
    assert services["neo4j"]["profiles"] == ["neo4j"]


def test_every_image_is_pinned_to_a_release(services: dict[str, Any]) -> None:
    bases = [
        line.split()[1]
        for line in (ROOT / "Dockerfile").read_text(encoding="utf-8").splitlines()
        if line.startswith("FROM")
    ]
    tags = [image.rpartition(":")[2] for image in (*bases, *(service["image"] for service in services.values()))]
    assert all(tag[:1].isdigit() and "." in tag for tag in tags)


def test_every_service_tells_whether_it_is_well(services: dict[str, Any]) -> None:
    assert "HEALTHCHECK" in (ROOT / "Dockerfile").read_text(encoding="utf-8")
    assert "healthcheck" in services["neo4j"]


def test_all_that_is_installed_goes_into_the_image() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    dockerfile = (ROOT / "Dockerfile").read_text(encoding="utf-8")
    for package in project["tool"]["hatch"]["build"]["targets"]["wheel"]["packages"]:
        assert f"COPY {package} ./{package}" in dockerfile
        assert f"!{package}" in (ROOT / ".dockerignore").read_text(encoding="utf-8").splitlines()
