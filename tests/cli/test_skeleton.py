"""The workbench's outline, in a pseudo-terminal as a person has one."""

from __future__ import annotations

import fcntl
import os
import pty
import signal
import struct
import subprocess
import sys
import termios
from typing import TYPE_CHECKING

import pyte
import pytest

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


class Terminal:
    """A program in a pseudo-terminal of 80x24, and all that it wrote."""

    def __init__(self, *command: str, **environment: str) -> None:
        self._ours, theirs = pty.openpty()
        fcntl.ioctl(theirs, termios.TIOCSWINSZ, struct.pack("HHHH", 24, 80, 0, 0))
        self.process = subprocess.Popen(  # noqa: S603 - our own program
            command,
            stdin=theirs,
            stdout=theirs,
            stderr=theirs,
            start_new_session=True,
            env={**os.environ, **environment},
        )
        os.close(theirs)
        self.written = b""

    def read_until(self, wanted: bytes) -> None:
        """Read what the program writes until *wanted* is there."""
        while wanted not in self.written:
            self.written += os.read(self._ours, 65_536)

    def read_to_end(self) -> int:
        """Read the rest and return the exit code."""
        while True:
            try:
                chunk = os.read(self._ours, 65_536)
            except OSError:  # Linux says so when the other side is closed
                break
            if not chunk:
                break
            self.written += chunk
        os.close(self._ours)
        return self.process.wait()


def test_the_outline_is_painted_before_anything_heavy_is_imported() -> None:
    """The three panes' titles are on the screen, in thirds, the cursor hidden."""
    terminal = Terminal(sys.executable, "-c", PAINT + "import os; os._exit(0)")
    code = terminal.read_to_end()
    screen = pyte.Screen(80, 24)
    pyte.ByteStream(screen).feed(terminal.written)

    assert 0 == code, terminal.written
    assert [1, 27, 53] == [screen.display[1].index(title) for title in ("1 G", "2 C", "3 P")]
    assert screen.cursor.hidden


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGHUP, signal.SIGQUIT])
def test_a_signal_before_the_workbench_stands_leaves_a_clean_terminal(number: int) -> None:
    """The program dies of it as any other, and the screen from before is back."""
    terminal = Terminal(sys.executable, "-c", PAINT + WAIT)
    terminal.read_until(b"Price lists")
    terminal.process.send_signal(number)
    code = terminal.read_to_end()

    assert -number == code
    assert terminal.written.endswith(LEAVE)


def test_a_refusal_is_read_on_the_screen_from_before(tmp_path: Path) -> None:
    """A file that cannot be opened: the outline goes first, then comes the sentence."""
    path = tmp_path / "notes.db"
    path.write_text("no database, but text\n" * 100)

    terminal = Terminal(sys.executable, "-m", "cgtui", "--db", str(path))
    code = terminal.read_to_end()

    outline, _, rest = terminal.written.partition(LEAVE)
    assert 1 == code
    assert b"Customers" in outline
    assert b"is not a SQLite file" in rest.replace(b"\r\n", b"")
    assert LEAVE not in rest


def test_a_dumb_terminal_is_refused(db: Path) -> None:
    """Nothing is painted on it; one sentence and exit code 2."""
    terminal = Terminal(sys.executable, "-m", "cgtui", "--db", str(db), TERM="dumb")

    assert 2 == terminal.read_to_end()
    assert b"\x1b" not in terminal.written
    assert b"needs a terminal" in terminal.written


@pytest.mark.parametrize("line", [["groups", "list"], ["--version"], ["--help"], ["--nothing"]])
def test_other_commands_paint_no_outline(db: Path, line: list[str]) -> None:
    """A list on a terminal is a list, without codes."""
    terminal = Terminal(sys.executable, "-m", "cgtui", "--db", str(db), *line)
    terminal.read_to_end()

    assert b"\x1b" not in terminal.written
