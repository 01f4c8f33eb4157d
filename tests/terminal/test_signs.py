"""Terminals without colours, and terminals that know only ASCII."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from tests.terminal.terminal import ESCAPE, Terminal, cgtui

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

SCREENS = (("", "ada@lovelace.io"), ("m", "Groups for"), ("e", "Edit customer"), ("?", "Keys"),
           ("d", "Delete"), ("H", "History"), ("X", "ghost@example.com"))  # fmt: skip
"""A key, and what tells that its screen is there."""


def screens_of(terminal: Terminal) -> Iterator[str]:
    """Walk through the main screens and yield the key of each while it is to be seen."""
    for key, seen in SCREENS:
        terminal.press(*key)
        terminal.wait_for(seen)
        terminal.settle(0.1)
        yield key
        if key:
            terminal.press(key if key == "X" else ESCAPE)
            terminal.wait_until(lambda seen=seen: seen not in terminal.text, f"{seen} closed")


def test_no_color_shows_none(db: Path) -> None:
    """With NO_COLOR all is painted in greys, on every screen, and still all there."""
    with Terminal(*cgtui("--db", str(db)), NO_COLOR="1", COLORTERM="truecolor") as terminal:
        for key in screens_of(terminal):
            coloured = {c for c in terminal.colours if not is_grey(c)}

            assert set() == coloured, f"on the screen of {key!r}"
        terminal.press("q")
        assert 0 == terminal.wait_for_end()


@pytest.mark.parametrize("switch", ["--ascii", "config.toml"])
def test_ascii_draws_with_ascii(db: Path, tmp_path: Path, switch: str) -> None:
    """Frames, marks, arrows and dots are ASCII on every screen; letters of the data stay."""
    folder = tmp_path / "config" / "cgtui"
    folder.mkdir(parents=True)
    (folder / "config.toml").write_text(f"ascii = {str(switch != '--ascii').lower()}\n")
    words = cgtui("--db", str(db), *([switch] if switch == "--ascii" else []))

    with Terminal(*words, XDG_CONFIG_HOME=str(tmp_path / "config")) as terminal:
        for key in screens_of(terminal):
            odd = {c for c in terminal.text if not (c.isascii() or c.isalpha())}

            assert set() == odd, f"on the screen of {key!r}:\n{terminal.text}"
        terminal.press("q")
        assert 0 == terminal.wait_for_end()


def test_a_dumb_terminal_is_told_in_a_sentence(db: Path) -> None:
    """Nothing is painted where nothing can be: a sentence and exit code 2."""
    with Terminal(*cgtui("--db", str(db)), TERM="dumb") as terminal:
        assert 2 == terminal.wait_for_end()
        assert "The workbench needs a terminal" in terminal.text
        assert b"\x1b" not in terminal.written


def is_grey(colour: str) -> bool:
    """Tell whether a colour of the screen is a shade of grey, or the terminal's own."""
    return (
        colour in ("default", "white", "black") or len({colour[0:2], colour[2:4], colour[4:6]}) == 1
    )
