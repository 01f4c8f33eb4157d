"""What every test gets: a home of its own, a clock that stands still, a small shop."""

from __future__ import annotations

import os
import time
from typing import TYPE_CHECKING

# Textual reads these when it is imported.
os.environ["TEXTUAL_ANIMATIONS"] = "none"
os.environ["TEXTUAL_COLOR_SYSTEM"] = "truecolor"

import pytest
from hypothesis import HealthCheck, settings
from tests.shop import StillClock, make_shop, open_shop

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from cgtui.services.workspace import Workspace

settings.register_profile(
    "house",  # the same examples each time; `--hypothesis-profile=search` looks for new ones
    derandomize=True,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.function_scoped_fixture],
)
settings.register_profile("search", settings.get_profile("house"), derandomize=False)
settings.load_profile("house")

_TERMINAL = ("NO_COLOR", "FORCE_COLOR", "COLORTERM", "COLUMNS", "LINES", "TEXTUAL_COLOR_SYSTEM")


@pytest.fixture(autouse=True)
def _at_home(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> None:
    """Give each test an empty home, UTC, and none of the machine's own settings."""
    home = tmp_path_factory.mktemp("home")
    for name in [n for n in os.environ if n.startswith(("CGTUI_", "XDG_"))] + [*_TERMINAL]:
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("HOME", str(home))
    for name in ("CONFIG", "DATA", "STATE", "CACHE"):
        monkeypatch.setenv(f"XDG_{name}_HOME", str(home / name.lower()))
    monkeypatch.setenv("TZ", "UTC")
    monkeypatch.setenv("CGTUI_ACTOR", "tester")
    monkeypatch.setenv("TERM", "xterm-256color")
    time.tzset()


@pytest.fixture
def clock() -> StillClock:
    """Return a clock that stands still; ``clock.wait(seconds=5)`` moves it."""
    return StillClock()


@pytest.fixture
def workspace(tmp_path: Path, clock: StillClock) -> Iterator[Workspace]:
    """Yield an empty file, open for writing."""
    with open_shop(tmp_path / "empty.db", clock=clock) as opened:
        yield opened


@pytest.fixture
def shop(tmp_path: Path, clock: StillClock) -> Iterator[Workspace]:
    """Yield the small shop of ``tests/shop.py``, open for writing, without a history."""
    with make_shop(tmp_path / "shop.db", clock=clock) as opened:
        yield opened
