"""A pseudo-terminal of 80x24 with a program in it, read by hand."""

from __future__ import annotations

import fcntl
import os
import pty
import struct
import subprocess
import termios
from typing import TYPE_CHECKING, Self

if TYPE_CHECKING:
    from types import TracebackType


class Terminal:
    """A program in a pseudo-terminal, and all that it wrote; killed if it outlives the block."""

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

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.process.kill()
        self.process.wait()
        os.close(self._ours)

    def read_until(self, wanted: bytes) -> None:
        """Read what the program writes until *wanted* is there."""
        while wanted not in self.written:
            assert self._read(), f"{wanted!r} is not in {self.written!r}"

    def read_to_end(self) -> int:
        """Read the rest and return the exit code."""
        while self._read():
            pass
        return self.process.wait()

    def _read(self) -> bool:
        """Read some more, and tell whether there was any."""
        try:
            chunk = os.read(self._ours, 65_536)
        except OSError:  # as Linux says that the other side is closed
            return False
        self.written += chunk
        return bool(chunk)
