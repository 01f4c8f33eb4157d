"""A file for a program in a terminal to open."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from tests.shop import make_shop

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def db(tmp_path: Path) -> Path:
    """Return the path of the small shop, closed."""
    path = tmp_path / "shop.db"
    make_shop(path).close()
    return path
