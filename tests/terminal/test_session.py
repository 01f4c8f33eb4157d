"""A session as a person has it: a real process in a real terminal of 80x24."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.shop import members_of, open_shop, sentences
from tests.terminal.terminal import ENTER, Terminal, cgtui

if TYPE_CHECKING:
    from pathlib import Path

CTRL_S = "\x13"


def test_filter_mark_add_undo_quit(db: Path) -> None:
    """Three customers are found, marked, put into a group and taken out again; then one leaves."""
    with Terminal(*cgtui("--db", str(db))) as terminal:
        terminal.wait_for("1 Groups", "2 Customers 8", "3 Price lists", "ada@lovelace.io")
        terminal.press("/bell", ENTER, "   ")
        terminal.wait_for("2 Customers 3/8", "filter: bell", "3 selected · 0 hidden by filter")
        terminal.press("m")
        terminal.wait_for("Groups for 3 customers")
        terminal.press("press", ENTER)
        terminal.wait_for("1 → 4")
        terminal.press(CTRL_S)
        terminal.wait_for("Added 3 customers")
        with open_shop(db) as workspace:
            assert 4 == len(members_of(workspace, "Press"))

        terminal.press("u")
        terminal.wait_for("Undid: Added 3 customers")
        terminal.press("q")

        assert 0 == terminal.wait_for_end()
        terminal.assert_clean()
    with open_shop(db) as workspace:
        assert 1 == len(members_of(workspace, "Press"))
        assert 2 == len(sentences(workspace))


def test_what_is_typed_ahead_goes_where_it_was_meant_to(db: Path) -> None:
    """All keys of it at once, as over a slow line: no letter of the name runs an action."""
    with Terminal(*cgtui("--db", str(db))) as terminal:
        terminal.wait_for("ada@lovelace.io")
        terminal.press(f"/bell{ENTER}   mpress{ENTER}{CTRL_S}")
        terminal.wait_for("Added 3 customers")
        terminal.press("uq")

        assert 0 == terminal.wait_for_end()
    with open_shop(db) as workspace:
        assert ["Undid", "Added"] == [said.split()[0].strip(":") for said in sentences(workspace)]


def test_a_change_is_taken_back_after_a_kill(db: Path) -> None:
    """The program is killed right after a change; the next one can still take it back."""
    with Terminal(*cgtui("--db", str(db))) as terminal:
        terminal.wait_for("ada@lovelace.io")
        terminal.press("d")
        terminal.wait_for("Delete")
        terminal.press("y")
        terminal.wait_for("Deleted", "2 Customers 7")
        terminal.process.kill()
        terminal.wait_for_end()

    with Terminal(*cgtui("--db", str(db))) as terminal:
        terminal.wait_for("2 Customers 7")
        terminal.press("u")
        terminal.wait_for("Undid: Deleted", "2 Customers 8", "ada@lovelace.io")
        terminal.press("q")

        assert 0 == terminal.wait_for_end()


def test_the_screen_is_as_it_was_left(db: Path) -> None:
    """Pane, row, scope and filter come back with the file."""
    with Terminal(*cgtui("--db", str(db))) as terminal:
        terminal.wait_for("ada@lovelace.io")
        terminal.press(f"1G{ENTER}2/mit{ENTER}")
        terminal.wait_for("group=Wholesale", "filter: mit", "2 Customers 1/8")
        terminal.press("q")
        terminal.wait_for_end()

    with Terminal(*cgtui("--db", str(db))) as terminal:
        terminal.wait_for("group=Wholesale", "filter: mit", "2 Customers 1/8", "barbara@mit.edu")
        terminal.press("q")
        terminal.wait_for_end()
