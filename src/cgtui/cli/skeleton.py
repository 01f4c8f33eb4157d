"""The workbench's outline, on the terminal before anything heavy is imported.

It is painted in the alternate screen, in the terminal's own colours and plain ASCII, on standard
error, where Textual paints too.  Whoever fails before the workbench stands takes it down first.
"""

from __future__ import annotations

import os
import signal
import sys
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence
    from types import FrameType

_TITLES = ("1 Groups", "2 Customers", "3 Price lists")
_ENTER = "\x1b[?1049h\x1b[?25l\x1b[2J\x1b[H"
_LEAVE = b"\x1b[?25h\x1b[?1049l"
_SECOND_LINE = "\x1b[2;1H"
_TERMINAL = 2
_USUAL_COLUMNS = 80  # of a terminal that does not know its size


def has_terminal() -> bool:
    """Tell whether this process talks to a terminal that can be painted on."""
    on_terminal = all(os.isatty(descriptor) for descriptor in (0, 1, _TERMINAL))
    return on_terminal and os.environ.get("TERM") != "dumb"


def is_workbench(arguments: Sequence[str]) -> bool:
    """Tell whether the command line asks for the workbench and nothing else can be meant.

    >>> is_workbench(["--db", "shop.db"]), is_workbench(["groups", "list"])
    (True, False)
    """
    rest = list(arguments)
    while rest:
        word = rest.pop(0)
        if word == "--db" and rest:
            rest.pop(0)
        elif not word.startswith("--db=") and word not in ("--read-only", "--ascii"):
            return False
    return has_terminal()


class Skeleton:
    """The outline: up from `paint` until the workbench stands or `take_down`."""

    def __init__(self) -> None:
        self._up = False

    def paint(self) -> None:
        """Enter the alternate screen and paint the panes' titles."""
        columns = os.get_terminal_size(_TERMINAL).columns or _USUAL_COLUMNS
        width = columns // len(_TITLES)
        titles = "".join(f" {title}".ljust(width)[:width] for title in _TITLES)
        for name in ("SIGTERM", "SIGHUP", "SIGQUIT"):
            if number := getattr(signal, name, None):
                signal.signal(number, self._killed)
        self._up = True
        _write(f"{_ENTER} cgtui{_SECOND_LINE}\x1b[1m{titles}\x1b[0m".encode())

    def take_down(self) -> None:
        """Give the terminal back as it was, if the outline is still up."""
        if self._up:
            self._up = False
            _write(_LEAVE)

    def forget(self) -> None:
        """Leave the terminal to the workbench, which has given it back already."""
        self._up = False

    def _killed(self, number: int, _frame: FrameType | None) -> None:
        """Die of the signal as without us, but on a clean terminal."""
        self.take_down()
        signal.signal(number, signal.SIG_DFL)
        os.kill(os.getpid(), number)


def _write(painted: bytes) -> None:
    """Write past Python's own buffers, after what is in them."""
    sys.stderr.flush()
    os.write(_TERMINAL, painted)


SKELETON = Skeleton()
"""The outline of this process."""
