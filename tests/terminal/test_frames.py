"""What a key costs: frames and bytes, the part of speed that no load can blur."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.terminal.terminal import DOWN, Terminal, cgtui

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

MOST_BYTES = 1024
"""As much as one step of the cursor may send, so that it is at once there over a slow line."""


WIDE = {"columns": 120, "rows": 36}


def cursor_on(terminal: Terminal, text: str) -> Callable[[], bool]:
    """Return what tells whether the cursor's row is the one with *text*."""
    return lambda: any(f"▐   {text}" in line for line in terminal.lines)


def test_a_step_is_one_small_frame(db: Path) -> None:
    """Of two customers who have all in common, the step from one to the other paints once."""
    with Terminal(*cgtui("--db", str(db)), **WIDE) as terminal:
        terminal.wait_for("1 Groups 4", "ada@lovelace.io", "4 Inspector")
        terminal.press("pjjj")
        terminal.wait_until(cursor_on(terminal, "dennis@bell.com"), "the first Dennis")
        for key, other in (("j", "5/8"), ("k", "4/8"), (DOWN, "5/8")):
            frames = terminal.frames_of(key, until=lambda other=other: other in terminal.text)

            assert 1 == len(frames)
            assert len(frames[0]) <= MOST_BYTES
        terminal.press("q")
        assert 0 == terminal.wait_for_end()


def test_what_belongs_to_a_row_is_painted_after_the_step(db: Path) -> None:
    """Two frames: the cursor at once and small, then the inspector and the links in one."""
    with Terminal(*cgtui("--db", str(db)), **WIDE) as terminal:
        terminal.wait_for("1 Groups 4", "ada@lovelace.io", "4 Inspector")
        for key, there in (("j", "alan@bletchley.uk"), ("G", "zoe@example.de")):
            frames = terminal.frames_of(key, until=cursor_on(terminal, there))

            assert 2 == len(frames)
            assert len(frames[0]) <= MOST_BYTES
        terminal.press("q")
        assert 0 == terminal.wait_for_end()
