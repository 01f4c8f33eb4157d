"""The terminal may be of any size, and may change it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from tests.terminal.terminal import Terminal, cgtui

if TYPE_CHECKING:
    from pathlib import Path

TOO_SMALL = "60x16"
"""What is said below the smallest size the workbench is for."""


def test_down_to_20x5_and_back(db: Path) -> None:
    """Too small, it says so in a sentence; with room again, everything is there as before."""
    with Terminal(*cgtui("--db", str(db))) as terminal:
        terminal.wait_for("ada@lovelace.io")
        terminal.press("j")
        terminal.wait_for("alan@bletchley.uk ·")
        for columns, rows in ((40, 10), (20, 5), (1, 1), (20, 5)):
            terminal.resize(columns, rows)
        terminal.wait_for(TOO_SMALL)

        assert "Customers" not in terminal.text
        terminal.resize(80, 24)
        terminal.wait_for("2 Customers 8", "alan@bletchley.uk ·")
        terminal.press("q")
        assert 0 == terminal.wait_for_end()
        terminal.assert_clean()


@pytest.mark.parametrize(
    ("key", "seen"), [("e", "Edit customer"), ("m", "Groups for"), ("?", "Keys")]
)
def test_a_dialog_survives_20x5(db: Path, key: str, seen: str) -> None:
    """Shrunk with a dialog open, the program lives, and the dialog is there again with room."""
    with Terminal(*cgtui("--db", str(db))) as terminal:
        terminal.wait_for("ada@lovelace.io")
        terminal.press(key)
        terminal.wait_for(seen)
        terminal.resize(20, 5)
        terminal.settle()
        terminal.resize(80, 24)
        terminal.wait_for(seen)
        terminal.press("\x11")

        assert 0 == terminal.wait_for_end()
        terminal.assert_clean()


def test_small_from_the_start(db: Path) -> None:
    """Started too small it says so, and `q` quits."""
    with Terminal(*cgtui("--db", str(db)), columns=20, rows=5) as terminal:
        terminal.wait_for(TOO_SMALL)
        terminal.press("q")

        assert 0 == terminal.wait_for_end()
        terminal.assert_clean()
