"""Fixtures for all tests.

`shared`: the folder of real documents beside the repository. Who cloned the product does not have it: such tests are
skipped with that reason, and fail where CI is set.
"""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from hypothesis import settings

# No test asks how long something takes: benchmarks do, and a busy machine is no fault of the code.
settings.register_profile("hongfan", deadline=None)
settings.load_profile("hongfan")


@pytest.fixture(scope="session")
def shared() -> Path:
    folder = Path(__file__).parents[2] / "shared"
    if not folder.is_dir():
        reason = f"the folder of real documents is not at {folder}"
        (pytest.fail if os.environ.get("CI") else pytest.skip)(reason)
    return folder
