"""The terminal is given back clean, however the program ends."""

from __future__ import annotations

import signal
from typing import TYPE_CHECKING

import pytest
from tests.terminal.terminal import Terminal, cgtui

if TYPE_CHECKING:
    from pathlib import Path

ALTERNATE_SCREEN, MOUSE = 1049, 1000
CTRL_C, CTRL_Q = "\x03", "\x11"


def test_the_workbench_takes_the_terminal_and_gives_it_back(db: Path) -> None:
    """While it runs it has the alternate screen and the mouse; afterwards neither."""
    with Terminal(*cgtui("--db", str(db))) as terminal:
        terminal.wait_for("ada@lovelace.io")

        assert {ALTERNATE_SCREEN, MOUSE} <= terminal.modes
        terminal.press(CTRL_Q)
        assert 0 == terminal.wait_for_end()
        terminal.assert_clean()


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGHUP, signal.SIGQUIT])
def test_a_signal_ends_it_cleanly(db: Path, number: signal.Signals) -> None:
    """Ended from outside, it leaves as if one had quit, and says by which signal."""
    with Terminal(*cgtui("--db", str(db))) as terminal:
        terminal.wait_for("ada@lovelace.io")
        terminal.process.send_signal(number)

        assert 128 + number == terminal.wait_for_end()
        terminal.assert_clean()


def test_a_signal_above_a_dialog_ends_it_cleanly(db: Path) -> None:
    """A form that is open does not keep the terminal."""
    with Terminal(*cgtui("--db", str(db))) as terminal:
        terminal.wait_for("ada@lovelace.io")
        terminal.press("e")
        terminal.wait_for("Edit customer")
        terminal.process.send_signal(signal.SIGTERM)

        assert 128 + signal.SIGTERM == terminal.wait_for_end()
        terminal.assert_clean()


def test_a_closed_window_ends_it(db: Path) -> None:
    """A process without a terminal does not stay behind."""
    with Terminal(*cgtui("--db", str(db))) as terminal:
        terminal.wait_for("ada@lovelace.io")
        terminal.close()

        assert 0 != terminal.process.wait(timeout=30)


def test_ctrl_c_neither_quits_nor_writes(db: Path) -> None:
    """It is pressed by habit; the program stays, and says how to leave it."""
    with Terminal(*cgtui("--db", str(db))) as terminal:
        terminal.wait_for("ada@lovelace.io")
        terminal.press(CTRL_C, "j")
        terminal.wait_for("alan@bletchley.uk ·")

        assert terminal.process.poll() is None
        terminal.press("q")
        assert 0 == terminal.wait_for_end()


def test_a_file_that_is_none_is_told_on_a_clean_screen(tmp_path: Path) -> None:
    """The sentence is read where the command was typed, not on a screen that is gone."""
    path = tmp_path / "letter.txt"
    path.write_text("Dear shop,\n" * 200)

    with Terminal(*cgtui("--db", str(path))) as terminal:
        assert 1 == terminal.wait_for_end()
        assert "not a SQLite file" in " ".join(terminal.text.split())
        terminal.assert_clean()
