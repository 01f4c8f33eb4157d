"""The workbench's outline, in a pseudo-terminal as a person has one."""

from __future__ import annotations

import signal
import sys
from typing import TYPE_CHECKING

import pyte
import pytest
from tests.cli.terminal import Terminal

if TYPE_CHECKING:
    from pathlib import Path

PAINT = """
import sys
from cgtui.cli.skeleton import SKELETON, is_workbench
assert is_workbench(["--db", "x.db", "--ascii"])
SKELETON.paint()
heavy = {"click", "peewee", "textual", "sqlite3", "asyncio"} & set(sys.modules)
assert not heavy, heavy
"""
WAIT = "import time\ntime.sleep(60)\n"
LEAVE = b"\x1b[?25h\x1b[?1049l"


def test_the_outline_is_painted_before_anything_heavy_is_imported() -> None:
    """The three panes' titles are on the screen, in thirds, the cursor hidden."""
    with Terminal(sys.executable, "-c", PAINT) as terminal:
        code = terminal.read_to_end()
    screen = pyte.Screen(80, 24)
    pyte.ByteStream(screen).feed(terminal.written)

    assert 0 == code, terminal.written
    assert [1, 27, 53] == [screen.display[1].index(title) for title in ("1 G", "2 C", "3 P")]
    assert screen.cursor.hidden


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGHUP, signal.SIGQUIT])
def test_a_signal_before_the_workbench_stands_leaves_a_clean_terminal(number: int) -> None:
    """The program dies of it as any other, and the screen from before is back."""
    with Terminal(sys.executable, "-c", PAINT + WAIT) as terminal:
        terminal.read_until(b"Price lists")
        terminal.process.send_signal(number)
        code = terminal.read_to_end()

    assert -number == code
    assert terminal.written.endswith(LEAVE)


def test_a_refusal_is_read_on_the_screen_from_before(tmp_path: Path) -> None:
    """A file that cannot be opened: the outline goes first, then comes the sentence."""
    path = tmp_path / "notes.db"
    path.write_text("no database, but text\n" * 100)

    with Terminal(sys.executable, "-m", "cgtui", "--db", str(path)) as terminal:
        code = terminal.read_to_end()

    outline, _, rest = terminal.written.partition(LEAVE)
    assert 1 == code
    assert b"Customers" in outline
    assert b"is not a SQLite file" in rest.replace(b"\r\n", b"")
    assert LEAVE not in rest


def test_a_dumb_terminal_is_refused(db: Path) -> None:
    """Nothing is painted on it; one sentence and exit code 2."""
    with Terminal(sys.executable, "-m", "cgtui", "--db", str(db), TERM="dumb") as terminal:
        code = terminal.read_to_end()

    assert 2 == code
    assert b"\x1b" not in terminal.written
    assert b"needs a terminal" in terminal.written


@pytest.mark.parametrize("line", [["groups", "list"], ["--version"], ["--help"], ["--nothing"]])
def test_other_commands_paint_no_outline(db: Path, line: list[str]) -> None:
    """A list on a terminal is a list, without codes."""
    with Terminal(sys.executable, "-m", "cgtui", "--db", str(db), *line) as terminal:
        terminal.read_to_end()

    assert b"\x1b" not in terminal.written
