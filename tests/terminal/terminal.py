"""A terminal in memory with a real program in it: keys go in, and pyte shows what came out."""

from __future__ import annotations

import fcntl
import os
import pty
import re
import select
import struct
import subprocess
import sys
import termios
import time
from typing import TYPE_CHECKING, Self

import pyte

if TYPE_CHECKING:
    from collections.abc import Callable

PATIENCE = 30.0
"""Seconds a test waits at most for what should be on the screen; only a failure takes them."""

QUIET = 0.3
"""Seconds without a byte after which a program is taken to have painted all it had to."""

ENTER, ESCAPE, DOWN = "\r", "\x1b", "\x1b[B"
"""What these keys send."""

_OPEN_AS_OURS = 'exec "$@" <"$0" >"$0" 2>&1'
"""Whoever leads a session and opens a terminal gets its signals, as under a shell."""

_MODE = re.compile(rb"\x1b\[\?([\d;]+)([hl])")
_NOT_FOR_PYTE = re.compile(rb"\x1b\[[<=>][\d;]*[A-Za-z]|\x1b\[\?[\d;]*\$p")
_UNFINISHED = re.compile(rb"\x1b(\[[\d;?<=>$]*)?\Z")
_ASKS_FOR_SYNC = b"\x1b[?2026$p"
_HAS_SYNC = b"\x1b[?2026;2$y"
_KEYBOARD = (rb"\x1b\[>\d+u", rb"\x1b\[<u")
_SHOWS_CURSOR = 25
_ON_ANYWAY = frozenset({7, _SHOWS_CURSOR})
"""Modes that a terminal has on by itself: it wraps long lines, and shows its cursor."""
_FRAME = re.compile(rb"\x1b\[\?2026h.*?\x1b\[\?2026l", re.DOTALL)


class Terminal:
    """A program in a pseudo-terminal.

    Args:
        command: The program and its arguments.
        columns: How wide the terminal is.
        rows: How high it is.
        environment: What is told to the program beside the test's own environment.
    """

    def __init__(
        self, *command: str, columns: int = 80, rows: int = 24, **environment: str
    ) -> None:
        self._ours, self._theirs = pty.openpty()
        self._screen = pyte.Screen(columns, rows)
        self._stream = pyte.ByteStream(self._screen)
        self._waiting = b""
        self.written = b""
        """Every byte the program has written."""
        self.resize(columns, rows)
        self._settings = termios.tcgetattr(self._theirs)
        self.process = subprocess.Popen(  # noqa: S603 - our own program
            ["sh", "-c", _OPEN_AS_OURS, os.ttyname(self._theirs), *command],  # noqa: S607 - POSIX
            env={**os.environ, **environment},
            start_new_session=True,
        )

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        if self.process.poll() is None:
            self.process.kill()
        self.process.wait()
        self.close()
        if self._theirs >= 0:
            os.close(self._theirs)

    @property
    def lines(self) -> list[str]:
        """What is on the screen, line by line."""
        return list(self._screen.display)

    @property
    def text(self) -> str:
        """What is on the screen."""
        return "\n".join(self.lines)

    @property
    def colours(self) -> set[str]:
        """The colours on the screen: six hexadecimal digits, or a name."""
        drawn = (cell for line in self._screen.buffer.values() for cell in line.values())
        return {colour for cell in drawn for colour in (cell.fg, cell.bg)}

    def press(self, *keys: str) -> None:
        """Send what keys send."""
        for key in keys:
            os.write(self._ours, key.encode())

    def resize(self, columns: int, rows: int) -> None:
        """Make the terminal another size; the program is told by a signal."""
        self._screen.resize(rows, columns)
        fcntl.ioctl(self._ours, termios.TIOCSWINSZ, struct.pack("HHHH", rows, columns, 0, 0))

    def close(self) -> None:
        """Close the window with the program still in it."""
        if self._ours >= 0:
            os.close(self._ours)
            self._ours = -1

    def wait_for(self, *texts: str) -> None:
        """Read until all *texts* are on the screen."""
        self.wait_until(lambda: all(text in self.text for text in texts), f"{texts} on the screen")

    def wait_until(self, true: Callable[[], bool], what: str) -> None:
        """Read until *true* answers so."""
        end = time.monotonic() + PATIENCE
        while not true():
            assert time.monotonic() < end, f"Not seen: {what}. There is:\n{self.text}"
            self._read(0.1)

    def wait_for_end(self) -> int:
        """Read until the program has ended, and return its exit code."""
        self.wait_until(lambda: self.process.poll() is not None, "the end of the program")
        self.settle(0.0)
        return self.process.returncode

    def settle(self, quiet: float = QUIET) -> None:
        """Read until nothing has come for a while."""
        while self._read(quiet):
            pass

    def frames_of(self, *keys: str, until: Callable[[], bool]) -> list[bytes]:
        """Press *keys* and return the frames painted until *until* holds and no more come."""
        self.settle()
        before = len(self.written)
        self.press(*keys)
        self.wait_until(until, f"what {keys} should do")
        self.settle()
        painted = self.written[before:]
        frames = _FRAME.findall(painted)
        assert painted == b"".join(frames), f"Painted outside of a frame: {painted!r}"
        return frames

    @property
    def modes(self) -> set[int]:
        """The private modes that were switched on and not off again, such as 1049."""
        on: set[int] = set()
        for numbers, switch in _MODE.findall(self.written):
            for number in map(int, numbers.split(b";")):
                (on.add if switch == b"h" else on.discard)(number)
        return on

    def assert_clean(self) -> None:
        """Fail unless the terminal is as a shell wants it back."""
        pushed, popped = (len(re.findall(code, self.written)) for code in _KEYBOARD)

        assert self.modes <= _ON_ANYWAY, "left on: alternate screen, mouse or paste"
        assert _SHOWS_CURSOR in self.modes, "the cursor is hidden"
        assert pushed == popped, "the keyboard protocol is left on"
        assert self._settings == termios.tcgetattr(self._theirs), "the line is not cooked"

    def _read(self, patience: float) -> bool:
        """Take what the program has written within *patience* seconds, if anything."""
        if not select.select([self._ours], [], [], patience)[0]:
            return False
        chunk = os.read(self._ours, 65536)
        self.written += chunk
        if _ASKS_FOR_SYNC in self.written[-len(chunk) - len(_ASKS_FOR_SYNC) :]:
            self.press(_HAS_SYNC.decode())
        whole = self._waiting + chunk
        tail = _UNFINISHED.search(whole)
        self._waiting = tail[0] if tail else b""
        self._stream.feed(_NOT_FOR_PYTE.sub(b"", whole[: len(whole) - len(self._waiting)]))
        return bool(chunk)


def cgtui(*arguments: str) -> tuple[str, ...]:
    """Return the words that start our program."""
    return (sys.executable, "-m", "cgtui", *arguments)
